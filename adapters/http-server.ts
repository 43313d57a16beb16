import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { KakariError } from '../src/domain/errors.ts';

/** A path, such as `/slack/events`, whose requests of any method go to a listener of its own. */
export interface Route {
  readonly path: string;
  readonly listener: RequestListener;
}

/** Where to listen. Port 0 takes a free one. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** How long `close` waits for answers under way; 5,000 by default. */
  readonly closeTimeoutMs?: number;
  /** Is told what the listener of a route throws or rejects with. */
  readonly reportFailure?: (error: unknown) => void;
}

/** A server that listens. */
export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, waits for those under way and ends. Calling it again waits for the same end. */
  close(): Promise<void>;
}

/**
 * Listens on one port: a request whose path, without its query, equals that of a route goes there, and all others to the web app. Where
 * the listener of a route throws, the answer is 500 without words.
 * Rejects with a `KakariError` with fields `host` and `port`: `web-port-in-use`, `web-port-forbidden`, `web-host-unknown`, or
 * `web-cannot-listen` (with `reason`).
 */
export async function startHttpServer(
  routes: readonly Route[],
  web: Pick<Hono, 'fetch'>,
  { host, port, closeTimeoutMs = 5000, reportFailure = () => undefined }: ListenOptions,
): Promise<HttpServer> {
  const server = createServer(listenerOf(routes, web, { hostname: host, reportFailure }));
  const bound = await listen(server, host, port);
  let closing: Promise<void> | undefined;
  return {
    url: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    port: bound.port,
    close: () => (closing ??= close(server, closeTimeoutMs)),
  };
}

function listenerOf(
  routes: readonly Route[],
  web: Pick<Hono, 'fetch'>,
  { hostname, reportFailure }: Pick<Heard, 'reportFailure'> & { readonly hostname: string },
): RequestListener {
  const listeners = new Map(routes.map(({ path, listener }) => [path, listener]));
  const pages = getRequestListener(web.fetch, { hostname, overrideGlobalObjects: false });
  return (request, response) => {
    const own = listeners.get(pathOf(request));
    if (own === undefined) void pages(request, response);
    else void guarded(own, { request, response, reportFailure });
  };
}

/** Node ends the process where a listener throws, and where the promise of an asynchronous one rejects. */
async function guarded(
  listen: (request: Heard['request'], response: Heard['response']) => unknown,
  { request, response, reportFailure }: Heard,
): Promise<void> {
  try {
    await listen(request, response);
  } catch (error) {
    reportFailure(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { connection: 'close' }).end();
  }
}

/** A request, and who is told of what goes wrong with it. */
interface Heard {
  readonly request: IncomingMessage;
  readonly response: ServerResponse & { readonly req: IncomingMessage };
  readonly reportFailure: (error: unknown) => void;
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.replace(/\?.*$/su, '');

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

const CODES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'web-port-in-use',
  EACCES: 'web-port-forbidden',
  EADDRNOTAVAIL: 'web-host-unknown',
  ENOTFOUND: 'web-host-unknown',
};

function listenError(error: NodeJS.ErrnoException, host: string, port: number): KakariError {
  const reason = error.code ?? error.name;
  const code = CODES[reason];
  if (code !== undefined) return new KakariError(code, { host, port }, { cause: error });
  return new KakariError('web-cannot-listen', { host, port, reason }, { cause: error });
}

function close(server: Server, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), timeoutMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
    server.keepAliveTimeout = 1; // a connection whose answer is under way ends with it
  });
}
