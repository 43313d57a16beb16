import type { RequestListener } from 'node:http';
import type { ChatDesk } from '../../src/ports/chat-desk.ts';
import type { ChatSurface } from '../../src/ports/chat-surface.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { Background } from './background.ts';
import { createBotAdapter, type TeamsApp, type TeamsEndpoints } from './bot-adapter.ts';
import { RecentPresses } from './receive/recent-presses.ts';
import { receiveActivities } from './receive/receive-activities.ts';
import { takeActivity } from './receive/take-activity.ts';
import { signIn } from './sign-in.ts';
import { deliver } from './send/deliver.ts';
import { References, type TeamsNotes } from './send/references.ts';
import type { ReportFailure, TeamsParts, Timer } from './teams-parts.ts';

/** What Teams is joined from. */
export interface TeamsOptions {
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly notes: TeamsNotes;
  readonly app: TeamsApp;
  readonly timer: Timer;
  readonly reportFailure: ReportFailure;
  /** By which Microsoft's services are reached, where that is not Node's own: through a proxy. */
  readonly fetch?: typeof globalThis.fetch;
  /** Where Microsoft's services are, for tests; then service URLs may be without TLS. */
  readonly endpoints?: TeamsEndpoints;
}

/** Kakari in Teams: receives at `path`, answers, and delivers reminders to channels and people. */
export interface TeamsSurface extends ChatSurface {
  readonly name: string;
  readonly path: '/api/messages';
  readonly listener: RequestListener;
  /** Signs in to Microsoft. Rejects with the `KakariError`s of `signIn`; where Microsoft is not reached, that is only reported. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when all that was acknowledged is done. */
  stop(): Promise<void>;
}

export function createTeamsSurface(options: TeamsOptions): TeamsSurface {
  const { app, endpoints, notes, clock, reportFailure } = options;
  const parts: TeamsParts = {
    ...options,
    bot: createBotAdapter(options),
    references: new References(notes, clock),
    background: new Background(reportFailure),
    presses: new RecentPresses(),
  };
  let isStopped = false;
  const listener = receiveActivities({
    bot: parts.bot,
    app,
    insecure: endpoints !== undefined,
    isOpen: () => !isStopped,
    handle: (activity) => takeActivity(parts, activity),
    reportFailure,
  });
  return {
    name: 'Teams',
    path: '/api/messages',
    kinds: ['teams-channel', 'teams-user'],
    listener,
    deliver: (message) => deliver(parts, message),
    start: () => {
      isStopped = false;
      return signIn(parts);
    },
    stop: () => {
      isStopped = true;
      return parts.background.settled();
    },
  };
}
