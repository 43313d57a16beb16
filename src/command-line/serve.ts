import { pino } from 'pino';
import { createWebApp } from '../../adapters/web/create-web-app.ts';
import { startWebServer, type WebServer } from '../../adapters/web/start-web-server.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Answering } from './assemble.ts';

/** Starts the web page. The log never holds what was asked. Throws `KakariError` when it cannot listen. */
export async function serve({ assistant, plans }: Answering, config: Config, clock: Clock): Promise<WebServer> {
  const log = pino({ level: config.logLevel, base: null });
  const app = createWebApp({
    assistant,
    plans,
    clock,
    allowedHosts: config.allowedHosts,
    reportFailure: (failure) => log.error(failure, 'request failed'),
  });
  return startWebServer(app, { host: config.host, port: config.port });
}

/** Closes the server when the process is asked to stop, so that answers under way are finished. */
export function closeOnSignal(server: WebServer, signals: NodeJS.EventEmitter): void {
  for (const name of ['SIGINT', 'SIGTERM']) signals.once(name, () => void server.close());
}
