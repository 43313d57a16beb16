import { describe, expect, it } from 'vitest';
import { contactKey } from '../../../src/domain/directory.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { at, changeOf, claim, claimOne, compose, DAY, draft, FIRST, MILESTONE, NINE, plan } from './samples.ts';
import { planned, recorded, SECOND, SENT, stateOf } from './samples.ts';

const HERE = contactKey(FIRST.contact);
const THERE = contactKey(SECOND.contact);

/** From reminders that wait to messages that are due. */
export function messageContract(open: OpenLedger): void {
  describe('composing', () => {
    it('hands out what waits until a day, by contact, due day and id, with its milestone', async () => {
      const ledger = await open();
      const late = planned('r-0', { dueOn: '2027-02-26' });
      const digest = planned('r-9', { milestone: 'aoba.digest', occasion: { kind: 'digest', month: '2027-03' } });
      const tomorrow = planned('r-5', { dueOn: '2027-03-02' });
      await plan(ledger, [digest, tomorrow, FIRST, late, SECOND]);

      const waiting = await ledger.waitingReminders(DAY);

      expect(waiting.map(({ reminder }) => reminder.id)).toEqual(['r-2', 'r-0', 'r-1', 'r-9']);
      expect(waiting[2]).toEqual({ reminder: { ...FIRST, state: 'due', late: false }, about: MILESTONE });
      expect(waiting[3]).not.toHaveProperty('about');
    });

    it('puts reminders on their message, with what is told of them', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      const told = [{ id: 'r-1', text: '【遅延】書かない窓口', late: true }];
      expect(await ledger.recordMessages([draft('m-1', [FIRST], { reminders: told })], NINE)).toEqual(['m-1']);
      expect((await ledger.reminder('r-1'))?.reminder).toEqual({
        ...FIRST,
        state: 'due',
        message: 'm-1',
        text: '【遅延】書かない窓口',
        late: true,
      });
      expect(await ledger.waitingReminders(DAY)).toEqual([]);
    });

    it('leaves a message out when its id is there already', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST, SECOND]);
      await ledger.recordMessages([draft('m-1', [FIRST])], NINE);
      expect(await ledger.recordMessages([draft('m-1', [SECOND])], NINE)).toEqual([]);
      expect((await ledger.reminder('r-2'))?.reminder).not.toHaveProperty('message');
    });

    it('leaves a message out whole when one of its reminders no longer waits', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST, SECOND, planned('r-3')]);
      await ledger.recordMessages([draft('m-1', [FIRST])], NINE);
      const drafts = [
        draft('m-2', [FIRST, SECOND]),
        draft('m-3', [planned('unknown')]),
        draft('m-4', [planned('r-3')]),
      ];
      expect(await ledger.recordMessages(drafts, NINE)).toEqual(['m-4']);
      expect((await ledger.reminder('r-1'))?.reminder.message).toBe('m-1');
      expect((await ledger.waitingReminders(DAY)).map(({ reminder }) => reminder.id)).toEqual(['r-2']);
    });

    it('gives a reminder to the first of two messages of one call', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      expect(await ledger.recordMessages([draft('m-1', [FIRST]), draft('m-2', [FIRST])], NINE)).toEqual(['m-1']);
      expect(await claim(ledger)).toHaveLength(1);
    });

    it('keeps the messages that several replicas compose at the same moment once', async () => {
      const ledger = await open();
      const reminders = Array.from({ length: 30 }, (_, number) => planned(`r-${number}`));
      await plan(ledger, reminders);
      const drafts = reminders.map((reminder) => draft(`m-${reminder.id}`, [reminder]));
      const orders = [drafts, drafts.toReversed(), drafts, drafts.toReversed()];
      const kept = await Promise.all(orders.map((order) => ledger.recordMessages(order, NINE)));
      expect(kept.flat().toSorted()).toEqual(drafts.map(({ id }) => id).toSorted());
    });

    it('records a message once, with what it carries', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST, planned('r-3')]);
      await ledger.recordMessages([draft('m-1', [FIRST, planned('r-3')])], NINE);
      await ledger.recordMessages([draft('m-1', [FIRST])], NINE);
      expect((await ledger.records({})).filter(({ action }) => action === 'message-composed')).toEqual([
        {
          at: NINE,
          actor: 'kakari',
          action: 'message-composed',
          municipality: 'aoba',
          subject: 'm-1',
          detail: { contact: HERE, day: DAY, title: '期限のお知らせ', reminders: 'r-1 r-3' },
        },
      ]);
    });

    it('records a message to several municipalities as of none of them', async () => {
      const ledger = await open();
      const other = planned('r-2', { municipality: 'kasugano' });
      await plan(ledger, [FIRST, other]);
      await ledger.recordMessages([draft('m-1', [FIRST, other])], NINE);
      expect((await ledger.records({ municipality: '' })).map(({ subject }) => subject)).toEqual(['m-1']);
    });
  });

  describe('the contacts that have had their message', () => {
    it('are those with a message of the day, whatever became of it', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      expect(await ledger.contactsServed(DAY)).toEqual(new Set([HERE]));
      await ledger.markFailed(message, 'gone', NINE);
      expect(await ledger.contactsServed(DAY)).toEqual(new Set([HERE]));
      expect(await ledger.contactsServed('2027-03-02')).toEqual(new Set());
    });

    it('are those that were sent one of an earlier day on this day of Japan', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      // Half past eight in the morning in Japan, when it is still the day before in UTC.
      await ledger.markSent(message, SENT, '2027-03-02T23:30:00.000Z');
      expect(await ledger.contactsServed('2027-03-03')).toEqual(new Set([HERE]));
      expect(await ledger.contactsServed('2027-03-02')).toEqual(new Set());
    });

    it('are those with a message of any day under way', async () => {
      const ledger = await open();
      await compose(ledger, [FIRST, SECOND]);
      expect(await ledger.contactsServed('2027-06-01')).toEqual(new Set([HERE, THERE]));
      const [message] = await claim(ledger, { limit: 1 });
      expect(await ledger.contactsServed('2027-06-01')).toEqual(new Set([HERE, THERE]));
      if (message !== undefined) await ledger.markSent(message, SENT, NINE);
      expect((await ledger.contactsServed('2027-06-01')).size).toBe(1);
    });

    it('are not those whose message was dissolved', async () => {
      const ledger = await open();
      await ledger.dissolve(await claimOne(ledger), 'of another day', NINE);
      expect(await ledger.contactsServed(DAY)).toEqual(new Set());
    });
  });

  describe('dissolving', () => {
    it('makes the reminders of the message wait again', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      expect(await ledger.dissolve(message, 'of another day', at('09:01'))).toBe(true);
      expect((await ledger.waitingReminders(DAY)).map(({ reminder }) => reminder)).toEqual([
        { ...FIRST, state: 'due', late: false },
      ]);
      expect(await claim(ledger, { now: at('10:00') })).toEqual([]);
      expect((await recorded(ledger)).at(-1)).toBe('message-dissolved m-r-1');
    });

    it('keeps the failures for the next message', async () => {
      const ledger = await open();
      const retry = { notBefore: NINE, reason: 'busy', doubtful: false };
      await ledger.markForRetry(await claimOne(ledger), retry, NINE);
      const [again] = await claim(ledger);
      if (again !== undefined) await ledger.dissolve(again, 'of another day', NINE);
      await ledger.recordPlanning([changeOf({ planned: [planned('r-3')] })], NINE);
      await ledger.recordMessages([draft('m-2', [planned('r-3'), FIRST])], NINE);
      expect(await claim(ledger)).toEqual([expect.objectContaining({ id: 'm-2', failures: 1, doubtful: false })]);
    });

    it('leaves what was answered meanwhile answered', async () => {
      const ledger = await open();
      const message = await claimOne(ledger);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'done', by: '市民課' }, NINE);
      await ledger.dissolve(message, 'of another day', NINE);
      expect(await stateOf(ledger, 'r-1')).toBe('done');
      expect(await ledger.waitingReminders(DAY)).toEqual([]);
    });
  });
}
