import { describe, expect, it } from 'vitest';
import type { PlannedReminder } from '../../../src/domain/reminder.ts';
import type { PlanningInput } from '../../../src/reminding/reminders/planning.ts';
import { planReminders } from '../../../src/reminding/reminders/plan-reminders.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';
import { entry, planning, PROMOTERS, sampleMilestone, sampleReminder } from './milestone-samples.ts';
import { applied } from './simulated-ledger.ts';

const ID = sampleMilestone().id;

/** The leads that are planned on a day for milestones that the ledger has had since 2026-01-01. */
function leadsOn(day: string, changes: Partial<PlanningInput> = {}): readonly PlannedReminder[] {
  const input = planning(day, changes);
  const known = input.milestones.map((one) => ({
    id: one.id,
    body: JSON.stringify(one),
    sequence: 0,
    since: '2026-01-01',
  }));
  const state = { milestones: known, reminders: input.state.reminders };
  return planReminders({ ...input, state }).planned.filter(({ occasion }) => occasion.kind === 'lead');
}

const summary = ({ occasion, contact, route, dueOn, department }: PlannedReminder): string =>
  [
    occasion.kind === 'lead' ? `lead-${occasion.days}` : occasion.kind,
    department,
    `${contact.kind}:${contact.address}`,
    route,
    dueOn,
  ].join(' ');

describe('the leads of a milestone', () => {
  it('are planned on their day, for the section in charge', () => {
    expect(leadsOn('2027-10-04').map(summary)).toEqual(['lead-180 契約課 slack-channel:C-KEIYAKU owner 2027-10-04']);
  });

  it('fall on the working day before where their day is a day off', () => {
    // 90 days before is 2 January, 7 days before a Saturday.
    const own = createWorkingDays([{ date: '2028-03-24', municipality: 'aoba' }]);
    const days = leadsOn('2028-03-24', { workingDays: own }).map(({ dueOn }) => dueOn);
    expect(days).toEqual(['2027-10-04', '2027-12-28', '2028-03-02', '2028-03-23']);
  });

  it('are planned for the new day when it moved after all of them were sent', () => {
    const sent = sampleReminder({ state: 'acknowledged' });
    const moved = sampleMilestone({ date: '2029-04-01' });
    const known = { id: moved.id, body: JSON.stringify(moved), sequence: 1, since: '2028-03-29' };
    const state = { milestones: [known], reminders: [sent] };
    const { planned } = planReminders(planning('2029-03-02', { state, milestones: [moved] }));
    expect(planned.map(summary)).toContain('lead-30 契約課 slack-channel:C-KEIYAKU owner 2029-03-02');
  });

  it('are owed from today where the milestone was first seen under a clock that ran ahead', () => {
    const one = sampleMilestone();
    const known = { id: one.id, body: JSON.stringify(one), sequence: 0, since: '2035-01-01' };
    const state = { milestones: [known], reminders: [] };
    const change = planReminders(planning('2027-10-04', { state }));
    expect(change.planned.map(summary)).toEqual(['lead-180 契約課 slack-channel:C-KEIYAKU owner 2027-10-04']);
    expect(change.milestones).toMatchObject([{ sequence: 0, since: '2027-10-04' }]);
  });

  it('are not planned before their day', () => {
    expect(leadsOn('2027-10-03')).toEqual([]);
  });

  it('are all planned, each for its own day, after a time in which nothing ran', () => {
    expect(leadsOn('2028-03-28').map(({ dueOn }) => dueOn)).toEqual([
      '2027-10-04',
      '2027-12-28',
      '2028-03-02',
      '2028-03-24',
    ]);
  });

  it('are still planned when the day of the milestone has gone by, but not after more than a year', () => {
    expect(leadsOn('2029-03-30')).toHaveLength(4);
    expect(leadsOn('2029-06-01')).toEqual([]);
  });

  it('go to every contact of the section that holds and can be reached', () => {
    const directory = [
      entry('契約課', 'C-1'),
      entry('契約課', 'C-1'),
      entry('契約課', 'C-2', { from: '2028-04-01' }),
      entry('契約課', 'C-3', { to: '2027-10-04' }),
      entry('契約課', 'T-1', { contact: { kind: 'teams-channel', address: 'T-1' } }),
      entry('契約課', 'C-4', { municipality: 'midori' }),
      PROMOTERS,
    ];
    expect(leadsOn('2027-10-04', { directory }).map(({ contact }) => contact.address)).toEqual(['C-1', 'C-3']);
  });

  it('are never planned again for a section that had one, whatever the directory says since', () => {
    const reminders = [sampleReminder({ occasion: { kind: 'lead', days: 180, date: '2028-04-01' }, state: 'sent' })];
    const state = { milestones: [], reminders };
    expect(leadsOn('2027-10-04', { state, directory: [entry('契約課', 'C-NEW')] })).toEqual([]);
  });

  it('stop for a section that is done, and for no other', () => {
    const milestones = [sampleMilestone({ owners: ['契約課', '会計課'] })];
    const state = { milestones: [], reminders: [sampleReminder({ state: 'done' })] };
    const directory = [entry('契約課', 'C-1'), entry('会計課', 'C-2'), PROMOTERS];
    expect(leadsOn('2028-03-24', { milestones, state, directory }).map(({ department }) => department)).toEqual(
      Array.from({ length: 4 }, () => '会計課'),
    );
  });

  it('are left to the beginning of the next phase where one follows', () => {
    const milestones = [sampleMilestone({ kind: 'phase-ends', date: '2028-03-31', phase: '検討', next: '実施' })];
    expect(leadsOn('2028-03-24', { milestones })).toEqual([]);
  });
});

