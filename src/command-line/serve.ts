import type { Logger } from 'pino';
import { type HttpServer, startHttpServer } from '../../adapters/http-server.ts';
import { createWebApp } from '../../adapters/web/create-web-app.ts';
import type { Config } from '../config.ts';
import type { Health } from '../domain/health.ts';
import type { PersonalDataPolicy } from '../domain/personal-data.ts';
import { failureOf } from '../domain/failure.ts';
import type { Assistant } from '../ports/assistant.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImportDesk } from '../ports/import-desk.ts';
import type { PlanShelf } from '../ports/plan-shelf.ts';
import type { ReminderDesk } from '../ports/reminder-desk.ts';
import type { LiveSurface } from './chat/open-chats.ts';
import { importAccessOf } from './importing/import-access.ts';
import { newReference } from './new-reference.ts';

/** What the common port serves. */
export interface Serving extends PlanShelf {
  readonly assistant: Assistant;
  readonly desk?: ReminderDesk;
  /** Drafts, where what is published can be kept. */
  readonly imports?: ImportDesk;
  /** Those that are called by their platform are called here. */
  readonly chats: readonly LiveSurface[];
  readonly log: Logger;
  readonly personalData: PersonalDataPolicy;
  readonly health: () => Health;
}

/** Opens the common port: the web page, and what chat platforms call. Throws `KakariError` when it cannot listen. */
export async function serve({ log, chats, ...parts }: Serving, config: Config, clock: Clock): Promise<HttpServer> {
  const app = createWebApp({
    ...parts,
    clock,
    allowedHosts: config.allowedHosts,
    importAccess: importAccessOf(config),
    reference: newReference,
    reportFailure: (failure) => log.error(failure, 'request failed'),
  });
  const routes = chats.flatMap(({ path, listener }) => (listener === undefined ? [] : [{ path, listener }]));
  return startHttpServer(routes, app, {
    host: config.host,
    port: config.port,
    // What a listener throws may quote the body of a request, as an error of JSON does.
    reportFailure: (error) => log.error(failureOf(error, newReference()), 'request failed'),
  });
}
