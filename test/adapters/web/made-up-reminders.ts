import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { WaitingReminder } from '../../../src/ports/ledger.ts';
import { FakeReminderDesk } from '../../fakes/fake-reminder-desk.ts';

/** The day on which the pages are looked at, in 令和8年度. */
export const TODAY = '2026-11-20';

/** A milestone of the made-up city. */
export const milestone = (id: string, date: string, rest: Partial<Milestone> = {}): Milestone => ({
  id,
  municipality: 'aonono',
  municipalityName: '青野野市',
  plan: 'aonono-dx',
  planTitle: '青野野市デジタル推進計画',
  version: '第2版',
  measure: { id: 'aonono-1', number: '①', title: '書かない窓口' },
  kind: 'phase-begins',
  date,
  precision: 'fiscal-year',
  phase: '実施',
  owners: ['市民窓口課'],
  place: '第3章 取組 1',
  page: 12,
  ...rest,
});

const TAX = { id: 'aonono-3', number: '③', title: '市税の電子納付' };

/** Milestones of the made-up city: one past, one in the month that runs, several to come; two on one day. */
export const MILESTONES: readonly Milestone[] = [
  milestone('begun', '2026-04-01', { phase: '検討' }),
  milestone('this-month', '2026-11-01', { kind: 'dated-event', precision: 'month', phase: '市民説明会' }),
  milestone('ends', '2027-03-31', { kind: 'phase-ends', phase: '検討', next: '実施' }),
  milestone('target', '2027-03-31', {
    kind: 'target-due',
    lane: '納付率',
    phase: '50%',
    measure: TAX,
    owners: ['税務課'],
  }),
  milestone('begins', '2027-04-01', { previous: '検討', uncertain: '工程表の矢印が読み取れません。' }),
  milestone('october', '2027-10-01', {
    kind: 'dated-event',
    precision: 'month',
    phase: '開始',
    measure: TAX,
    owners: ['税務課'],
  }),
];

/** A reminder of the made-up city that lies unanswered on a section's page. */
export function told(
  id: string,
  rest: Partial<Reminder> = {},
  about: Milestone | 'whole plan' | undefined = MILESTONES[2],
): WaitingReminder {
  const department = rest.department ?? '市民窓口課';
  return {
    reminder: {
      id,
      municipality: 'aonono',
      milestone: typeof about === 'object' ? about.id : 'aonono.digest',
      occasion: { kind: 'lead', days: Number(/\d+$/.exec(id)?.[0] ?? 30), date: '2027-04-01' },
      department,
      contact: { kind: 'web', address: `aonono/${department}` },
      route: 'owner',
      dueOn: '2026-11-18',
      state: 'sent',
      text: `お知らせ ${id}`,
      late: false,
      sentAt: '2026-11-18T00:00:00.000Z',
      ...rest,
    },
    ...(typeof about === 'object' ? { about } : {}),
  };
}

/** A digest of the made-up city. */
export const digest = (id: string, rest: Partial<Reminder> = {}): WaitingReminder =>
  told(id, { milestone: 'aonono.digest', occasion: { kind: 'digest', month: '2026-10' }, ...rest }, 'whole plan');

/** A desk with the milestones above and these reminders. */
export const deskWith = (...reminders: readonly WaitingReminder[]): FakeReminderDesk =>
  new FakeReminderDesk(TODAY, MILESTONES, reminders);
