import { describe, expect, it } from 'vitest';
import type { OpenLedger } from '../ledger-contract.ts';
import { changeOf, claimOne, compose, FIRST, MILESTONE, milestone, NINE, plan, planned, recorded } from './samples.ts';
import { SECOND, send, stateOf, stored } from './samples.ts';

/** Planning: milestones as last seen, reminders that are owed. */
export function planningContract(open: OpenLedger): void {
  describe('planning', () => {
    it('gives back milestones and reminders as they were kept, sorted by id', async () => {
      const ledger = await open();
      const milestones = ['ms-2', 'ms-10', 'ms-1'].map((id) => stored(milestone(id)));
      const removed = stored(milestone('ms-3'), { sequence: 4, removedOn: '2027-02-01' });
      const change = planned('r-3', {
        occasion: { kind: 'change', sequence: 2 },
        change: '旧 → 新',
        dueOn: '2027-02-26',
      });
      const digest = planned('r-0', { milestone: 'aoba.digest', occasion: { kind: 'digest', month: '2027-03' } });
      await ledger.recordPlanning(
        [changeOf({ milestones: [...milestones, removed], planned: [change, digest] })],
        NINE,
      );

      const state = await ledger.planningState('aoba', '2027-01-01');

      expect(state.milestones.map(({ id }) => id)).toEqual(['ms-1', 'ms-10', 'ms-2', 'ms-3']);
      expect(state.milestones.at(-1)).toEqual(removed);
      expect(state.milestones[0]).toEqual(stored(MILESTONE));
      expect(state.reminders).toEqual([
        { ...digest, state: 'due', late: false },
        { ...change, state: 'due', late: false },
      ]);
    });

    it('keeps municipalities apart', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      expect(await ledger.planningState('kasugano', '2027-01-01')).toEqual({ milestones: [], reminders: [] });
    });

    it('remembers reminders of milestones from the given day on, however old they are, and the others due since', async () => {
      const ledger = await open();
      const past = milestone('ms-past', { date: '2026-04-01' });
      const gone = stored(milestone('ms-gone', { date: '2027-04-01' }), { removedOn: '2026-12-01' });
      const old = { dueOn: '2026-03-02' };
      await ledger.recordPlanning(
        [
          changeOf({
            milestones: [stored(MILESTONE), stored(past), gone],
            planned: [
              planned('old-of-coming', old),
              planned('old-of-removed', { ...old, milestone: 'ms-gone' }),
              planned('old-of-past', { ...old, milestone: 'ms-past' }),
              planned('old-digest', { ...old, milestone: 'aoba.digest' }),
              planned('new-of-past', { dueOn: '2027-01-04', milestone: 'ms-past' }),
              planned('new-digest', { dueOn: '2027-01-04', milestone: 'aoba.digest' }),
            ],
          }),
        ],
        NINE,
      );
      const { reminders } = await ledger.planningState('aoba', '2027-01-04');
      expect(reminders.map(({ id }) => id)).toEqual(['new-digest', 'new-of-past', 'old-of-coming', 'old-of-removed']);
    });

    it('takes the same change twice as once, with one record of each thing', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      await ledger.recordPlanning([changeOf({ planned: [SECOND] })], NINE);
      const change = changeOf({
        milestones: [stored(MILESTONE, { sequence: 1 }), stored(milestone('ms-2'))],
        planned: [planned('r-3'), FIRST],
        withdrawn: ['r-2'],
        escalated: ['r-1'],
      });
      await ledger.recordPlanning([change], NINE);
      const once = [await ledger.planningState('aoba', '2027-01-01'), await ledger.records({})];
      await ledger.recordPlanning([change], NINE);
      expect([await ledger.planningState('aoba', '2027-01-01'), await ledger.records({})]).toEqual(once);
      expect((await recorded(ledger)).slice(-5)).toEqual([
        'milestone-changed ms-1',
        'milestone-added ms-2',
        'reminder-withdrawn r-2',
        'reminder-planned r-3',
        'reminder-escalated r-1',
      ]);
    });

    it('records a change that several replicas decide at the same moment once', async () => {
      const ledger = await open();
      const change = changeOf({
        milestones: Array.from({ length: 40 }, (_, at) => stored(milestone(`ms-${at}`))),
        planned: Array.from({ length: 40 }, (_, at) => planned(`r-${at}`)),
      });
      await Promise.all(Array.from({ length: 6 }, () => ledger.recordPlanning([change], NINE)));
      expect(await ledger.records({})).toHaveLength(80);
    });

    it('never replaces a milestone by one of a lower sequence', async () => {
      const ledger = await open();
      const later = stored(milestone('ms-1', { date: '2028-04-01' }), { sequence: 2 });
      await ledger.recordPlanning([changeOf({ milestones: [later] })], NINE);
      await ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE, { sequence: 1 })] })], NINE);
      expect((await ledger.planningState('aoba', '2027-01-01')).milestones).toEqual([later]);
      expect(await recorded(ledger)).toEqual(['milestone-added ms-1']);
    });

    it('writes over a milestone of the same sequence, as when only its section was renamed', async () => {
      const ledger = await open();
      await ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE)] })], NINE);
      const renamed = stored(milestone('ms-1', { owners: ['住民課'] }));
      await ledger.recordPlanning([changeOf({ milestones: [renamed] })], NINE);
      expect((await ledger.planningState('aoba', '2027-01-01')).milestones).toEqual([renamed]);
      expect(await recorded(ledger)).toEqual(['milestone-added ms-1', 'milestone-changed ms-1']);
    });

    it('records a milestone as removed, and as added when it comes back', async () => {
      const ledger = await open();
      await ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE)] })], NINE);
      await ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE, { removedOn: '2027-03-01' })] })], NINE);
      await ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE, { sequence: 1 })] })], NINE);
      expect(await recorded(ledger)).toEqual([
        'milestone-added ms-1',
        'milestone-removed ms-1',
        'milestone-added ms-1',
      ]);
    });

    it('leaves a reminder as it is when it is planned again', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      await plan(ledger, [planned('r-1', { dueOn: '2027-03-15' })]);
      expect((await ledger.reminder('r-1'))?.reminder).toMatchObject({ state: 'sent', dueOn: '2027-03-01' });
    });

    it('takes a waiting reminder away, which may be planned again under the same id', async () => {
      const ledger = await open();
      await plan(ledger, [FIRST]);
      await ledger.recordPlanning([changeOf({ withdrawn: ['r-1'] })], NINE);
      expect(await ledger.reminder('r-1')).toBeUndefined();
      await plan(ledger, [planned('r-1', { dueOn: '2027-03-15' })]);
      expect((await ledger.reminder('r-1'))?.reminder).toMatchObject({ state: 'due', dueOn: '2027-03-15' });
      expect((await recorded(ledger)).slice(1)).toEqual([
        'reminder-planned r-1',
        'reminder-withdrawn r-1',
        'reminder-planned r-1',
      ]);
    });

    it('does not take a reminder away that is on a message, on its way or sent', async () => {
      const ledger = await open();
      const withdraw = (id: string) => ledger.recordPlanning([changeOf({ withdrawn: [id] })], NINE);
      const message = await claimOne(ledger);
      await withdraw('r-1');
      expect(await stateOf(ledger, 'r-1')).toBe('sending');
      await ledger.markSent(message, { reference: 'x', certainty: 'once' }, NINE);
      await withdraw('r-1');
      expect(await stateOf(ledger, 'r-1')).toBe('sent');
      await compose(ledger, [SECOND]);
      await withdraw('r-2');
      expect(await stateOf(ledger, 'r-2')).toBe('due');
    });

    it('forgets that promoters were to be told when that is withdrawn, and only then', async () => {
      const ledger = await open();
      const earlier = planned('r-0', { occasion: { kind: 'lead', days: 90, date: '2027-04-01' } });
      const escalation = planned('e-1', {
        occasion: { kind: 'escalation', of: 'r-1' },
        route: 'escalation',
        dueOn: '2027-03-15',
      });
      await send(ledger, [earlier, FIRST]);
      await ledger.recordPlanning([changeOf({ escalated: ['r-0'], day: '2027-03-08' })], NINE);
      await ledger.recordPlanning([changeOf({ escalated: ['r-1'], planned: [escalation], day: '2027-03-15' })], NINE);
      await ledger.recordPlanning([changeOf({ withdrawn: ['e-1'] })], NINE);
      expect((await ledger.reminder('r-0'))?.reminder.escalatedOn).toBe('2027-03-08');
      expect((await ledger.reminder('r-1'))?.reminder.escalatedOn).toBeUndefined();
    });

    it('keeps the first day on which promoters were told', async () => {
      const ledger = await open();
      await send(ledger, [FIRST]);
      await ledger.recordPlanning([changeOf({ escalated: ['r-1'], day: '2027-03-15' })], NINE);
      await ledger.recordPlanning([changeOf({ escalated: ['r-1'], day: '2027-03-16' })], NINE);
      expect((await ledger.reminder('r-1'))?.reminder.escalatedOn).toBe('2027-03-15');
    });

    it('keeps nothing of a change when a part of it cannot be kept', async () => {
      const ledger = await open();
      const broken = { ...planned('r-2'), department: null } as never;
      await expect(
        ledger.recordPlanning([changeOf({ milestones: [stored(MILESTONE)], planned: [FIRST, broken] })], NINE),
      ).rejects.toThrow(/null/iu);
      expect(await ledger.planningState('aoba', '2027-01-01')).toEqual({ milestones: [], reminders: [] });
      expect(await ledger.records({})).toEqual([]);
    });

    it('keeps thousands of milestones and reminders of one change', async () => {
      const ledger = await open();
      const ids = Array.from({ length: 2_500 }, (_, at) => String(at));
      const milestones = ids.map((id) => stored(milestone(`ms-${id}`)));
      await ledger.recordPlanning([changeOf({ milestones, planned: ids.map((id) => planned(`r-${id}`)) })], NINE);
      const state = await ledger.planningState('aoba', '2027-01-01');
      expect([state.milestones.length, state.reminders.length]).toEqual([2_500, 2_500]);
      await ledger.recordPlanning([changeOf({ withdrawn: ids.map((id) => `r-${id}`) })], NINE);
      expect((await ledger.planningState('aoba', '2027-01-01')).reminders).toEqual([]);
    });
  });
}