describe('the DX promoters get the leads', () => {
  it('of a section without a contact', () => {
    expect(leadsOn('2027-10-04', { directory: [PROMOTERS] }).map(summary)).toEqual([
      'lead-180 契約課 slack-channel:C-DX no-contact 2027-10-04',
    ]);
  });

  it('of a milestone without a section', () => {
    expect(leadsOn('2027-10-04', { milestones: [sampleMilestone({ owners: [] })] }).map(summary)).toEqual([
      'lead-180  slack-channel:C-DX no-owner 2027-10-04',
    ]);
  });

  it('of a section that says that it is not in charge', () => {
    const state = { milestones: [], reminders: [sampleReminder({ state: 'wrong-owner' })] };
    expect(leadsOn('2027-10-04', { state }).map(summary)).toEqual([
      'lead-180 契約課 slack-channel:C-DX not-in-charge 2027-10-04',
    ]);
  });

  it('on the pages of those whom the plan names, where the directory has none of them', () => {
    expect(leadsOn('2027-10-04', { directory: [] }).map(summary)).toEqual([
      'lead-180 契約課 web:aoba/デジタル推進室 no-contact 2027-10-04',
    ]);
  });
});

describe('a milestone that is new', () => {
  const firstRun = (day: string, changes: Partial<PlanningInput> = {}) =>
    planReminders(planning(day, changes)).planned.filter(({ occasion }) => occasion.kind === 'lead');

  it('is not told by leads that lie before it was seen', () => {
    expect(firstRun('2027-11-15')).toEqual([]);
    const input = planning('2027-11-15');
    const state = applied(input.state, planReminders(input));
    expect(planReminders({ ...input, state, day: '2027-12-28' }).planned.map(summary)).toEqual([
      'lead-90 契約課 slack-channel:C-KEIYAKU owner 2027-12-28',
    ]);
  });

  it('is told once, by the nearest lead, when it comes too late for all', () => {
    expect(firstRun('2028-03-28').map(summary)).toEqual(['lead-7 契約課 slack-channel:C-KEIYAKU owner 2028-03-28']);
  });

  it('is told on the next working day when it is seen on a day off', () => {
    const input = planning('2028-03-25');
    const state = applied(input.state, planReminders(input));
    expect(state.reminders).toEqual([]);
    expect(planReminders({ ...input, state, day: '2028-03-27' }).planned.map(summary)).toEqual([
      'lead-7 契約課 slack-channel:C-KEIYAKU owner 2028-03-27',
    ]);
  });

  it('is not told when no working day is left before it', () => {
    const milestones = [sampleMilestone({ date: '2028-04-02' })];
    const input = planning('2028-04-01', { milestones });
    const state = applied(input.state, planReminders(input));
    const later = planReminders({ ...input, state, day: '2028-04-03' }).planned;
    expect(later.filter(({ occasion }) => occasion.kind === 'lead')).toEqual([]);
  });

  it('is not told on the day itself or later', () => {
    expect(firstRun('2028-04-03')).toEqual([]);
    const milestones = [sampleMilestone({ date: '2028-03-31', kind: 'phase-ends' })];
    expect(firstRun('2028-03-31', { milestones })).toEqual([]);
  });
});

describe('reminders that wait', () => {
  it.each([
    ['whose milestone is gone', { milestones: [] }],
    ['whose milestone moved away', { milestones: [sampleMilestone({ date: '2029-04-01' })] }],
    ['whose section is no longer in charge', { milestones: [sampleMilestone({ owners: ['会計課'] })] }],
  ] as const)('%s are withdrawn', (_, changes) => {
    const known = { id: ID, body: JSON.stringify(sampleMilestone()), sequence: 0, since: '2026-01-01' };
    const state = { milestones: [known], reminders: [sampleReminder(), sampleReminder({ id: 'r2', state: 'sent' })] };
    expect(planReminders(planning('2028-03-02', { state, ...changes })).withdrawn).toEqual(['r1']);
    expect(planReminders(planning('2028-03-02', { state })).withdrawn).toEqual([]);
  });

  it('of a section that is done are withdrawn', () => {
    const known = { id: ID, body: JSON.stringify(sampleMilestone()), sequence: 0, since: '2026-01-01' };
    const done = sampleReminder({ id: 'r2', occasion: { kind: 'lead', days: 90, date: '2028-04-01' }, state: 'done' });
    const state = { milestones: [known], reminders: [sampleReminder(), done] };
    expect(planReminders(planning('2028-03-02', { state })).withdrawn).toEqual(['r1']);
  });
});
