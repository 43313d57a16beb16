import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { KakariError } from '../../../src/domain/errors.ts';
import { isPassing, reasonOf } from '../send/slack-errors.ts';
import { clientOptions, type SlackAddress } from '../send/web-client.ts';
import type { SlackParts } from './slack-parts.ts';

/** What opens the connection: one of undici's, such as its `EnvHttpProxyAgent`. */
export type SocketDispatcher = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']>;

/** What a Socket Mode connection is made of. */
export interface SocketParts extends SlackAddress, Pick<SlackParts, 'reportFailure'> {
  /** The app-level token, `xapp-…`. */
  readonly appToken: string;
  readonly logger: Logger;
  /** Goes through a proxy where one is needed. */
  readonly dispatcher?: SocketDispatcher;
  /** Waits so many milliseconds. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** A pause that nobody waits for when the process ends. */
const waiting = (ms: number): Promise<unknown> => sleep(ms, undefined, { ref: false });

/**
 * A connection that Kakari opens to Slack, where Slack cannot reach Kakari. It is opened again whenever it ends: Slack itself ends
 * it every few hours. Bolt's own way of doing so would end the whole process where Slack cannot be reached for a while, by a
 * promise that nobody catches.
 */
export class SocketConnection {
  readonly receiver: SocketModeReceiver;
  readonly #parts: SocketParts;
  #isWanted = false;
  #isOpen = false;

  constructor(parts: SocketParts) {
    this.#parts = parts;
    const { appToken, logger, dispatcher } = parts;
    const installerOptions = { clientOptions: clientOptions(parts) };
    this.receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    this.receiver.client.on('disconnected', () => void this.#openAgain());
  }

  /** Resolves when Slack said hello. Rejects with `slack-unreachable` or `slack-app-token-invalid`, both with `reason`. */
  async open(): Promise<void> {
    this.#isWanted = true;
    try {
      await this.#open();
    } catch (error) {
      this.#isWanted = false;
      const code = isPassing(error) ? 'slack-unreachable' : 'slack-app-token-invalid';
      throw new KakariError(code, { reason: reasonOf(error) }, { cause: error });
    }
  }

  /** Takes nothing more. */
  async close(): Promise<void> {
    this.#isWanted = false;
    if (this.#isOpen) await this.receiver.client.disconnect();
  }

  async #open(): Promise<void> {
    await this.receiver.client.start();
    this.#isOpen = true;
  }

  /** The end of a connection that was open; one that could not be opened is the affair of who opens it. */
  async #openAgain(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const { wait = waiting } = this.#parts;
    let pauseMs = FIRST_PAUSE_MS;
    while (this.#isWanted && !(await this.#opened())) {
      await wait(pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  async #opened(): Promise<boolean> {
    try {
      await this.#open();
      // It may have been closed while it was being opened.
      if (!this.#isWanted) await this.close();
      return true;
    } catch (error) {
      this.#parts.reportFailure({ code: 'slack-socket-not-reopened', detail: reasonOf(error) });
      return false;
    }
  }
}
