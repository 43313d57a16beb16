import type { AnswerRecord, FeedbackRecord, Verdict } from '../domain/chat.ts';
import type { Contact, DirectoryEntry } from '../domain/directory.ts';
import type { IsoDate } from '../domain/fiscal-year.ts';
import type { Instant } from '../domain/instant.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { MessageDraft, Notice } from '../domain/notice.ts';
import type { PlannedReminder, Reminder, ReminderAnswer, ReminderFilter } from '../domain/reminder.ts';
import type { ModelUseLog } from './model-use-log.ts';

/**
 * What must not be forgotten: milestones as last seen, the outbox of reminders, the directory, and an append-only record of
 * every change. Every method is one transaction: it happens whole or not at all. Methods reject with `KakariError`:
 * `ledger-locked`, `ledger-full`, `ledger-damaged`, `ledger-readonly`, `ledger-unreachable` (each with `place`, and never
 * with partial state left behind).
 */
export interface Ledger
  extends
    PlanningLedger,
    DeliveryLedger,
    AnswerLedger,
    DirectoryLedger,
    RecordLedger,
    ChatLedger,
    PlanLedger,
    ModelUseLog {
  close(): Promise<void>;
}

/** A milestone as last seen. */
export interface StoredMilestone {
  readonly id: string;
  /** `JSON.stringify` of the `Milestone`. */
  readonly body: string;
  /** 0 at first, one more with every change that people are told of; iCalendar's SEQUENCE. */
  readonly sequence: number;
  /** The day on which it was first seen or last changed: reminders that would have been due earlier are not owed. */
  readonly since: IsoDate;
  /** The day from which the plan no longer had it. */
  readonly removedOn?: IsoDate;
}

/** What planning starts from, for one municipality. */
export interface PlanningState {
  readonly milestones: readonly StoredMilestone[];
  /** All reminders of milestones dated `remindersSince` or later (removed ones too), and all others due since that day. */
  readonly reminders: readonly Reminder[];
}

/** What one run of planning decides for one municipality. */
export interface PlanningChange {
  readonly municipality: string;
  /** The working day on which what is planned is told. */
  readonly day: IsoDate;
  /** New or changed milestones, whole. Those with `removedOn` are kept for their history. */
  readonly milestones: readonly StoredMilestone[];
  readonly planned: readonly PlannedReminder[];
  /** Ids of reminders that are `due` and no longer hold; they may be planned again later, under the same id. */
  readonly withdrawn: readonly string[];
  /** Ids of reminders that nobody answered and of which the promoters are told now. */
  readonly escalated: readonly string[];
}

export interface PlanningLedger {
  /** Guaranteed sorted by id, so that the same state plans the same. */
  planningState(municipality: string, remindersSince: IsoDate): Promise<PlanningState>;
  /**
   * Keeps the changes of some municipalities, all or none. A reminder whose id is there already is left as it is, and a withdrawn one that is no longer `due` stays:
   * two replicas may record the same change. A milestone is only written over by one with a `sequence` not lower.
   */
  recordPlanning(changes: readonly PlanningChange[], at: Instant): Promise<void>;
}

/** A reminder waiting to be composed into a message, with its milestone as stored (absent for a digest). */
export interface WaitingReminder {
  readonly reminder: Reminder;
  readonly about?: Milestone;
}

/** A message that this worker has to itself until its lease ends. */
export interface ClaimedMessage {
  readonly id: string;
  readonly contact: Contact;
  readonly day: IsoDate;
  readonly notice: Notice;
  /** Tries that ended in a failure before. */
  readonly failures: number;
  /** An earlier try may have reached the recipient: it broke off, or its worker died. */
  readonly doubtful: boolean;
  readonly worker: string;
}

