import type { ChatDesk } from '../../src/ports/chat-desk.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import type { BotAdapter, TeamsApp } from './bot-adapter.ts';
import type { RecentPresses } from './receive/recent-presses.ts';
import type { References } from './send/references.ts';
import type { Background } from './background.ts';

/** Says what went wrong, by its code; `detail` holds nothing that a person wrote, and no name. */
export type ReportFailure = (failure: { readonly code: string; readonly detail?: string }) => void;

/** Calls `act` once after `ms` milliseconds, unless the function that it returns is called before. */
export type Timer = (ms: number, act: () => void) => () => void;

/** What the parts of the surface share. */
export interface TeamsParts {
  readonly app: TeamsApp;
  readonly bot: BotAdapter;
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly references: References;
  readonly background: Background;
  readonly presses: RecentPresses;
  readonly timer: Timer;
  readonly reportFailure: ReportFailure;
}
