import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { PlanningChange, PlanningState } from '../../../src/ports/ledger.ts';
import { planReminders } from '../../../src/reminding/reminders/plan-reminders.ts';
import { entry, planning, PROMOTERS, sampleMilestone } from './milestone-samples.ts';
import { applied } from './simulated-ledger.ts';

const DIRECTORY = [entry('契約課', 'C-1'), entry('会計課', 'C-2'), PROMOTERS];
const EMPTY: PlanningState = { milestones: [], reminders: [] };

const plan = (day: string, milestones: readonly Milestone[], state: PlanningState): PlanningChange =>
  planReminders(planning(day, { milestones, state, directory: DIRECTORY }));

/** The change of 1 June 2026, when the plan was first read on 1 May. */
function revised(before: Partial<Milestone>, now: Partial<Milestone> | undefined): PlanningChange {
  const first = plan('2026-05-01', [sampleMilestone(before)], EMPTY);
  return plan('2026-06-01', now === undefined ? [] : [sampleMilestone(now)], applied(EMPTY, first));
}

const told = ({ planned }: PlanningChange): readonly (readonly [string, string | undefined])[] =>
  planned.map(({ department, change }) => [department, change]);

describe('a plan that is read', () => {
  it('for the first time has its milestones kept, and tells nobody', () => {
    const change = plan('2026-05-01', [sampleMilestone()], EMPTY);
    expect(change.milestones).toEqual([
      { id: sampleMilestone().id, body: JSON.stringify(sampleMilestone()), sequence: 0, since: '2026-05-01' },
    ]);
    expect(change.planned).toEqual([]);
  });

  it('again as it was changes nothing', () => {
    expect(revised({}, {})).toMatchObject({ milestones: [], planned: [], withdrawn: [], escalated: [] });
  });

  it('with another page keeps the new page, and tells nobody', () => {
    const change = revised({}, { page: 13, uncertain: '矢印が欠けています。' });
    expect(change.milestones).toMatchObject([{ sequence: 0, since: '2026-05-01' }]);
    expect(change.milestones[0]?.body).toContain('"page":13');
    expect(change.planned).toEqual([]);
  });
});