export interface DeliveryLedger {
  /** Reminders in state `due`, without a message, due on `day` or before, by contact, due day and id. */
  waitingReminders(day: IsoDate): Promise<readonly WaitingReminder[]>;
  /**
   * Keys (`contactKey`) of contacts that get no further message on `day`: they have one of that day, or were sent one on it
   * (days in Japan), or one of any day is still under way.
   */
  contactsServed(day: IsoDate): Promise<ReadonlySet<string>>;
  /**
   * Keeps messages as `due` and puts their reminders on them (text, late). A draft is left out whole when a message with its id
   * is there, or when one of its reminders is no longer waiting. Returns the ids of those kept. A message starts with the
   * failures of the reminders that were dissolved before.
   */
  recordMessages(drafts: readonly MessageDraft[], at: Instant): Promise<readonly string[]>;
  /**
   * Takes up to `limit` messages that are `due` and whose next try has come, or `sending` with a lease that ended (these are
   * `doubtful`), and makes them and their reminders `sending` until `leaseUntil`. No message goes to two workers.
   */
  claimMessages(claim: {
    readonly worker: string;
    readonly now: Instant;
    readonly leaseUntil: Instant;
    readonly limit: number;
  }): Promise<readonly ClaimedMessage[]>;
  /**
   * The four ends of a claim. Each returns false, and changes nothing, when the lease has gone to another worker. Answers that
   * came in meanwhile stay. `certainty` is `at-least-once` where a doubtful message was sent again without looking it up.
   */
  markSent(
    message: ClaimedMessage,
    sent: { readonly reference: string; readonly certainty: 'once' | 'at-least-once' },
    at: Instant,
  ): Promise<boolean>;
  markForRetry(
    message: ClaimedMessage,
    retry: { readonly notBefore: Instant; readonly reason: string; readonly doubtful: boolean },
    at: Instant,
  ): Promise<boolean>;
  markFailed(message: ClaimedMessage, reason: string, at: Instant): Promise<boolean>;
  /** Takes the message away and makes its reminders wait again, to be composed for another day. Its failures are kept with them. */
  dissolve(message: ClaimedMessage, reason: string, at: Instant): Promise<boolean>;
}

/** A message with the reminders that it carries, as they are now. */
export interface CarriedReminders {
  readonly id: string;
  readonly notice: Notice;
  /** By id. */
  readonly reminders: readonly Reminder[];
}

export interface AnswerLedger {
  /** Reminders with their milestones, the newest due day first, then by id. */
  reminders(filter: ReminderFilter): Promise<readonly WaitingReminder[]>;
  reminder(id: string): Promise<WaitingReminder | undefined>;
  /** The message that has an id, or carries the reminder that has it (ids are hashes and never meet); undefined where there is none. */
  messageWith(id: string): Promise<CarriedReminders | undefined>;
  /**
   * Keeps an answer, for this reminder, for those of the same milestone, occasion and section at other contacts, and for what else
   * the section was told of the milestone and left open, and for what the promoters were told of its silence. A later answer replaces an earlier one. Undefined when there is no such reminder or it has not been sent (state `due`).
   */
  recordAnswer(
    answer: {
      readonly reminder: string;
      readonly answer: ReminderAnswer;
      readonly by: string;
      readonly snoozedUntil?: IsoDate;
    },
    at: Instant,
  ): Promise<Reminder | undefined>;
}

export interface DirectoryLedger {
  /** Sorted by municipality, department, contact, from. */
  directory(municipality?: string): Promise<readonly DirectoryEntry[]>;
  /** Puts `entries` in the place of all entries of `municipalities`. */
  replaceDirectory(
    municipalities: readonly string[],
    entries: readonly DirectoryEntry[],
    by: string,
    at: Instant,
  ): Promise<void>;
}

/** One change of state: who did what to what, and when. Never changed after it was written. */
export interface LedgerRecord {
  readonly at: Instant;
  /** `kakari`, or the person or section. */
  readonly actor: string;
  readonly action:
    | 'milestone-added'
    | 'milestone-changed'
    | 'milestone-removed'
    | 'reminder-planned'
    | 'reminder-withdrawn'
    | 'reminder-answered'
    | 'reminder-escalated'
    | 'message-composed'
    | 'message-sending'
    | 'message-sent'
    | 'message-retried'
    | 'message-failed'
    | 'message-dissolved'
    | 'directory-replaced'
    | 'plan-published'
    | 'plan-withdrawn'
    | 'records-deleted';
  /** Municipality id; empty where the change is about several. */
  readonly municipality: string;
  /** The id of what changed. */
  readonly subject: string;
  /** What it became, small and flat. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface RecordLedger {
  /** Oldest first. `from` and `to` are days in Japan, inclusive. */
  records(filter: {
    readonly municipality?: string;
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }): Promise<readonly LedgerRecord[]>;
  /**
   * Deletes what is older than `before` (a day in Japan): records, the use of models, and reminders and messages of milestones dated earlier. The
   * deletion is itself recorded. Returns how many records went.
   */
  deleteRecords(before: IsoDate, by: string, at: Instant): Promise<number>;
}

