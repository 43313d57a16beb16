import type { Section } from '../../domain/chat.ts';
import type { ContactKind } from '../../domain/directory.ts';
import type { Failure } from '../../domain/failure.ts';
import type { PersonalDataPolicy } from '../../domain/personal-data.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { PlanShelf } from '../../ports/plan-shelf.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';

/** What is reported of something that went wrong. */
export type ChatFailure = Failure;

/** What a desk is made of. */
export interface ChatDeskParts extends PlanShelf {
  readonly assistant: Assistant;
  readonly ledger: Pick<
    Ledger,
    'takeEvent' | 'finishEvent' | 'note' | 'keepNote' | 'keepTurn' | 'keepVerdict' | 'forgetChats' | 'directory'
  >;
  readonly reminders: Pick<ReminderDesk, 'milestones' | 'reminders'>;
  readonly clock: Clock;
  /** The municipality of a workspace or tenant; undefined where the configuration names none. */
  readonly municipalityOf: (tenant: string) => string | undefined;
  /** The kinds of contact that a surface of this installation reaches. */
  readonly reachable: () => ReadonlySet<ContactKind>;
  /** Puts a message in front of a recipient; what it rejects with counts as a try that failed. */
  readonly deliver: (message: OutgoingMessage) => Promise<Delivery>;
  /** Whether questions and comments may be kept with the feedback. */
  readonly retainQuestions: boolean;
  /** What becomes of personal data in what people write; the assistant goes by the same. The default policy where it is absent. */
  readonly personalData?: PersonalDataPolicy;
  /** A new reference number, such as `7F3A2B1C`. */
  readonly reference: () => string;
  readonly reportFailure: (failure: ChatFailure) => void;
  /** The page with what a section has coming. */
  readonly milestonesUrl?: (section: Section) => string;
}
