import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call of the Web API, or of a response address (`method` is then `response`). */
export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: string;
}

/** What happens to the next call of a method in place of being served. */
export type Mishap =
  | { readonly kind: 'rate-limited'; readonly retryAfterS: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks before Slack did anything. */
  | { readonly kind: 'broken' }
  /** Slack did it, and the connection breaks before it says so. */
  | { readonly kind: 'broken-after' };

/** What stands in front of the emulator: adds what it lacks, records every call, and goes wrong when it is told to. */
export interface Overlay {
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  /** Where a slash command or a button is answered. */
  readonly responseUrl: string;
  readonly calls: readonly Call[];
  /** Lets the next calls of a method go wrong, one after the other. */
  script(method: string, ...mishaps: readonly Mishap[]): void;
  /** Serves a method by a function, in the place of the emulator. */
  serve(method: string, answer: (call: Call) => unknown): void;
  /** Refuses calls with the error that a function names. */
  refuse(errorOf: (call: Call) => string | undefined): void;
  /** Resolves as soon as something holds: asked after every call that was served. */
  until<T>(look: () => T | undefined): Promise<T>;
  close(): Promise<void>;
}

interface State {
  readonly emulatorUrl: string;
  readonly calls: Call[];
  readonly mishaps: Map<string, Mishap[]>;
  readonly served: Map<string, (call: Call) => unknown>;
  readonly refusals: ((call: Call) => string | undefined)[];
  readonly waiting: Set<() => void>;
}

/** Starts it on a free port. */
export async function startOverlay(emulatorUrl: string): Promise<Overlay> {
  const state: State = {
    emulatorUrl,
    calls: [],
    mishaps: new Map(),
    served: new Map(Object.entries(SERVED)),
    refusals: [],
    waiting: new Set(),
  };
  const server = createServer((request, response) => {
    // The emulator may be closed before the last call.
    handle(state, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${url}/api/`,
    responseUrl: `${url}/response`,
    calls: state.calls,
    script: (method, ...mishaps) => void state.mishaps.set(method, [...(state.mishaps.get(method) ?? []), ...mishaps]),
    serve: (method, answer) => void state.served.set(method, answer),
    refuse: (errorOf) => void state.refusals.push(errorOf),
    until: (look) => until(state, look),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The scopes that Slack wants for what the emulator lacks, from the methods' pages in docs.slack.dev/reference/methods. */
export const SERVED_SCOPES: Readonly<Record<string, string>> = {
  'assistant.threads.setStatus': 'chat:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'agents.sessions.setStatus': 'chat:write',
  'chat.startStream': 'chat:write',
  'chat.appendStream': 'chat:write',
  'chat.stopStream': 'chat:write',
  'usergroups.users.list': 'usergroups:read',
};

/** What the emulator lacks, as Slack answers it when all is well. */
const SERVED: Readonly<Record<string, (call: Call) => unknown>> = {
  'assistant.threads.setStatus': () => ({ ok: true }),
  'assistant.threads.setSuggestedPrompts': () => ({ ok: true }),
  'agents.sessions.setStatus': ({ args }) => ({ ok: true, status: args['status'], agent_status: args['status'] }),
  response: () => ({ ok: true }),
};

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const call = callOf(request, body);
  state.calls.push(call);
  const mishap = state.mishaps.get(call.method)?.shift();
  if (mishap === undefined || mishap.kind === 'broken-after') await serve(state, request, response, body, call, mishap);
  else goWrong(mishap, request, response);
  for (const look of state.waiting) look();
}

async function serve(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  call: Call,
  mishap: Mishap | undefined,
): Promise<void> {
  const answer = refusal(state, call) ?? (await answerTo(state, request, body, call));
  if (mishap !== undefined) request.socket.destroy();
  else json(response, 200, answer);
}

/** What is called without the bot's token. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set(['response', 'apps.connections.open', 'oauth.v2.access']);

function refusal({ refusals }: State, call: Call): unknown {
  if (WITHOUT_TOKEN.has(call.method)) return undefined;
  const error = refusals.map((errorOf) => errorOf(call)).find((found) => found !== undefined);
  return error === undefined ? undefined : { ok: false, error };
}

function answerTo(state: State, request: IncomingMessage, body: Buffer, call: Call): unknown {
  const own = state.served.get(call.method);
  return own === undefined ? forwarded(state.emulatorUrl, request, body) : own(call);
}

function goWrong(mishap: Mishap, request: IncomingMessage, response: ServerResponse): void {
  if (mishap.kind === 'rate-limited') {
    response.setHeader('retry-after', String(mishap.retryAfterS));
    json(response, 429, { ok: false, error: 'ratelimited' });
  } else if (mishap.kind === 'error') json(response, 200, { ok: false, error: mishap.error });
  else if (mishap.kind === 'status') json(response, mishap.status, { ok: false, error: 'internal_error' });
  else request.socket.destroy();
}

async function forwarded(emulatorUrl: string, request: IncomingMessage, body: Buffer): Promise<unknown> {
  const answer = await fetch(emulatorUrl + (request.url ?? ''), {
    method: 'POST',
    headers: {
      authorization: request.headers.authorization ?? '',
      'content-type': request.headers['content-type'] ?? '',
    },
    body: new Uint8Array(body),
  });
  return answer.ok ? await answer.json() : { ok: false, error: `unknown_method: ${request.url}` };
}

function callOf(request: IncomingMessage, body: Buffer): Call {
  const path = new URL(request.url ?? '/', 'http://slack').pathname;
  const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'response';
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  return { method, args: argsOf(request.headers['content-type'] ?? '', body.toString()), token };
}

/** The web client sends forms whose objects are JSON; response addresses get JSON. */
function argsOf(contentType: string, text: string): Readonly<Record<string, unknown>> {
  if (contentType.includes('json')) return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const fields = [...new URLSearchParams(text)];
  return Object.fromEntries(fields.map(([name, value]) => [name, STRUCTURED.has(name) ? parsed(value) : value]));
}

/** What the web client writes as JSON into its forms. */
const STRUCTURED: ReadonlySet<string> = new Set(['blocks', 'metadata', 'view', 'prompts', 'chunks']);

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function until<T>(state: State, look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const again = (): void => {
      const found = look();
      if (found === undefined) return;
      state.waiting.delete(again);
      resolve(found);
    };
    state.waiting.add(again);
    again();
  });
}
