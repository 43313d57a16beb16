import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, type Receiver } from '@slack/bolt';
import { KakariError } from '../../src/domain/errors.ts';
import type { ChatDesk } from '../../src/ports/chat-desk.ts';
import type { ChatSurface } from '../../src/ports/chat-surface.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ChatLedger } from '../../src/ports/ledger.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { boltLogger } from './receive/bolt-logger.ts';
import { createTalk } from './receive/create-talk.ts';
import { httpListener } from './receive/http-listener.ts';
import type { Identity } from './receive/identity.ts';
import { registerListeners } from './receive/register-listeners.ts';
import type { SlackFailure, SlackParts } from './receive/slack-parts.ts';
import type { SlackTalk } from './receive/slack-talk.ts';
import { SocketConnection, type SocketDispatcher } from './receive/socket-connection.ts';
import { UnderWay } from './receive/under-way.ts';
import { createDelivery } from './send/deliver.ts';
import { isPassing, platformError, reasonOf } from './send/slack-errors.ts';
import { createTokenSource, type SlackToken } from './send/token-source.ts';
import { createDeliveryApi, createTalkApi } from './send/web-client.ts';

/** How Slack reaches Kakari: it calls over HTTPS, or Kakari holds a connection open (Socket Mode). */
export type SlackConnection =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

/** What the Slack surface is made of. */
export interface SlackOptions {
  readonly desk: ChatDesk;
  readonly reminders: ReminderDesk;
  readonly clock: Clock;
  readonly notes: Pick<ChatLedger, 'note' | 'keepNote'>;
  readonly token: SlackToken;
  readonly connection: SlackConnection;
  /** Ends in `/api/`; Slack's own where absent. */
  readonly apiUrl?: string;
  /** Goes through a proxy where one is needed. */
  readonly fetch?: typeof fetch;
  /** The same for the connection of Socket Mode itself. */
  readonly dispatcher?: SocketDispatcher;
  /** Kakari's own pages, for links. */
  readonly publicUrl?: string;
  readonly reportFailure: (failure: SlackFailure) => void;
  /** Waits so many milliseconds: where Slack asks to, between tries, and between what is shown of an answer that is being written. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Slack as a surface: it delivers at once, and listens between `start` and `stop`. */
export interface SlackSurface extends ChatSurface {
  readonly name: string;
  readonly path: typeof PATH;
  /** Takes what Slack sends to `path`; absent in Socket Mode. */
  readonly listener?: RequestListener;
  /**
   * Asks Slack who Kakari is, and in Socket Mode connects. Rejects with a `KakariError`, with `reason`: `slack-unreachable`,
   * `slack-token-invalid`, `slack-refresh-token-invalid`, `slack-app-token-invalid`.
   */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

const PATH = '/slack/events';

/** Slack sends little; what is larger is not from Slack. */
const BODY_LIMIT = '1mb';

/** The Slack surface of an installation. */
export function createSlackSurface(options: SlackOptions): SlackSurface {
  const { clock, wait = sleep } = options;
  const tokens = createTokenSource(options);
  const once = createDeliveryApi(options, tokens);
  const patient = createTalkApi(options, tokens, wait);
  const talk = createTalk({ once, patient, fetch: options.fetch ?? fetch });
  const underWay = new UnderWay();
  let known: Identity | undefined;
  let isOpen = false;
  const gate = openGate(options, () => isOpen);
  listenAt(gate.receiver, { ...options, wait, talk, underWay, identity: () => known ?? notStarted() });
  return {
    ...createDelivery({ api: once, clock }),
    name: gate.name,
    path: PATH,
    ...(gate.listener === undefined ? {} : { listener: gate.listener }),
    start: async () => {
      known = await whoAmI(talk);
      await gate.open();
      isOpen = true;
    },
    stop: async () => {
      // What comes now Slack sends again, to whoever comes after.
      isOpen = false;
      await gate.close();
      await underWay.idle();
    },
  };
}

/** Where what Slack sends comes in. */
interface Gate {
  readonly name: string;
  readonly receiver: Receiver;
  readonly listener?: RequestListener;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function openGate(options: SlackOptions, isReady: () => boolean): Gate {
  const { connection } = options;
  const logger = boltLogger(options);
  if (connection.kind === 'socket') {
    const socket = new SocketConnection({ ...options, appToken: connection.appToken, logger });
    const { receiver } = socket;
    return { name: 'Slack（Socket Mode）', receiver, open: () => socket.open(), close: () => socket.close() };
  }
  const { signingSecret } = connection;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: PATH, bodyLimit: BODY_LIMIT, logger });
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    name: 'Slack',
    receiver,
    listener: httpListener(receiver, options.clock, isReady),
    open: nothing,
    close: nothing,
  };
}

/** The token is none of Bolt's business: what Kakari says goes through `SlackTalk`, which knows the one that is good now. */
function listenAt(receiver: Receiver, parts: SlackParts): void {
  const { reportFailure } = parts;
  const app = new App({
    receiver,
    logger: boltLogger(parts),
    authorize: () => Promise.resolve({}),
    // `readMessage` leaves away what Kakari itself writes, and more.
    ignoreSelf: false,
    convoStore: false,
  });
  app.error((error) => {
    reportFailure({ code: 'slack-not-handled', detail: reasonOf(error.original ?? error) });
    return Promise.resolve();
  });
  registerListeners(app, parts);
}

function startError(error: unknown): 'slack-unreachable' | 'slack-refresh-token-invalid' | 'slack-token-invalid' {
  if (isPassing(error)) return 'slack-unreachable';
  return platformError(error) === 'invalid_refresh_token' ? 'slack-refresh-token-invalid' : 'slack-token-invalid';
}

async function whoAmI(talk: SlackTalk): Promise<Identity> {
  try {
    return await talk.whoAmI();
  } catch (error) {
    throw new KakariError(startError(error), { reason: reasonOf(error) }, { cause: error });
  }
}

/** A gate that is not open lets nothing in. */
function notStarted(): never {
  throw new KakariError('slack-not-started', {});
}
