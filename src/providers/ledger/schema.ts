import type { Generated, Selectable, Transaction } from 'kysely';
import type { AnswerRecord, Verdict } from '../../domain/chat.ts';
import type { ContactKind } from '../../domain/directory.ts';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ReminderState, Route } from '../../domain/reminder.ts';
import type { LedgerRecord, NoteKind, PlanVersion } from '../../ports/ledger.ts';

/** What both databases keep as 0 and 1. */
export type Flag = 0 | 1;

/** The tables, in the words of both databases: text, whole numbers and null. What is called JSON is text. */
export interface LedgerTables {
  readonly milestones: MilestoneTable;
  readonly reminders: ReminderTable;
  readonly messages: MessageTable;
  readonly contacts: ContactTable;
  readonly records: RecordTable;
  readonly chat_events: ChatEventTable;
  readonly chat_notes: ChatNoteTable;
  readonly chat_answers: ChatAnswerTable;
  readonly chat_verdicts: ChatVerdictTable;
  readonly plan_versions: PlanVersionTable;
  readonly plan_files: PlanFileTable;
  readonly model_use: ModelUseTable;
}

export interface MilestoneTable {
  readonly id: string;
  readonly municipality: string;
  /** The milestone's own day, taken out of `body` so that it can be searched. */
  readonly date: IsoDate;
  readonly body: string;
  readonly sequence: number;
  readonly since: IsoDate;
  readonly removed_on: IsoDate | null;
}

export interface ReminderTable {
  readonly id: string;
  readonly municipality: string;
  readonly milestone: string;
  /** JSON of the `Occasion`. */
  readonly occasion: string;
  readonly occasion_key: string;
  readonly department: string;
  readonly contact_kind: ContactKind;
  readonly contact_address: string;
  readonly route: Route;
  readonly due_on: IsoDate;
  readonly change_text: string | null;
  readonly state: ReminderState;
  readonly message: string | null;
  readonly text: string | null;
  readonly late: Flag;
  /** Failures of messages that carried it and were dissolved. */
  readonly failures: number;
  readonly sent_at: Instant | null;
  readonly answered_at: Instant | null;
  readonly answered_by: string | null;
  readonly snoozed_until: IsoDate | null;
  readonly escalated_on: IsoDate | null;
}

export type MessageState = 'due' | 'sending' | 'sent' | 'failed';

export interface MessageTable {
  readonly id: string;
  /** The municipality of its reminders; empty where they are of several. */
  readonly municipality: string;
  readonly contact_kind: ContactKind;
  readonly contact_address: string;
  readonly day: IsoDate;
  /** JSON of the `Notice`. */
  readonly notice: string;
  readonly state: MessageState;
  /** From when it may be claimed: of `due` the next try, of `sending` the end of the lease. */
  readonly next_at: Instant;
  readonly worker: string | null;
  readonly failures: number;
  readonly doubtful: Flag;
  readonly sent_at: Instant | null;
  /** The day in Japan of `sent_at`. */
  readonly sent_on: IsoDate | null;
  readonly reference: string | null;
  readonly certainty: 'once' | 'at-least-once' | null;
}

export interface ContactTable {
  readonly municipality: string;
  readonly department: string;
  readonly contact_kind: ContactKind;
  readonly contact_address: string;
  readonly promoter: Flag;
  readonly valid_from: IsoDate | null;
  readonly valid_to: IsoDate | null;
}

export interface RecordTable {
  /** Tells records of one moment apart. */
  readonly number: Generated<number>;
  readonly at: Instant;
  readonly actor: string;
  readonly action: LedgerRecord['action'];
  readonly municipality: string;
  readonly subject: string;
  /** JSON. */
  readonly detail: string;
}

export interface ChatEventTable {
  readonly event: string;
  /** Until when whoever took it has it to themselves; null once it is finished. */
  readonly lease_until: Instant | null;
  /** When it was last taken or finished. */
  readonly at: Instant;
}

export interface ChatNoteTable {
  readonly kind: NoteKind;
  readonly key: string;
  readonly body: string;
  readonly at: Instant;
}

export interface ChatAnswerTable {
  readonly message: string;
  readonly platform: AnswerRecord['platform'];
  /** Empty where all of them were asked. */
  readonly municipality: string;
  readonly about: AnswerRecord['about'];
  readonly kind: AnswerRecord['kind'];
  readonly question: string | null;
  readonly at: Instant;
}

export interface ChatVerdictTable {
  /** Goes with its answer when that is deleted. */
  readonly message: string;
  readonly by: string;
  readonly verdict: Verdict;
  readonly comment: string | null;
  readonly at: Instant;
}

export interface PlanVersionTable {
  readonly revision: Generated<number>;
  readonly kind: PlanVersion['kind'];
  readonly municipality: string;
  readonly plan: string;
  readonly title: string;
  readonly version: string;
  /** SHA-256 of the files, to know the same again; empty where nothing was published. */
  readonly digest: string;
  readonly by: string;
  readonly at: Instant;
}

export interface PlanFileTable {
  readonly revision: number;
  readonly name: string;
  readonly body: string;
}

export interface ModelUseTable {
  readonly day: IsoDate;
  readonly person: string;
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
}

export type MilestoneRow = Selectable<MilestoneTable>;
export type ReminderRow = Selectable<ReminderTable>;
export type MessageRow = Selectable<MessageTable>;

/** The database inside a transaction: what the queries are written against. */
export type Tables = Transaction<LedgerTables>;