/** What chat surfaces must not forget, by kind: threads that Kakari takes part in, people's sections, where Teams is reached, Slack's tokens. */
export type NoteKind = 'thread' | 'section' | 'reference' | 'token';

export interface ChatLedger {
  /**
   * Takes an event to answer it. False when it was finished, or was taken by somebody whose lease has not ended at `at`. Of
   * two who ask at once one gets true.
   */
  takeEvent(event: string, at: Instant, leaseUntil: Instant): Promise<boolean>;
  /** Keeps that an event needs no further answer. */
  finishEvent(event: string, at: Instant): Promise<void>;
  /**
   * Keeps that an event was answered: it is finished, Kakari takes part in the thread (a note of that key), and the answer may be judged. A
   * message that is there already stays as it is.
   */
  keepTurn(turn: { readonly event: string; readonly thread: string; readonly answer: AnswerRecord }): Promise<void>;
  note(kind: NoteKind, key: string): Promise<string | undefined>;
  /** Keeps a note, in the place of an earlier one. With `replacing`, only where the note is still that text: false otherwise. */
  keepNote(kind: NoteKind, key: string, body: string, at: Instant, replacing?: string): Promise<boolean>;
  forgetNote(kind: NoteKind, key: string): Promise<void>;
  /** Keeps a verdict; one for each message and `by` (any text that tells people apart), the last. False when no answer has that message. */
  keepVerdict(
    verdict: { readonly message: string; readonly by: string; readonly verdict: Verdict; readonly comment?: string },
    at: Instant,
  ): Promise<boolean>;
  /** How many answers were given, and what was thought of them, oldest first. `from` and `to` are days in Japan, inclusive. */
  feedback(filter: {
    readonly municipality?: string;
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }): Promise<{ readonly answers: number; readonly verdicts: readonly FeedbackRecord[] }>;
  /** Forgets events and threads last touched before a moment, and answers given before it with their verdicts. */
  forgetChats(before: {
    readonly events: Instant;
    readonly threads: Instant;
    readonly answers: Instant;
  }): Promise<void>;
}

/** A step in the history of a municipality's plan: a version was published, or what was in force was withdrawn. Never changed. */
export interface PlanVersion {
  /** Counts up over all municipalities. */
  readonly revision: number;
  readonly kind: 'published' | 'withdrawn';
  /** Municipality id. */
  readonly municipality: string;
  /** The id, the title and the version of the plan; of the one withdrawn where it was. */
  readonly plan: string;
  readonly title: string;
  readonly version: string;
  readonly by: string;
  readonly at: Instant;
}

/** A published version, whole. */
export interface PublishedPlan extends PlanVersion {
  /** The texts of its files by name (`knowledge/README.md`). */
  readonly files: Readonly<Record<string, string>>;
}

/** What is only read of published plans. */
export interface PlanReading {
  /** The revision of the last step, 0 before the first: as long as it stays, everything here does. Cheap; asked every few seconds. */
  plansRevision(): Promise<number>;
  /** Every step, or those of a municipality, newest first. A plan is in force where the newest step of its municipality published it. */
  planVersions(municipality?: string): Promise<readonly PlanVersion[]>;
  /** A version that was published, also one that is no longer in force; undefined where no revision of that number published one. */
  publishedPlan(revision: number): Promise<PublishedPlan | undefined>;
}

export interface PlanLedger extends PlanReading {
  /**
   * Puts a version in force for its municipality, and keeps the earlier ones. Returns its revision; where the very same files are
   * in force already, the revision under which they are, and nothing is changed.
   */
  publishPlan(plan: Omit<PublishedPlan, 'revision' | 'kind' | 'at'>, at: Instant): Promise<number>;
  /** Takes the published plan of a municipality out of force. False, and nothing changed, where none is in force. */
  withdrawPlan(municipality: string, by: string, at: Instant): Promise<boolean>;
}
