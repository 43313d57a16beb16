import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { later } from '../../../src/domain/instant.ts';
import type { Ledger, NoteKind } from '../../../src/ports/ledger.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { answered, keepAnswer } from './feedback.ts';
import { at, DAY, NINE } from './samples.ts';

const LEASE_MS = 120_000;
const EVENT = 'slack:T1:C1:1700000000.000100';

const take = (ledger: Ledger, now: string, event = EVENT): Promise<boolean> =>
  ledger.takeEvent(event, now, later(now, LEASE_MS));

/** Many who ask at the same moment; how many were told to go ahead. */
const takeAtOnce = async (ledger: Ledger, takers: number, now: string, event: string): Promise<number> =>
  (await Promise.all(Array.from({ length: takers }, () => take(ledger, now, event)))).filter(Boolean).length;

type Step =
  | { readonly kind: 'take'; readonly takers: number }
  | { readonly kind: 'finish' }
  | { readonly kind: 'wait'; readonly ms: number };

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), takers: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'finish' as const }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, LEASE_MS - 1, LEASE_MS) }),
    },
  ),
  { minLength: 1, maxLength: 12 },
);

/** Does the steps to one event and to a plain model of it. */
async function followEvent(ledger: Ledger, event: string, sequence: readonly Step[]): Promise<void> {
  let [now, free, finished] = [NINE, NINE, false];
  for (const step of sequence) {
    if (step.kind === 'wait') now = later(now, step.ms);
    if (step.kind === 'finish') {
      await ledger.finishEvent(event, now);
      finished = true;
    }
    if (step.kind !== 'take') continue;
    const isFree = !finished && free <= now;
    expect(await takeAtOnce(ledger, step.takers, now, event)).toBe(isFree ? 1 : 0);
    if (isFree) free = later(now, LEASE_MS);
  }
}

