import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../../src/providers/system-clock.ts';
import { streamInfoOf, Streams } from './streams.ts';
import { ISSUER, publishedKeys, signToken, type TokenFaults } from './bot-tokens.ts';

/** A JSON object as it came over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** A request with which the bot sent, changed or asked something. */
export interface Wire {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly authorization: string;
  readonly body: Json;
  /** What the connector answered it: the id of the activity; empty where it refused. */
  readonly id: string;
}

/** How the connector answers instead of taking what is sent. `broken` takes it and cuts the connection. */
export type Fault =
  | { readonly status: number; readonly code?: string; readonly retryAfter?: string; readonly location?: string }
  | 'broken';

/** Microsoft's side of Teams on loopback: Bot Connector, login, and the published keys. */
export interface BotConnector {
  readonly url: string;
  /** Where the adapter finds Microsoft's services. */
  readonly endpoints: { readonly metadata: string; readonly login: string };
  /** What was taken, in order: messages sent and changed, and conversations begun; not typing. */
  readonly sent: readonly Wire[];
  /** Everything that was asked of the connector, in order, refused ones too. */
  readonly asked: readonly Wire[];
  /** The forms with which tokens were asked for. */
  readonly logins: readonly URLSearchParams[];
  /** Answers the next request that sends something so; several are used up one after the other. */
  refuse(...faults: readonly Fault[]): void;
  /** Lets the next request wait for its answer, until what this returns is called. */
  hold(): () => void;
  /** The channels of the team that the bot is installed in. */
  channels: readonly { readonly id: string; readonly name?: string }[];
  /** How long a bot's token is good. */
  tokenSeconds: number;
  /** With what Microsoft Entra refuses to give a token; nothing where it gives one. */
  loginError: string | undefined;
  /** A token for what the connector delivers, good for ten minutes. */
  token(app: string, faults?: TokenFaults): string;
  /** Resolves once `holds` is true of what was sent. */
  until(holds: (sent: readonly Wire[]) => boolean): Promise<void>;
  /** Answers the next update of a stream so; several are used up one after the other. */
  refuseStreaming(...faults: readonly Exclude<Fault, 'broken'>[]): void;
  /** The text that stands in the newest stream. */
  readonly streamed: string;
  /** Resolves once `holds` is true of that text. */
  untilStreamed(holds: (streamed: string) => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startBotConnector(): Promise<BotConnector> {
  const state = new ConnectorState();
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy());
  });
  state.url = await listening(server);
  return {
    url: state.url,
    endpoints: { metadata: `${state.url}openid`, login: state.url.replace(/\/$/u, '') },
    sent: state.sent,
    asked: state.asked,
    logins: state.logins,
    refuse: (...faults) => state.faults.push(...faults),
    hold: () => state.hold(),
    get channels() {
      return state.channels;
    },
    set channels(channels) {
      state.channels = channels;
    },
    get tokenSeconds() {
      return state.tokenSeconds;
    },
    set tokenSeconds(seconds) {
      state.tokenSeconds = seconds;
    },
    get loginError() {
      return state.loginError;
    },
    set loginError(error) {
      state.loginError = error;
    },
    token: (app, faults) => signToken(goodClaims(state.url, app), faults),
    until: (holds) => state.until(holds),
    refuseStreaming: (...faults) => state.streams.faults.push(...faults),
    get streamed() {
      return state.streams.text;
    },
    untilStreamed: (holds) => state.streams.until(holds),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class ConnectorState {
  url = '';
  tokenSeconds = 3600;
  loginError: string | undefined;
  channels: readonly { readonly id: string; readonly name?: string }[] = [];
  readonly sent: Wire[] = [];
  readonly asked: Wire[] = [];
  readonly logins: URLSearchParams[] = [];
  readonly faults: Fault[] = [];
  readonly streams = new Streams();
  held: Promise<void> | undefined;
  #waiting: { readonly holds: (sent: readonly Wire[]) => boolean; readonly resolve: () => void }[] = [];
  #last = 1_700_000_000_000;

  hold(): () => void {
    let release = (): void => undefined;
    this.held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  nextId(): string {
    this.#last += 1;
    return String(this.#last);
  }

  keep(wire: Wire): void {
    this.asked.push(wire);
    if (wire.method === 'GET' || wire.id === '' || wire.body['type'] === 'typing') return;
    this.sent.push(wire);
    const [ready, waiting] = [true, false].map((is) => this.#waiting.filter(({ holds }) => holds(this.sent) === is));
    this.#waiting = waiting ?? [];
    for (const { resolve } of ready ?? []) resolve();
  }

  until(holds: (sent: readonly Wire[]) => boolean): Promise<void> {
    if (holds(this.sent)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ holds, resolve }));
  }
}

const goodClaims = (serviceUrl: string, app: string): Json => {
  const now = Math.floor(Date.parse(systemClock.now()) / 1000);
  return { iss: ISSUER, aud: app, serviceurl: serviceUrl, nbf: now - 10, exp: now + 600 };
};

async function answer(state: ConnectorState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  const path = decodeURIComponent(new URL(request.url ?? '/', state.url).pathname);
  if (path === '/openid') return json(response, 200, metadata(state.url));
  if (path === '/keys') return json(response, 200, publishedKeys());
  if (path.includes('/oauth2/')) return giveToken(state, text, response);
  if (!path.startsWith('/v3/')) return json(response, 404, {});
  const { method = '', headers } = request;
  const body = (text === '' ? {} : JSON.parse(text)) as Json;
  const { held } = state;
  state.held = undefined;
  await held;
  take(state, { method, path, authorization: headers.authorization ?? '', body }, response);
}

function take(state: ConnectorState, asked: Omit<Wire, 'id'>, response: ServerResponse): void {
  const team = /^\/v3\/teams\/.+\/conversations$/u.test(asked.path);
  const isTyping = team || asked.body['type'] === 'typing';
  const fault = (isTyping ? undefined : state.faults.shift()) ?? state.streams.faultOf(asked);
  if (fault !== undefined && fault !== 'broken') {
    state.keep({ ...asked, id: '' });
    return refused(response, fault);
  }
  const id = /^PUT$/u.test(asked.method)
    ? (asked.path.split('/').at(-1) ?? '')
    : (streamInfoOf(asked.body)?.streamId ?? state.nextId());
  state.keep({ ...asked, id });
  state.streams.keep(asked, id);
  if (fault === 'broken') response.destroy();
  else if (team) json(response, 200, { conversations: state.channels });
  else json(response, asked.method === 'PUT' ? 200 : 201, taken(asked, id));
}

/** A new thread of a channel is named after its first message. */
function taken({ path, body }: Omit<Wire, 'id'>, id: string): Json {
  if (path !== '/v3/conversations') return { id };
  const { channel } = (body['channelData'] ?? {}) as { readonly channel?: { readonly id?: string } };
  return { id: channel?.id === undefined ? `a:${id}` : `${channel.id};messageid=${id}`, activityId: id };
}

function refused(response: ServerResponse, fault: Exclude<Fault, string>): void {
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
  if (fault.location !== undefined) response.setHeader('location', fault.location);
  json(response, fault.status, { error: { code: fault.code ?? 'Refused', message: 'refused' } });
}

function giveToken(state: ConnectorState, form: string, response: ServerResponse): void {
  state.logins.push(new URLSearchParams(form));
  if (state.loginError !== undefined)
    return json(response, 401, { error: 'invalid_client', error_description: `${state.loginError}: refused` });
  const token = `bot-token-${state.logins.length}`;
  json(response, 200, { token_type: 'Bearer', expires_in: state.tokenSeconds, access_token: token });
}

const metadata = (url: string): Json => ({
  issuer: ISSUER,
  jwks_uri: `${url}keys`,
  id_token_signing_alg_values_supported: ['RS256'],
});

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
