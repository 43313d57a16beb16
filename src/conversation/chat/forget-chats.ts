import type { IsoDate } from '../../domain/fiscal-year.ts';
import { later } from '../../domain/instant.ts';
import type { ChatDeskParts } from './chat-parts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Slack gives up after three retries within minutes (Events API, "Retries"); a week leaves room for every other queue on the way. */
const EVENTS_DAYS = 7;

/** Half a year: between two digests of a section's plans. Who comes back to an older thread mentions Kakari again. */
const THREADS_DAYS = 180;

/** Three years, as long as the shorter of the shipped plans run: what was wrong in a plan's answers is of use until the next plan. */
const ANSWERS_DAYS = 3 * 365 + 1;

/** Forgets what is too old, once on each day of the clock. */
export function createForgetting({ ledger, clock }: Pick<ChatDeskParts, 'ledger' | 'clock'>): () => Promise<void> {
  let forgottenOn: IsoDate | undefined;
  return async () => {
    const [today, now] = [clock.today(), clock.now()];
    if (forgottenOn === today) return;
    forgottenOn = today;
    await ledger.forgetChats({
      events: later(now, -EVENTS_DAYS * DAY_MS),
      threads: later(now, -THREADS_DAYS * DAY_MS),
      answers: later(now, -ANSWERS_DAYS * DAY_MS),
    });
  };
}
