import { setTimeout as sleep } from 'node:timers/promises';
import { LogLevel, webApi } from '@slack/bolt';
import { isTokenOver, neverLeft, rateLimitMs } from './slack-errors.ts';
import type { TokenSource } from './token-source.ts';

/** Where Slack is and how it is reached. */
export interface SlackAddress {
  /** Ends in `/api/`; Slack's own where absent. */
  readonly apiUrl?: string;
  /** Goes through a proxy where one is needed. */
  readonly fetch?: typeof fetch;
}

/** Slack's Web API with the token that is good now. */
export interface SlackApi {
  /**
   * Does one thing with a client, a single call. Rejects with what the client rejects with. A token that Slack no longer takes is
   * renewed once; nothing is sent twice that Slack may have done.
   */
  call<T>(work: (client: webApi.WebClient) => Promise<T>): Promise<T>;
}

/** How long Slack may take for one call. A delivery has a fifth of its lease, 24 seconds, for all of its calls. */
const TIMEOUT_MS = 10_000;

/** The longest wait for Slack while a person waits for an answer, and how often. */
const LONGEST_WAIT_MS = 20_000;
const TRIES = 3;
const PAUSE_MS = 500;

/**
 * What a client of Slack's is made with: never a retry of its own (its default is ten over half an hour, also after a request
 * that Slack may have done), no waiting for a rate limit inside it, no log of what is sent.
 */
export const clientOptions = ({ apiUrl, fetch }: SlackAddress): webApi.WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  ...(fetch === undefined ? {} : { fetch: fetch as NonNullable<webApi.WebClientOptions['fetch']> }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: TIMEOUT_MS,
  allowAbsoluteUrls: false,
  logger: SILENT,
});

/** For deliveries: every call once, so that the outbox decides when the next try is. */
export function createDeliveryApi(address: SlackAddress, tokens: TokenSource): SlackApi {
  const clients = new Clients(address);
  return { call: (work) => withGoodToken(tokens, (token) => work(clients.of(token))) };
}

/** For answers: waits where Slack asks for a short while, and tries again what certainly never left. `wait` is in milliseconds. */
export function createTalkApi(
  address: SlackAddress,
  tokens: TokenSource,
  wait: (ms: number) => Promise<unknown> = sleep,
): SlackApi {
  const once = createDeliveryApi(address, tokens);
  return { call: (work) => patiently(() => once.call(work), wait) };
}

async function withGoodToken<T>(tokens: TokenSource, work: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.current();
  try {
    return await work(token);
  } catch (error) {
    const renewed = isTokenOver(error) ? await tokens.replace(token) : token;
    if (renewed === token) throw error;
    return work(renewed);
  }
}

async function patiently<T>(
  work: () => Promise<T>,
  wait: (ms: number) => Promise<unknown>,
  tries: number = TRIES,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const pauseMs = rateLimitMs(error) ?? (neverLeft(error) ? PAUSE_MS : Infinity);
    if (tries <= 1 || pauseMs > LONGEST_WAIT_MS) throw error;
    await wait(pauseMs);
    return patiently(work, wait, tries - 1);
  }
}

/** The client of the token in use: each has a queue of its own, and so is made once. */
class Clients {
  readonly #address: SlackAddress;
  #token: string | undefined;
  #client = new webApi.WebClient();

  constructor(address: SlackAddress) {
    this.#address = address;
  }

  of(token: string): webApi.WebClient {
    if (this.#token !== token) this.#client = new webApi.WebClient(token, clientOptions(this.#address));
    this.#token = token;
    return this.#client;
  }
}

// The client's log holds answers of Slack, with what people wrote.
const nothing = (): void => undefined;
const SILENT: webApi.Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