/** What chat surfaces must not forget: events and notes, and what is forgotten by schedule. */
export function chatContract(open: OpenLedger): void {
  describe('an event of a chat platform', () => {
    it('is taken once while it is being answered, however often it is delivered', async () => {
      const ledger = await open();
      expect(await take(ledger, NINE)).toBe(true);
      expect(await take(ledger, NINE)).toBe(false);
      expect(await take(ledger, at('09:01'))).toBe(false);
      expect(await take(ledger, NINE, 'teams:a:1')).toBe(true);
    });

    it('is taken again at the moment at which the lease has ended, and has a new one then', async () => {
      const ledger = await open();
      await take(ledger, NINE);
      expect(await take(ledger, later(at('09:02'), -1))).toBe(false);
      expect(await take(ledger, at('09:02'))).toBe(true);
      expect(await take(ledger, at('09:03'))).toBe(false);
    });

    it('is never taken again once it is finished', async () => {
      const ledger = await open();
      await take(ledger, NINE);
      await ledger.finishEvent(EVENT, at('09:01'));
      await ledger.finishEvent(EVENT, at('09:01'));
      expect(await take(ledger, at('23:00'))).toBe(false);
    });

    it('can be finished by who never took it', async () => {
      const ledger = await open();
      await ledger.finishEvent(EVENT, NINE);
      expect(await take(ledger, at('23:00'))).toBe(false);
    });

    it('goes to one of 20 who ask for it at once, also when an earlier lease has ended', async () => {
      const ledger = await open();
      expect(await takeAtOnce(ledger, 20, NINE, EVENT)).toBe(1);
      expect(await takeAtOnce(ledger, 20, at('09:02'), EVENT)).toBe(1);
    });

    it('goes to one at most whatever happens to it in whatever order', async () => {
      const ledger = await open();
      let runs = 0;
      const property = fc.asyncProperty(steps, (sequence) => followEvent(ledger, `event-${(runs += 1)}`, sequence));
      await fc.assert(property, { numRuns: 60 });
    });
  });

  describe('a note', () => {
    it('is there until it is forgotten, the last text of its kind and key', async () => {
      const ledger = await open();
      expect(await ledger.note('section', 'slack:T1:U1')).toBeUndefined();
      expect(await ledger.keepNote('section', 'slack:T1:U1', '市民課', NINE)).toBe(true);
      expect(await ledger.keepNote('section', 'slack:T1:U1', '税務課', NINE)).toBe(true);
      expect(await ledger.note('section', 'slack:T1:U1')).toBe('税務課');
      await ledger.forgetNote('section', 'slack:T1:U1');
      await ledger.forgetNote('section', 'slack:T1:U1');
      expect(await ledger.note('section', 'slack:T1:U1')).toBeUndefined();
    });

    it('is apart from those of other kinds and keys', async () => {
      const ledger = await open();
      const kinds: readonly NoteKind[] = ['thread', 'section', 'reference', 'token'];
      for (const kind of kinds) await ledger.keepNote(kind, 'a', kind, NINE);
      await ledger.keepNote('token', 'A', 'other', NINE);
      await ledger.forgetNote('reference', 'a');
      const notes = await Promise.all(kinds.map((kind) => ledger.note(kind, 'a')));
      expect(notes).toEqual(['thread', 'section', undefined, 'token']);
    });

    it('keeps every character, and the empty text', async () => {
      const ledger = await open();
      for (const body of ['', '\'"\\%_\n\t😀 係 <@U1>', 'x'.repeat(100_000)]) {
        await ledger.keepNote('reference', body.slice(0, 40), body, NINE);
        expect(await ledger.note('reference', body.slice(0, 40))).toBe(body);
      }
    });

    it('is replaced only where it is still the text that was read', async () => {
      const ledger = await open();
      expect(await ledger.keepNote('token', 't', 'new', NINE, 'old')).toBe(false);
      expect(await ledger.note('token', 't')).toBeUndefined();
      await ledger.keepNote('token', 't', 'old', NINE);
      expect(await ledger.keepNote('token', 't', 'new', NINE, 'old')).toBe(true);
      expect(await ledger.keepNote('token', 't', 'newer', NINE, 'old')).toBe(false);
      expect(await ledger.note('token', 't')).toBe('new');
      await ledger.keepNote('token', 't', '', NINE);
      expect(await ledger.keepNote('token', 't', 'new', NINE, '')).toBe(true);
    });

    it('counts right when several count at once', async () => {
      const ledger = await open();
      await ledger.keepNote('token', 'count', '0', NINE);
      const count = async (times: number): Promise<void> => {
        if (times === 0) return;
        const read = await ledger.note('token', 'count');
        const kept = await ledger.keepNote('token', 'count', String(Number(read) + 1), NINE, read);
        await count(kept ? times - 1 : times);
      };
      await Promise.all(Array.from({ length: 6 }, () => count(5)));
      expect(await ledger.note('token', 'count')).toBe('30');
    });
  });

  describe('forgetting chats', () => {
    const NEVER = '2000-01-01T00:00:00.000Z';
    const BEFORE = { events: NEVER, threads: NEVER, answers: NEVER };

    it('forgets events that were last taken or finished before the moment', async () => {
      const ledger = await open();
      await take(ledger, at('09:00'), 'old');
      await ledger.finishEvent('old-finished', at('09:00'));
      await take(ledger, at('09:00'), 'taken-later');
      await take(ledger, at('10:00'), 'taken-later');
      await take(ledger, at('09:00'), 'finished-later');
      await ledger.finishEvent('finished-later', at('10:00'));
      await ledger.forgetChats({ ...BEFORE, events: at('10:00') });
      const events = ['old', 'old-finished', 'taken-later', 'finished-later'];
      const taken = await Promise.all(events.map((event) => take(ledger, at('10:01'), event)));
      expect(taken).toEqual([true, true, false, false]);
    });

    it('forgets threads that were last kept before the moment, and no other notes', async () => {
      const ledger = await open();
      for (const kind of ['thread', 'section', 'reference', 'token'] as const)
        await ledger.keepNote(kind, 'old', kind, at('09:00'));
      await ledger.keepNote('thread', 'kept', 'x', at('09:00'));
      await ledger.keepNote('thread', 'kept', 'x', at('10:00'));
      await ledger.keepNote('thread', 'replaced', 'x', at('09:00'));
      await ledger.keepNote('thread', 'replaced', 'x', at('10:00'), 'x');
      await ledger.forgetChats({ ...BEFORE, threads: at('10:00') });
      expect(await ledger.note('thread', 'old')).toBeUndefined();
      expect(await ledger.note('thread', 'kept')).toBe('x');
      expect(await ledger.note('thread', 'replaced')).toBe('x');
      for (const kind of ['section', 'reference', 'token'] as const) expect(await ledger.note(kind, 'old')).toBe(kind);
    });

    it('keeps a turn whole: the event is finished, the thread is joined, the answer may be judged', async () => {
      const ledger = await open();
      await take(ledger, NINE);
      await ledger.keepTurn({ event: EVENT, thread: 'a thread', answer: answered('m-1', { at: at('09:01') }) });
      expect(await take(ledger, at('12:00'))).toBe(false);
      expect(await ledger.note('thread', 'a thread')).toBe('joined');
      expect((await ledger.feedback({})).answers).toBe(1);
    });

    it('forgets answers that were given before the moment, with what was thought of them', async () => {
      const ledger = await open();
      const verdict = { by: 'a', verdict: 'wrong', comment: '期限が違います' } as const;
      for (const [message, time] of [
        ['old', '09:00'],
        ['kept', '10:00'],
      ] as const) {
        await keepAnswer(ledger, answered(message, { at: at(time) }));
        await ledger.keepVerdict({ message, ...verdict }, at('11:00'));
      }
      await ledger.forgetChats({ ...BEFORE, answers: at('10:00') });
      expect(await ledger.keepVerdict({ message: 'old', ...verdict }, at('11:00'))).toBe(false);
      // Should a message of that name come again, nothing is known of the first.
      await keepAnswer(ledger, answered('old', { at: at('12:00') }));
      const { answers, verdicts } = await ledger.feedback({});
      expect([answers, verdicts.map(({ message }) => message)]).toEqual([2, ['kept']]);
    });

    it('forgets nothing of one kind where only another is old', async () => {
      const ledger = await open();
      await take(ledger, NINE);
      await ledger.keepNote('thread', 'x', 'x', NINE);
      await keepAnswer(ledger, answered('m-1', { at: NINE }));
      await ledger.forgetChats(BEFORE);
      expect(await take(ledger, NINE)).toBe(false);
      expect(await ledger.note('thread', 'x')).toBe('x');
      expect((await ledger.feedback({})).answers).toBe(1);
    });

    it('is not what the deletion of official records does', async () => {
      const ledger = await open();
      await keepAnswer(ledger, answered('m-1', { at: NINE }));
      await ledger.deleteRecords('2100-01-01', '管理者', at('10:00'));
      expect((await ledger.feedback({ from: DAY, to: DAY })).answers).toBe(1);
    });
  });
}
