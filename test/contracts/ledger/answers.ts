import { describe, expect, it } from 'vitest';
import type { ReminderAnswer, ReminderFilter, ReminderState } from '../../../src/domain/reminder.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import {
  at,
  changeOf,
  claim,
  claimOne,
  draft,
  FIRST,
  MILESTONE,
  NINE,
  plan,
  planned,
  SECOND,
  send,
  SENT,
  stateOf,
} from './samples.ts';

const BY = '市民課';

/** What sections answer, and reminders as they are looked up. */
export function answerContract(open: OpenLedger): void {
  describe('an answer', () => {
    it.each<[ReminderAnswer, ReminderState]>([
      ['acknowledge', 'acknowledged'],
      ['snooze-week', 'snoozed'],
      ['snooze-month', 'snoozed'],
      ['done', 'done'],
      ['wrong-owner', 'wrong-owner'],
    ])('%s makes a reminder %s, with who and when', async (answer, state) => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      const snoozed = state === 'snoozed' ? { snoozedUntil: '2027-03-08' } : {};
      const reminder = await ledger.recordAnswer({ reminder: 'r-1', answer, by: BY, ...snoozed }, at('10:00'));
      expect(reminder).toMatchObject({ state, answeredAt: at('10:00'), answeredBy: BY, sentAt: NINE, ...snoozed });
      expect((await ledger.reminder('r-1'))?.reminder).toEqual(reminder);
      expect((await ledger.records({})).at(-1)).toMatchObject({
        at: at('10:00'),
        actor: BY,
        action: 'reminder-answered',
        municipality: 'aoba',
        subject: 'r-1',
        detail: { answer, ...snoozed },
      });
    });

    it('is an answer for all that the section was told of the milestone and left open, and for nothing else', async () => {
      const ledger = await open();
      const also = [
        planned('other-occasion', { occasion: { kind: 'lead', days: 7, date: '2027-04-01' } }),
        planned('of-its-silence', { occasion: { kind: 'escalation', of: 'r-1' }, route: 'escalation' }),
      ];
      const not = [
        planned('other-section', { department: '税務課' }),
        planned('other-milestone', { milestone: 'ms-2' }),
        planned('to-promoters', { occasion: { kind: 'undelivered', of: 'r-1' }, route: 'undelivered' }),
      ];
      await send(ledger, [FIRST, SECOND, ...also, ...not]);
      await ledger.recordAnswer({ reminder: 'r-2', answer: 'acknowledge', by: BY }, at('10:00'));
      const statesOf = (reminders: readonly { readonly id: string }[]): Promise<readonly unknown[]> =>
        Promise.all(reminders.map(({ id }) => stateOf(ledger, id)));
      expect(await statesOf([FIRST, SECOND, ...also])).toEqual(Array(4).fill('acknowledged'));
      expect(await statesOf(not)).toEqual(['sent', 'sent', 'sent']);
    });

    it('leaves what the section answered of the milestone before', async () => {
      const ledger = await open();
      const later = planned('later', { occasion: { kind: 'lead', days: 7, date: '2027-04-01' } });
      await send(ledger, [FIRST, later]);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'acknowledge', by: BY }, at('10:00'));
      await ledger.recordAnswer({ reminder: 'later', answer: 'done', by: BY }, at('11:00'));
      expect(await stateOf(ledger, 'r-1')).toBe('acknowledged');
    });

    it('spares the other contacts a message that was not composed yet', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      await plan(ledger, [SECOND]);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: BY }, at('10:00'));
      expect(await ledger.waitingReminders('2027-03-01')).toEqual([]);
    });

    it('takes the place of an earlier one', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      const snooze = { reminder: 'r-1', answer: 'snooze-week', by: BY, snoozedUntil: '2027-03-08' } as const;
      await ledger.recordAnswer(snooze, at('10:00'));
      const reminder = await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: '税務課' }, at('11:00'));
      expect(reminder).toMatchObject({ state: 'done', answeredAt: at('11:00'), answeredBy: '税務課' });
      expect(reminder).not.toHaveProperty('snoozedUntil');
    });

    it('is recorded once when the button is pressed twice', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      const answer = { reminder: 'r-1', answer: 'acknowledge', by: BY } as const;
      const first = await ledger.recordAnswer(answer, at('10:00'));
      expect(await ledger.recordAnswer(answer, at('10:01'))).toEqual(first);
      expect((await ledger.records({})).filter(({ action }) => action === 'reminder-answered')).toHaveLength(1);
    });

    it('is refused for a reminder that nobody knows or nobody was sent', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      const before = await ledger.records({});
      expect(await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: BY }, NINE)).toBeUndefined();
      expect(await ledger.recordAnswer({ reminder: 'none', answer: 'done', by: BY }, NINE)).toBeUndefined();
      expect(await stateOf(ledger, 'r-1')).toBe('due');
      expect(await ledger.records({})).toEqual(before);
    });

    it('is taken for a reminder whose delivery failed, which may have arrived all the same', async () => {
      const ledger = await open();
      await ledger.markFailed(await claimOne(ledger), 'gone', NINE);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'acknowledge', by: BY }, NINE);
      expect(await stateOf(ledger, 'r-1')).toBe('acknowledged');
    });

    it('of two contacts at the same moment leaves one answer for both', async () => {
      const ledger = await open();
      await send(ledger, [FIRST, SECOND]);
      await Promise.all([
        ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: 'A' }, NINE),
        ledger.recordAnswer({ reminder: 'r-2', answer: 'wrong-owner', by: 'B' }, NINE),
      ]);
      expect(await stateOf(ledger, 'r-1')).toBe(await stateOf(ledger, 'r-2'));
    });
  });

  describe('the message with a reminder, or with an id of its own', () => {
    it('holds its notice and all the reminders that it carries as they are now, by id', async () => {
      const ledger = await open();
      const reminders = [
        planned('r-3'),
        planned('r-1', { milestone: 'ms-2' }),
        planned('r-2', { department: '税務課' }),
      ];
      await plan(ledger, [...reminders, planned('r-4')]);
      const messages = [draft('m-1', reminders), draft('m-2', [planned('r-4')])];
      await ledger.recordMessages(messages, NINE);
      for (const message of await claim(ledger)) await ledger.markSent(message, SENT, NINE);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: BY }, at('10:00'));

      const carried = await ledger.messageWith('r-3');

      expect(carried).toMatchObject({ id: 'm-1', notice: messages[0]?.notice });
      expect(carried?.reminders.map(({ id, state }) => [id, state])).toEqual([
        ['r-1', 'done'],
        ['r-2', 'sent'],
        ['r-3', 'sent'],
      ]);
      expect(carried?.reminders[0]).toEqual((await ledger.reminder('r-1'))?.reminder);
      expect(await ledger.messageWith('r-2')).toEqual(carried);
      expect((await ledger.messageWith('r-4'))?.id).toBe('m-2');
      expect(await ledger.messageWith('m-1')).toEqual(carried);
      expect((await ledger.messageWith('m-2'))?.reminders.map(({ id }) => id)).toEqual(['r-4']);
      expect(await ledger.messageWith('m-3')).toBeUndefined();
    });

    it('is there from when it is composed until it is dissolved', async () => {
      const ledger = await open();
      expect(await ledger.messageWith('r-1')).toBeUndefined();
      await plan(ledger, [FIRST]);
      expect(await ledger.messageWith('r-1')).toBeUndefined();
      const message = await claimOne(ledger);
      expect((await ledger.messageWith('r-1'))?.id).toBe('m-r-1');
      expect((await ledger.messageWith('m-r-1'))?.id).toBe('m-r-1');
      await ledger.dissolve(message, 'of another day', at('09:01'));
      expect(await ledger.messageWith('r-1')).toBeUndefined();
      expect(await ledger.messageWith('m-r-1')).toBeUndefined();
    });
  });

  describe('looking reminders up', () => {
    it('gives the newest due day first, then by id, each with its milestone', async () => {
      const ledger = await open();
      const digest = planned('r-0', { milestone: 'aoba.digest', occasion: { kind: 'digest', month: '2027-03' } });
      await plan(ledger, [
        planned('r-3', { dueOn: '2027-03-02' }),
        SECOND,
        digest,
        planned('r-4', { dueOn: '2027-02-01' }),
      ]);
      const found = await ledger.reminders({});
      expect(found.map(({ reminder }) => reminder.id)).toEqual(['r-3', 'r-0', 'r-2', 'r-4']);
      expect(found[0]?.about).toEqual(MILESTONE);
      expect(found[1]).not.toHaveProperty('about');
    });

    it.each<[string, ReminderFilter, readonly string[]]>([
      ['municipality', { municipality: 'kasugano' }, ['r-4']],
      ['section', { department: '税務課' }, ['r-3']],
      ['state', { state: 'sent' }, ['r-1']],
      ['escalated', { escalated: true }, ['r-1']],
      ['not escalated', { escalated: false }, ['r-3', 'r-2', 'r-4']],
      ['first day', { from: '2027-03-01' }, ['r-3', 'r-1', 'r-2']],
      ['last day', { to: '2027-03-01' }, ['r-1', 'r-2', 'r-4']],
      ['several at once', { municipality: 'aoba', state: 'due', to: '2027-03-01' }, ['r-2']],
    ])('finds them by %s', async (_, filter, ids) => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      const other = planned('r-4', { municipality: 'kasugano', dueOn: '2027-02-26' });
      await plan(ledger, [planned('r-2'), planned('r-3', { department: '税務課', dueOn: '2027-03-02' }), other]);
      await ledger.recordPlanning([changeOf({ escalated: ['r-1'] })], NINE);
      expect((await ledger.reminders(filter)).map(({ reminder }) => reminder.id)).toEqual(ids);
    });

    it('finds one by its id', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      expect(await ledger.reminder('r-1')).toEqual({
        reminder: { ...FIRST, state: 'due', late: false },
        about: MILESTONE,
      });
      expect(await ledger.reminder('none')).toBeUndefined();
    });

    it.each([
      { kind: 'lead', days: 180, date: '2027-04-01' },
      { kind: 'change', sequence: 3 },
      { kind: 'snooze', until: '2027-03-08' },
      { kind: 'digest', month: '2027-04' },
      { kind: 'escalation', of: 'r-0' },
      { kind: 'wrong-owner', of: 'r-0' },
      { kind: 'undelivered', of: 'r-0' },
    ] as const)('gives back the occasion $kind as it was', async (occasion) => {
      const ledger = await open();
      await plan(ledger, [planned('r-1', { occasion })]);
      expect((await ledger.reminder('r-1'))?.reminder.occasion).toEqual(occasion);
    });
  });
}
