import { describe, expect, it } from 'vitest';
import type { PlannedReminder } from '../../../src/domain/reminder.ts';
import { type PlanningInput } from '../../../src/reminding/reminders/planning.ts';
import { planReminders } from '../../../src/reminding/reminders/plan-reminders.ts';
import { entry, planning, PROMOTERS, sampleMilestone } from './milestone-samples.ts';
import { applied } from './simulated-ledger.ts';

function digestsOn(
  day: string,
  since: string | undefined,
  changes: Partial<PlanningInput> = {},
): readonly PlannedReminder[] {
  const input = planning(day, changes);
  const milestones = input.milestones.map((one) => ({
    id: one.id,
    body: JSON.stringify(one),
    sequence: 0,
    since: since ?? '',
  }));
  const state = { milestones: since === undefined ? [] : milestones, reminders: [] };
  return planReminders({ ...input, state }).planned.filter(({ occasion }) => occasion.kind === 'digest');
}

describe('the digest of a section', () => {
  it('is planned on the first working day of April and October', () => {
    expect(digestsOn('2027-10-01', '2027-01-01')).toMatchObject([
      {
        milestone: 'aoba.digest',
        occasion: { month: '2027-10' },
        department: '契約課',
        route: 'owner',
        dueOn: '2027-10-01',
      },
    ]);
    // 1 April 2028 is a Saturday.
    const later = { milestones: [sampleMilestone({ date: '2029-03-31' })] };
    expect(digestsOn('2028-04-01', '2027-01-01', later)).toEqual([]);
    expect(digestsOn('2028-04-03', '2027-01-01', later)).toMatchObject([{ dueOn: '2028-04-03' }]);
    expect(digestsOn('2027-11-01', '2027-01-01')).toEqual([]);
  });

  it('comes later in the month where nothing ran on its day, and only once', () => {
    expect(digestsOn('2027-10-20', '2027-01-01')).toMatchObject([{ dueOn: '2027-10-01' }]);
    const input = planning('2027-10-01');
    const state = applied(input.state, planReminders(input));
    expect(state.reminders.filter(({ occasion }) => occasion.kind === 'digest')).toHaveLength(1);
    const later = planReminders({ ...input, day: '2027-10-20', state }).planned;
    expect(later.filter(({ occasion }) => occasion.kind === 'digest')).toEqual([]);
  });

  it('does not come when the plan was first read after its day', () => {
    expect(digestsOn('2027-10-20', undefined)).toEqual([]);
    expect(digestsOn('2027-10-21', '2027-10-20')).toEqual([]);
    expect(digestsOn('2027-10-01', undefined)).toHaveLength(1);
  });

  it('comes on its day where the plan was first read under a clock that ran ahead, as on a first start', () => {
    const firstStart = digestsOn('2027-10-01', '2027-10-01');
    expect(firstStart).not.toEqual([]);
    expect(digestsOn('2027-10-01', '2027-12-01')).toEqual(firstStart);
  });

  it('comes only to sections that have something in the next twelve months', () => {
    const milestones = [
      sampleMilestone({ id: 'a', date: '2028-09-30', owners: ['契約課'] }),
      sampleMilestone({ id: 'b', date: '2028-10-01', owners: ['会計課'] }),
      sampleMilestone({ id: 'c', date: '2027-09-30', owners: ['市民課'] }),
      sampleMilestone({ id: 'd', date: '2028-04-01', owners: [] }),
    ];
    const directory = [entry('契約課', 'C-1'), entry('会計課', 'C-2'), entry('市民課', 'C-3'), PROMOTERS];
    expect(
      digestsOn('2027-10-01', '2027-01-01', { milestones, directory }).map(({ department, route }) => [
        department,
        route,
      ]),
    ).toEqual([
      ['契約課', 'owner'],
      ['', 'no-owner'],
    ]);
  });
});
