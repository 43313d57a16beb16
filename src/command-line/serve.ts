import type { Logger } from 'pino';
import { type HttpServer, startHttpServer } from '../../adapters/http-server.ts';
import { createWebApp } from '../../adapters/web/create-web-app.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReminderDesk } from '../ports/reminder-desk.ts';
import type { Answering } from './assemble.ts';
import type { LiveSurface } from './chat/open-chats.ts';
import { logFailure } from './log.ts';
import { newReference } from './new-reference.ts';

/** What the common port serves. */
export interface Serving extends Answering {
  readonly desk?: ReminderDesk;
  /** Those that are called by their platform are called here. */
  readonly chats: readonly LiveSurface[];
  readonly log: Logger;
}

/** Opens the common port: the web page, and what chat platforms call. Throws `KakariError` when it cannot listen. */
export async function serve({ log, chats, ...parts }: Serving, config: Config, clock: Clock): Promise<HttpServer> {
  const app = createWebApp({
    ...parts,
    clock,
    allowedHosts: config.allowedHosts,
    reference: newReference,
    reportFailure: (failure) => log.error(failure, 'request failed'),
  });
  const routes = chats.flatMap(({ path, listener }) => (listener === undefined ? [] : [{ path, listener }]));
  return startHttpServer(routes, app, {
    host: config.host,
    port: config.port,
    reportFailure: logFailure(log),
  });
}
