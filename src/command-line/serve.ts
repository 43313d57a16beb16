import { pino, type Logger } from 'pino';
import { createWebApp } from '../../adapters/web/create-web-app.ts';
import { startWebServer, type WebServer } from '../../adapters/web/start-web-server.ts';
import type { Config } from '../config.ts';
import { KakariError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReminderDesk } from '../ports/reminder-desk.ts';
import type { Answering } from './assemble.ts';
import { errorLines } from './sentences.ts';

/** The log of a running service. */
export const createLog = (config: Config): Logger => pino({ level: config.logLevel, base: null });

/** What the web page is made of. */
export interface Serving extends Answering {
  readonly desk?: ReminderDesk;
  readonly log: Logger;
}

/** Starts the web page. The log never holds what was asked. Throws `KakariError` when it cannot listen. */
export async function serve({ log, ...parts }: Serving, config: Config, clock: Clock): Promise<WebServer> {
  const app = createWebApp({
    ...parts,
    clock,
    allowedHosts: config.allowedHosts,
    reportFailure: (failure) => log.error(failure, 'request failed'),
  });
  return startWebServer(app, { host: config.host, port: config.port });
}

/** Tells the log why a run of the reminders failed, in the words an administrator reads. */
export const logFailure =
  (log: Logger) =>
  (error: unknown): void =>
    log.error(
      {
        error: error instanceof Error ? error.name : typeof error,
        ...(error instanceof KakariError ? { code: error.code } : {}),
      },
      errorLines(error).join(' '),
    );

/** Ends everything when the process is asked to stop, in this order, so that answers and deliveries under way are finished. */
export function closeOnSignal(ends: readonly (() => Promise<unknown>)[], signals: NodeJS.EventEmitter): void {
  const close = async (): Promise<void> => {
    for (const end of ends) await end();
  };
  for (const name of ['SIGINT', 'SIGTERM']) signals.once(name, () => void close());
}
