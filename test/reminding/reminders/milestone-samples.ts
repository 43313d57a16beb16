import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { PlanningInput } from '../../../src/reminding/reminders/planning.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';

export const workingDays = createWorkingDays([]);

/** 実施 of an invented measure begins on 1 April 2028; what is given takes the place of the sample's own. */
export const sampleMilestone = (changes: Partial<Milestone> = {}): Milestone => ({
  id: 'aoba.plan.m1.begins',
  municipality: 'aoba',
  municipalityName: '青葉市',
  plan: 'plan',
  planTitle: '青葉市DX推進計画',
  version: '第2期',
  measure: { id: 'm1', number: '①', title: '電子契約の拡大' },
  kind: 'phase-begins',
  date: '2028-04-01',
  precision: 'fiscal-year',
  phase: '実施',
  previous: '検討',
  owners: ['契約課'],
  place: '第3章 1 電子契約の拡大',
  page: 12,
  ...changes,
});

export const entry = (department: string, address: string, changes: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  municipality: 'aoba',
  department,
  contact: { kind: 'slack-channel', address },
  promoter: false,
  ...changes,
});

export const PROMOTERS = entry('デジタル推進室', 'C-DX', { promoter: true });

/** A municipality with one section, 契約課, and its DX promoters; nothing is known yet. */
export const planning = (day: IsoDate, changes: Partial<PlanningInput> = {}): PlanningInput => ({
  municipality: 'aoba',
  contactDepartments: ['デジタル推進室'],
  day,
  milestones: [sampleMilestone()],
  state: { milestones: [], reminders: [] },
  directory: [entry('契約課', 'C-KEIYAKU'), PROMOTERS],
  reachable: new Set(['web', 'slack-channel'] as const),
  policy: DEFAULT_POLICY,
  workingDays,
  ...changes,
});

/** A reminder to 契約課, thirty days before the sample milestone. */
export const sampleReminder = (changes: Partial<Reminder> = {}): Reminder => ({
  id: 'r1',
  municipality: 'aoba',
  milestone: 'aoba.plan.m1.begins',
  occasion: { kind: 'lead', days: 30, date: '2028-04-01' },
  department: '契約課',
  contact: { kind: 'slack-channel', address: 'C-KEIYAKU' },
  route: 'owner',
  dueOn: '2028-03-02',
  state: 'due',
  late: false,
  ...changes,
});
