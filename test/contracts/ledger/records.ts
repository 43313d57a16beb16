import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ports/ledger.ts';
import type { OpenLedger } from '../ledger-contract.ts';
import { changeOf, claim, draft, FIRST, milestone, NINE, planned, recorded, send, SENT, stored } from './samples.ts';

const planAt = (ledger: Ledger, municipality: string, id: string, moment: string): Promise<void> =>
  ledger.recordPlanning([changeOf({ municipality, milestones: [stored(milestone(id, { municipality }))] })], moment);

/** Sends a reminder of a milestone dated `date`, and one of a digest due on that day, on one message each. */
async function sendOf(ledger: Ledger, date: string): Promise<void> {
  const about = milestone(`ms-${date}`, { date });
  const reminder = planned(`r-${date}`, { milestone: about.id, dueOn: date });
  const digest = planned(`d-${date}`, { milestone: 'aoba.digest', dueOn: date });
  await ledger.recordPlanning([changeOf({ milestones: [stored(about)], planned: [reminder, digest] })], NINE);
  const drafts = [reminder, digest].map((one) => draft(`m-${one.id}`, [one], { day: date }));
  await ledger.recordMessages(drafts, NINE);
  for (const message of await claim(ledger)) await ledger.markSent(message, SENT, NINE);
}

/** The append-only record. */
export function recordContract(open: OpenLedger): void {
  describe('the record', () => {
    it('tells the whole way of a reminder, oldest first', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      await ledger.recordAnswer({ reminder: 'r-1', answer: 'acknowledge', by: '市民課' }, NINE);
      expect(await recorded(ledger)).toEqual([
        'milestone-added ms-1',
        'reminder-planned r-1',
        'message-composed m-r-1',
        'message-sending m-r-1',
        'message-sent m-r-1',
        'reminder-answered r-1',
      ]);
      expect((await ledger.records({}))[1]).toEqual({
        at: NINE,
        actor: 'kakari',
        action: 'reminder-planned',
        municipality: 'aoba',
        subject: 'r-1',
        detail: {
          milestone: 'ms-1',
          occasion: 'lead-30-2027-04-01',
          department: '市民課',
          contact: 'web:aoba/市民課',
          route: 'owner',
          dueOn: '2027-03-01',
        },
      });
    });

    it('is found by municipality and by days in Japan, the last one included', async () => {
      const ledger = await open();
      // The day begins in Japan at 15:00 UTC of the day before.
      await planAt(ledger, 'aoba', 'before', '2027-02-28T14:59:59.999Z');
      await planAt(ledger, 'aoba', 'first', '2027-02-28T15:00:00.000Z');
      await planAt(ledger, 'aoba', 'last', '2027-03-02T14:59:59.999Z');
      await planAt(ledger, 'aoba', 'after', '2027-03-02T15:00:00.000Z');
      await planAt(ledger, 'kasugano', 'elsewhere', '2027-03-01T00:00:00.000Z');
      const subjects = async (filter: Parameters<Ledger['records']>[0]) =>
        (await ledger.records(filter)).map(({ subject }) => subject);
      expect(await subjects({ municipality: 'aoba', from: '2027-03-01', to: '2027-03-02' })).toEqual(['first', 'last']);
      expect(await subjects({ municipality: 'kasugano' })).toEqual(['elsewhere']);
      expect(await subjects({ to: '2027-02-28' })).toEqual(['before']);
      expect(await subjects({ from: '2027-03-03' })).toEqual(['after']);
    });

    it('is oldest first even when the clock was set back', async () => {
      const ledger = await open();
      await planAt(ledger, 'aoba', 'second', '2027-03-02T00:00:00.000Z');
      await planAt(ledger, 'aoba', 'first', '2027-03-01T00:00:00.000Z');
      expect(await recorded(ledger)).toEqual(['milestone-added first', 'milestone-added second']);
    });
  });

  describe('deletion by schedule', () => {
    it('deletes records older than the day in Japan, and records that it did', async () => {
      const ledger = await open();
      await planAt(ledger, 'aoba', 'old', '2027-02-28T14:59:59.999Z');
      await planAt(ledger, 'aoba', 'kept', '2027-02-28T15:00:00.000Z');
      const moment = '2032-03-01T00:00:00.000Z';
      expect(await ledger.deleteRecords('2027-03-01', '管理者', moment)).toBe(1);
      const records = await ledger.records({});
      expect(records.map(({ action, subject }) => [action, subject])).toEqual([
        ['milestone-added', 'kept'],
        ['records-deleted', '2027-03-01'],
      ]);
      expect(records[1]).toEqual({
        at: moment,
        actor: '管理者',
        action: 'records-deleted',
        municipality: '',
        subject: '2027-03-01',
        detail: { records: 1, reminders: 0, messages: 0 },
      });
    });

    it('deletes the use of models before the day', async () => {
      const ledger = await open();
      const use = { person: 'a', calls: 1, inputTokens: 2, outputTokens: 3 };
      await ledger.addModelUse({ ...use, day: '2027-02-28' });
      await ledger.addModelUse({ ...use, day: '2027-03-01' });
      await ledger.deleteRecords('2027-03-01', '管理者', '2032-03-01T00:00:00.000Z');
      expect(await ledger.modelUse('2027-02-28')).toEqual([]);
      expect(await ledger.modelUse('2027-03-01')).toEqual([{ ...use, day: '2027-03-01' }]);
    });

    it('deletes reminders of milestones and digests before the day, with their messages', async () => {
      const ledger = await open();
      await sendOf(ledger, '2027-03-31');
      await sendOf(ledger, '2027-04-01');
      await ledger.deleteRecords('2027-04-01', '管理者', '2032-04-01T00:00:00.000Z');
      const left = (await ledger.reminders({})).map(({ reminder }) => reminder.id);
      expect(left).toEqual(['d-2027-04-01', 'r-2027-04-01']);
      expect(await ledger.contactsServed('2027-03-31')).toEqual(new Set());
      expect((await ledger.contactsServed('2027-04-01')).size).toBe(1);
      expect((await ledger.records({})).at(-1)?.detail).toMatchObject({ reminders: 2, messages: 2 });
    });

    it('keeps a message that also carries a reminder that stays', async () => {
      const ledger = await open();
      const old = milestone('ms-old', { date: '2027-03-31' });
      const reminders = [planned('r-1', { milestone: 'ms-old' }), planned('r-2', { milestone: 'ms-new' })];
      const milestones = [stored(old), stored(milestone('ms-new', { date: '2028-04-01' }))];
      await ledger.recordPlanning([changeOf({ milestones, planned: reminders })], NINE);
      await ledger.recordMessages([draft('m-1', reminders)], NINE);
      await ledger.deleteRecords('2028-03-31', '管理者', '2032-04-01T00:00:00.000Z');
      expect(await claim(ledger)).toEqual([expect.objectContaining({ id: 'm-1' })]);
    });

    it('records nothing when there was nothing to delete', async () => {
      const ledger = await open();
      expect(await ledger.deleteRecords('2027-04-01', '管理者', '2032-04-01T00:00:00.000Z')).toBe(0);
      expect(await ledger.records({})).toEqual([]);
    });
  });
}