describe('a milestone that changed', () => {
  it('counts up and is told to its section, old → new', () => {
    const change = revised({}, { date: '2029-04-01' });
    expect(change.milestones).toMatchObject([{ sequence: 1, since: '2026-06-01' }]);
    expect(change.planned).toMatchObject([
      { occasion: { kind: 'change', sequence: 1 }, dueOn: '2026-06-01', route: 'owner' },
    ]);
    expect(told(change)).toEqual([
      [
        '契約課',
        '電子契約の拡大（青葉市 ①）：『実施』開始の予定が変わりました（旧 → 新）。時期：令和10年4月1日 → 令和11年4月1日。',
      ],
    ]);
  });

  it.each([
    [{ precision: 'day' }, '時期の示し方：年度まで → 日まで'],
    [{ date: '2028-01-01', precision: 'month' }, '時期：令和10年4月1日 → 令和10年1月'],
    [{ phase: '拡充' }, '段階：実施 → 拡充'],
    [{ previous: '試行' }, '前の段階：検討 → 試行'],
    [
      { measure: { id: 'm1', number: '②', title: '電子契約の導入' } },
      '取組名：電子契約の拡大 → 電子契約の導入、取組番号：① → ②',
    ],
  ] as const)('in %o says so', (now, says) => {
    expect(told(revised({}, now))).toEqual([['契約課', expect.stringContaining(`（旧 → 新）。${says}。`)]]);
  });

  it('from one section to another is told to both', () => {
    const change = revised({ owners: ['契約課'] }, { owners: ['会計課'] });
    expect(told(change)).toEqual([
      ['契約課', expect.stringContaining('担当課：契約課 → 会計課')],
      ['会計課', expect.stringContaining('担当課：契約課 → 会計課')],
    ]);
  });

  it('only in the order of its sections is told to nobody', () => {
    expect(told(revised({ owners: ['契約課', '会計課'] }, { owners: ['会計課', '契約課'] }))).toEqual([]);
  });

  it('of its owners alone says for which day, so that a new one knows', () => {
    const [first] = revised({ owners: ['契約課'] }, { owners: ['会計課'] }).planned;
    expect(first?.change).toContain('電子契約の拡大（青葉市 ①）：『実施』開始（令和10年4月1日）の予定が');
  });

  it('is told to nobody where the beginning of the next phase speaks for it', () => {
    const ends = { kind: 'phase-ends', date: '2028-03-31', phase: '検討', next: '実施' } as const;
    const change = revised(ends, { ...ends, date: '2029-03-31' });
    expect(change.milestones).toMatchObject([{ sequence: 1 }]);
    expect(change.planned).toEqual([]);
  });

  it('in the past, before and now, is told to nobody', () => {
    expect(told(revised({ date: '2025-04-01' }, { date: '2026-04-01' }))).toEqual([]);
    expect(told(revised({ date: '2028-04-01' }, { date: '2026-04-01' }))).toHaveLength(1);
  });

  it('on a day off is told on the next working day', () => {
    const state = applied(EMPTY, plan('2026-05-01', [sampleMilestone()], EMPTY));
    const change = plan('2026-06-06', [sampleMilestone({ date: '2029-04-01' })], state);
    expect(change.planned.map(({ dueOn }) => dueOn)).toEqual(['2026-06-08']);
  });

  it('owes no lead from before the change', () => {
    let state = applied(EMPTY, plan('2026-05-01', [sampleMilestone()], EMPTY));
    state = applied(state, plan('2026-06-01', [sampleMilestone({ date: '2026-06-20' })], state));
    expect(plan('2026-06-12', [sampleMilestone({ date: '2026-06-20' })], state).planned).toMatchObject([
      { occasion: { kind: 'lead', days: 7, date: '2026-06-20' }, dueOn: '2026-06-12' },
    ]);
  });
});

describe('a milestone that the plan no longer has', () => {
  it('counts up and is told once', () => {
    const change = revised({}, undefined);
    expect(change.milestones).toMatchObject([{ sequence: 1, since: '2026-05-01', removedOn: '2026-06-01' }]);
    expect(told(change)).toEqual([
      [
        '契約課',
        '電子契約の拡大（青葉市 ①）：『実施』開始（令和10年4月1日）は、計画からなくなりました。今後はお知らせしません。',
      ],
    ]);
  });

  it('is told with its date once, also where its title has the date', () => {
    const event = { kind: 'dated-event', phase: '説明会', date: '2028-01-01', precision: 'month' } as const;
    expect(told(revised(event, undefined))[0]?.[1]?.split('令和10年1月')).toHaveLength(2);
  });

  it('is told again when it comes back', () => {
    const first = applied(EMPTY, plan('2026-05-01', [sampleMilestone()], EMPTY));
    const gone = applied(first, plan('2026-06-01', [], first));
    expect(plan('2026-06-02', [], gone).milestones).toEqual([]);
    const back = plan('2026-07-01', [sampleMilestone()], gone);
    expect(back.milestones).toEqual([
      { id: sampleMilestone().id, body: JSON.stringify(sampleMilestone()), sequence: 2, since: '2026-07-01' },
    ]);
    expect(told(back)).toEqual([['契約課', expect.stringContaining('計画に戻りました')]]);
  });

  it('does no harm where the ledger holds what this version cannot read', () => {
    const state = {
      milestones: [
        { id: sampleMilestone().id, body: '{"date":3}', sequence: 4, since: '2026-01-01' },
        { id: 'other', body: 'x', sequence: 0, since: '2026-01-01' },
      ],
      reminders: [],
    };
    const change = plan('2026-06-01', [sampleMilestone()], state);
    expect(change.planned).toEqual([]);
    expect(change.milestones).toMatchObject([{ sequence: 4 }, { id: 'other', sequence: 1, removedOn: '2026-06-01' }]);
  });
});
