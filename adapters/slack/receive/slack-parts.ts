import type { Clock } from '../../../src/ports/clock.ts';
import type { ChatDesk } from '../../../src/ports/chat-desk.ts';
import type { ChatLedger } from '../../../src/ports/ledger.ts';
import type { ReminderDesk } from '../../../src/ports/reminder-desk.ts';
import type { Identity } from './identity.ts';
import type { SlackTalk } from './slack-talk.ts';
import type { UnderWay } from './under-way.ts';

/** What went wrong without anybody to tell it to. `detail` holds nothing that a person wrote. */
export interface SlackFailure {
  readonly code: string;
  readonly detail?: string;
}

/** What everything that comes in is handled with. */
export interface SlackParts {
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly notes: Pick<ChatLedger, 'note'>;
  readonly talk: SlackTalk;
  readonly underWay: UnderWay;
  readonly identity: () => Identity;
  /** Kakari's own pages, without a slash at the end. */
  readonly publicUrl?: string;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
  readonly reportFailure: (failure: SlackFailure) => void;
}
