import type { Contact } from './directory.ts';
import type { IsoDate } from './fiscal-year.ts';
import type { Instant } from './instant.ts';

/**
 * Why somebody is told of a milestone: so many days before its `date` (the lead of a day to which it moved is another one); because it changed; because they put it off; in the half-yearly
 * digest of a section; and to the DX promoters, because a section did not answer, says it is not in charge, or could not be
 * reached (`of` is the id of the reminder that this is about).
 */
export type Occasion =
  | { readonly kind: 'lead'; readonly days: number; readonly date: IsoDate }
  | { readonly kind: 'change'; readonly sequence: number }
  | { readonly kind: 'snooze'; readonly until: IsoDate }
  | { readonly kind: 'digest'; readonly month: string }
  | { readonly kind: 'escalation' | 'wrong-owner' | 'undelivered'; readonly of: string };

/** An occasion as one word, such as `lead-30-2028-04-01`, `change-2`, `snooze-2027-03-01`, `digest-2026-04`, `escalation-<id>`. */
export function occasionKey(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'lead':
      return `lead-${occasion.days}-${occasion.date}`;
    case 'change':
      return `change-${occasion.sequence}`;
    case 'snooze':
      return `snooze-${occasion.until}`;
    case 'digest':
      return `digest-${occasion.month}`;
    case 'escalation':
    case 'wrong-owner':
    case 'undelivered':
      return `${occasion.kind}-${occasion.of}`;
  }
}

/** The way of a reminder: `due → sending → sent`, then what the section answered; `failed` when it could not be delivered. */
export const REMINDER_STATES = [
  'due',
  'sending',
  'sent',
  'acknowledged',
  'snoozed',
  'done',
  'wrong-owner',
  'failed',
] as const;

export type ReminderState = (typeof REMINDER_STATES)[number];

/** Why a reminder goes where it goes: to the section in charge, or to the DX promoters and why to them. */
export type Route =
  | 'owner'
  | 'no-owner'
  | 'no-contact'
  | 'not-in-charge'
  | 'escalation'
  | 'wrong-owner'
  | 'undelivered';

/** One line of the outbox, planned: `milestone`, `occasion` and `contact` together are its key, and `id` is made of them. */
export interface PlannedReminder {
  readonly id: string;
  /** Municipality id. */
  readonly municipality: string;
  /** Milestone id; of a digest `<municipality>.digest`. */
  readonly milestone: string;
  readonly occasion: Occasion;
  /** The section that it concerns; empty where the plan names none. */
  readonly department: string;
  readonly contact: Contact;
  readonly route: Route;
  /** The working day on which it is to be sent. */
  readonly dueOn: IsoDate;
  /** What changed, as a Japanese sentence; only of `change`. */
  readonly change?: string;
}

/** A reminder as the outbox has it. */
export interface Reminder extends PlannedReminder {
  readonly state: ReminderState;
  /** The message that carries it, once it is composed. */
  readonly message?: string;
  /** What was told, as plain text, once it is composed. */
  readonly text?: string;
  /** Sent after the day on which it was due. */
  readonly late: boolean;
  readonly sentAt?: Instant;
  readonly answeredAt?: Instant;
  readonly answeredBy?: string;
  /** The day on which it comes again; only where the state is `snoozed`. */
  readonly snoozedUntil?: IsoDate;
  /** The day on which the DX promoters were told that nobody answered. */
  readonly escalatedOn?: IsoDate;
}

/** What an owner can answer: 了解, 後で知らせる (1週間・1か月), 完了した, 担当が違う. */
export const REMINDER_ANSWERS = ['acknowledge', 'snooze-week', 'snooze-month', 'done', 'wrong-owner'] as const;

export type ReminderAnswer = (typeof REMINDER_ANSWERS)[number];

/** The words on the buttons. */
export const ANSWER_LABELS: Readonly<Record<ReminderAnswer, string>> = {
  acknowledge: '了解',
  'snooze-week': '1週間後に知らせる',
  'snooze-month': '1か月後に知らせる',
  done: '完了した',
  'wrong-owner': '担当が違う',
};

/** What can be answered to a reminder: the DX promoters, a section that is no longer in charge, and who gets a digest only take note. */
export const answersTo = (
  { route, department }: Pick<Reminder, 'route' | 'department'>,
  about: { readonly owners: readonly string[] } | undefined,
): readonly ReminderAnswer[] =>
  route === 'owner' && about?.owners.includes(department) === true ? REMINDER_ANSWERS : ['acknowledge'];

/** Which reminders are wanted; what is absent does not restrict. Days are those on which a reminder is due, inclusive. */
export interface ReminderFilter {
  readonly municipality?: string;
  readonly department?: string;
  readonly state?: ReminderState;
  readonly escalated?: boolean;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}
