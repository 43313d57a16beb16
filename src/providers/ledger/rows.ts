import { type Contact, contactKey } from '../../domain/directory.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { type Occasion, occasionKey, type PlannedReminder, type Reminder } from '../../domain/reminder.ts';
import type { StoredMilestone, WaitingReminder } from '../../ports/ledger.ts';
import type { Flag, MilestoneRow, MilestoneTable, ReminderRow, ReminderTable } from './schema.ts';

/** What a row has, without its empty columns. */
export type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Leaves out what is null or undefined. */
export function present<T extends object>(values: T): Present<T> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) if (value !== null && value !== undefined) kept[key] = value;
  return kept as Present<T>;
}

/** A text that people wrote, without NUL, which PostgreSQL refuses in texts. */
export const storable = (text: string): string => text.replaceAll('\0', '');

export const flag = (value: boolean): Flag => (value ? 1 : 0);

/** Where a row points to. */
export const contactOf = (row: Pick<ReminderRow, 'contact_kind' | 'contact_address'>): Contact => ({
  kind: row.contact_kind,
  address: row.contact_address,
});

export const contactKeyOf = (row: Pick<ReminderRow, 'contact_kind' | 'contact_address'>): string =>
  contactKey(contactOf(row));

export const milestoneOf = (row: Omit<MilestoneRow, 'municipality' | 'date'>): StoredMilestone => ({
  id: row.id,
  body: row.body,
  sequence: row.sequence,
  since: row.since,
  ...present({ removedOn: row.removed_on }),
});

export const parseMilestone = (body: string): Milestone => JSON.parse(body) as Milestone;

export const milestoneRow = (municipality: string, stored: StoredMilestone): MilestoneTable => ({
  id: stored.id,
  municipality,
  date: parseMilestone(stored.body).date,
  body: stored.body,
  sequence: stored.sequence,
  since: stored.since,
  removed_on: stored.removedOn ?? null,
});

export const plannedOf = (row: ReminderRow): PlannedReminder => ({
  id: row.id,
  municipality: row.municipality,
  milestone: row.milestone,
  occasion: JSON.parse(row.occasion) as Occasion,
  department: row.department,
  contact: contactOf(row),
  route: row.route,
  dueOn: row.due_on,
  ...present({ change: row.change_text }),
});

export const reminderOf = (row: ReminderRow): Reminder => ({
  ...plannedOf(row),
  state: row.state,
  late: row.late === 1,
  ...present({
    message: row.message,
    text: row.text,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    snoozedUntil: row.snoozed_until,
    escalatedOn: row.escalated_on,
  }),
});

/** A reminder and the body of its milestone, where it has one. */
export const waitingOf = (row: ReminderRow & { readonly body: string | null }): WaitingReminder => ({
  reminder: reminderOf(row),
  ...(row.body === null ? {} : { about: parseMilestone(row.body) }),
});

/** A reminder as it begins. */
export const reminderRow = (planned: PlannedReminder): ReminderTable => ({
  id: planned.id,
  municipality: planned.municipality,
  milestone: planned.milestone,
  occasion: JSON.stringify(planned.occasion),
  occasion_key: occasionKey(planned.occasion),
  department: planned.department,
  contact_kind: planned.contact.kind,
  contact_address: planned.contact.address,
  route: planned.route,
  due_on: planned.dueOn,
  change_text: planned.change ?? null,
  state: 'due',
  message: null,
  text: null,
  late: 0,
  failures: 0,
  sent_at: null,
  answered_at: null,
  answered_by: null,
  snoozed_until: null,
  escalated_on: null,
});
