import type { Milestone, MilestoneFilter } from '../domain/milestone.ts';
import type { ReminderAnswer, ReminderFilter } from '../domain/reminder.ts';
import type { CarriedReminders, WaitingReminder } from './ledger.ts';

/** How an answer to a reminder was taken. `too-late-to-snooze`: the milestone comes first, and nothing was changed. */
export type AnswerOutcome =
  | { readonly kind: 'recorded'; readonly reminder: WaitingReminder }
  | { readonly kind: 'unknown-reminder' }
  | { readonly kind: 'too-late-to-snooze'; readonly reminder: WaitingReminder };

/** Milestones and reminders, as surfaces see them. */
export interface ReminderDesk {
  /** By date, then by id. */
  milestones(filter: MilestoneFilter): readonly Milestone[];
  /** The same as an iCalendar file (RFC 5545). */
  calendar(filter: MilestoneFilter): Promise<string>;
  /** What was sent or is under way (never what is only planned), the newest first. */
  reminders(filter: ReminderFilter): Promise<readonly WaitingReminder[]>;
  /** The message that has an id or carries the reminder that has it, to show it again or its rest; undefined where there is none. */
  messageWith(id: string): Promise<CarriedReminders | undefined>;
  /** Keeps what a section answered. `by` says who, for the record. */
  answer(reminder: string, answer: ReminderAnswer, by: string): Promise<AnswerOutcome>;
}
