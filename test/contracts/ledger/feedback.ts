import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { AnswerRecord, Verdict } from '../../../src/domain/chat.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { at, NINE } from './samples.ts';

/** An answer about who is in charge, in a message of Slack. */
export const answered = (message: string, change: Partial<AnswerRecord> = {}): AnswerRecord => ({
  message,
  platform: 'slack',
  municipality: 'aoba',
  about: 'owner',
  kind: 'grounded',
  at: NINE,
  ...change,
});

/** Keeps an answer that was given in a thread of its own. */
export const keepAnswer = (ledger: Ledger, answer: AnswerRecord): Promise<void> =>
  ledger.keepTurn({ event: `event of ${answer.message}`, thread: `thread of ${answer.message}`, answer });

const judge = (ledger: Ledger, message: string, by: string, verdict: Verdict, time = '10:00'): Promise<boolean> =>
  ledger.keepVerdict({ message, by, verdict }, at(time));

const PEOPLE = ['a', 'b', 'c'] as const;
const presses = fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom<Verdict>('helpful', 'wrong')), {
  maxLength: 12,
});

/** Answers that were given, and what was thought of them. */
export function feedbackContract(open: OpenLedger): void {
  describe('feedback', () => {
    it('is a verdict with its answer, and with what was retained', async () => {
      const ledger = await open();
      const about = answered('m-1', { platform: 'teams', about: 'schedule', kind: 'not-in-plan', question: 'いつ？' });
      await keepAnswer(ledger, about);
      const verdict = { message: 'm-1', by: 'teams:t:1', verdict: 'wrong', comment: '=1+1\n😀' } as const;
      expect(await ledger.keepVerdict(verdict, at('10:00'))).toBe(true);
      expect(await ledger.feedback({})).toEqual({
        answers: 1,
        verdicts: [{ ...about, verdict: 'wrong', comment: '=1+1\n😀', judgedAt: at('10:00') }],
      });
    });

    it('has no question and no comment where none were given', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1'));
      await judge(ledger, 'm-1', 'a', 'helpful');
      const { verdicts } = await ledger.feedback({});
      expect(verdicts).toEqual([{ ...answered('m-1'), verdict: 'helpful', judgedAt: at('10:00') }]);
      expect(verdicts[0]).not.toHaveProperty('question');
      expect(verdicts[0]).not.toHaveProperty('comment');
    });

    it('takes whatever a person wrote', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1', { question: '\0担当は？\0' }));
      await ledger.keepVerdict({ message: 'm-1', by: 'a', verdict: 'wrong', comment: '\0違う' }, at('10:00'));
      const { verdicts } = await ledger.feedback({});
      expect(verdicts).toEqual([expect.objectContaining({ question: '担当は？', comment: '違う' })]);
    });

    it('tells nobody who judged', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1'));
      await judge(ledger, 'm-1', 'slack:T1:U0123ABC', 'wrong');
      expect(JSON.stringify(await ledger.feedback({}))).not.toContain('U0123ABC');
    });

    it('is refused for a message that holds no answer', async () => {
      const ledger = await open();
      expect(await judge(ledger, 'none', 'a', 'helpful')).toBe(false);
      expect(await ledger.feedback({})).toEqual({ answers: 0, verdicts: [] });
    });

    it('keeps an answer as it was first told', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1', { question: '初め' }));
      await keepAnswer(ledger, answered('m-1', { about: 'term', question: '次', at: at('11:00') }));
      await judge(ledger, 'm-1', 'a', 'helpful');
      const { answers, verdicts } = await ledger.feedback({});
      expect(answers).toBe(1);
      expect(verdicts).toEqual([expect.objectContaining({ about: 'owner', question: '初め', at: NINE })]);
    });

    it('replaces a verdict whole, with its comment and its time', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1'));
      await ledger.keepVerdict({ message: 'm-1', by: 'a', verdict: 'wrong', comment: '古い' }, at('10:00'));
      await judge(ledger, 'm-1', 'a', 'helpful', '11:00');
      const { verdicts } = await ledger.feedback({});
      expect(verdicts).toEqual([{ ...answered('m-1'), verdict: 'helpful', judgedAt: at('11:00') }]);
    });

    it('holds the last verdict of every person, however often each presses', async () => {
      const ledger = await open();
      let runs = 0;
      const property = fc.asyncProperty(presses, async (pressed) => {
        const municipality = `run-${(runs += 1)}`;
        await keepAnswer(ledger, answered(municipality, { municipality }));
        for (const [by, verdict] of pressed) await judge(ledger, municipality, by, verdict);
        const { verdicts } = await ledger.feedback({ municipality });
        const last = new Map(pressed);
        expect(verdicts.map(({ verdict }) => verdict)).toEqual(PEOPLE.flatMap((by) => last.get(by) ?? []));
      });
      await fc.assert(property, { numRuns: 40 });
    });

    it('holds one verdict of a person who presses both buttons at once', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1'));
      const both: readonly Verdict[] = ['helpful', 'wrong', 'helpful', 'wrong'];
      const kept = await Promise.all(both.map((verdict) => judge(ledger, 'm-1', 'a', verdict)));
      expect(kept).toEqual([true, true, true, true]);
      expect((await ledger.feedback({})).verdicts).toHaveLength(1);
    });

    it('is that of a municipality, of answers given on days in Japan, the last one included', async () => {
      const ledger = await open();
      // The day begins in Japan at 15:00 UTC of the day before.
      const moments = {
        before: '2027-02-28T14:59:59.999Z',
        first: '2027-02-28T15:00:00.000Z',
        last: '2027-03-02T14:59:59.999Z',
        after: '2027-03-02T15:00:00.000Z',
      };
      for (const [message, moment] of Object.entries(moments))
        await keepAnswer(ledger, answered(message, { at: moment }));
      await keepAnswer(ledger, answered('elsewhere', { municipality: 'kasugano', at: moments.first }));
      await keepAnswer(ledger, answered('all', { municipality: '', at: moments.first }));
      for (const message of [...Object.keys(moments), 'elsewhere', 'all']) await judge(ledger, message, 'a', 'wrong');
      const found = async (filter: Parameters<Ledger['feedback']>[0]) => {
        const { answers, verdicts } = await ledger.feedback(filter);
        return [answers, verdicts.map(({ message }) => message)];
      };
      const march = { from: '2027-03-01', to: '2027-03-02' };
      expect(await found({ municipality: 'aoba', ...march })).toEqual([2, ['first', 'last']]);
      expect(await found(march)).toEqual([4, ['all', 'elsewhere', 'first', 'last']]);
      expect(await found({ municipality: 'kasugano' })).toEqual([1, ['elsewhere']]);
      expect(await found({ to: '2027-02-28' })).toEqual([1, ['before']]);
      expect(await found({ from: '2027-03-03' })).toEqual([1, ['after']]);
    });

    it('counts answers that nobody judged, and gives verdicts by the age of the answer', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('new', { at: at('11:00') }));
      await keepAnswer(ledger, answered('old', { at: at('09:00') }));
      await keepAnswer(ledger, answered('unjudged'));
      await judge(ledger, 'new', 'a', 'helpful', '11:30');
      await judge(ledger, 'old', 'b', 'wrong', '13:00');
      await judge(ledger, 'old', 'c', 'helpful', '12:00');
      const { answers, verdicts } = await ledger.feedback({});
      expect(answers).toBe(3);
      expect(verdicts.map(({ message, verdict }) => [message, verdict])).toEqual([
        ['old', 'helpful'],
        ['old', 'wrong'],
        ['new', 'helpful'],
      ]);
    });
  });
}
