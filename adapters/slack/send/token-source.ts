import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type Instant, later } from '../../../src/domain/instant.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ChatLedger } from '../../../src/ports/ledger.ts';
import { type KeptTokens, type TokenNote, tokenNote } from './kept-tokens.ts';
import { platformError, reasonOf } from './slack-errors.ts';
import { clientOptions, type SlackAddress } from './web-client.ts';

/** The token with which Slack is called. */
export interface TokenSource {
  /** A token that is good now. Rejects with Slack's error where it would have to be renewed and cannot be. */
  current(): Promise<string>;
  /** Another token, where Slack said that this one is over; the same where there is none. Rejects as `current` does. */
  replace(token: string): Promise<string>;
}

/** The token as it is configured. With `rotation` (token rotation is on in the app) it ends after twelve hours and is renewed. */
export interface SlackToken {
  readonly bot: string;
  readonly rotation?: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
}

/** What renewing needs. */
export interface TokenParts extends SlackAddress {
  readonly token: SlackToken;
  readonly clock: Clock;
  readonly notes: Pick<ChatLedger, 'note' | 'keepNote'>;
  /** Told when a token could not be renewed although the one in use is still good: there is time to put it right. */
  readonly reportFailure: (failure: { readonly code: string; readonly detail?: string }) => void;
  /** Waits so many milliseconds. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * The token source of an installation. Tokens that Slack gave are kept in the notes (kind `token`), and go before the configured
 * ones, which Slack takes once only (docs.slack.dev/authentication/using-token-rotation), unless the configured refresh token has
 * been changed since. Renewal happens whenever a token is asked for and soon ends, whatever it is asked for. Two replicas that
 * renew at once end with the same token. A process that dies between Slack's answer and the note loses the tokens: then a new
 * refresh token has to be configured.
 */
export function createTokenSource(parts: TokenParts): TokenSource {
  const { rotation, bot } = parts.token;
  if (rotation === undefined)
    return { current: () => Promise.resolve(bot), replace: (token) => Promise.resolve(token) };
  return new RotatingToken(parts, rotation);
}

/** So long before a token ends it is renewed: time for some tries, and for somebody to look at it. */
const RENEW_BEFORE_MS = 2 * 60 * 60 * 1000;

/** So long a failed renewal is left alone, while the token is still good. */
const LEFT_ALONE_MS = 5 * 60 * 1000;

/** Another replica that took the refresh token first keeps what it got within this time. */
const LOOKS = 5;
const PAUSE_MS = 400;

/** What Slack says of a refresh token that somebody used before. */
const USED_UP: ReadonlySet<string> = new Set([
  'invalid_refresh_token',
  'token_expired',
  'token_revoked',
  'invalid_grant',
]);

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

class RotatingToken implements TokenSource {
  readonly #parts: TokenParts;
  readonly #rotation: NonNullable<SlackToken['rotation']>;
  readonly #note: TokenNote;
  /** A fingerprint of the configured refresh token. */
  readonly #from: string;
  #tokens: KeptTokens | undefined;
  /** A token that Slack no longer takes. */
  #over: string | undefined;
  #nextTry: Instant = '';
  #renewing: Promise<KeptTokens> | undefined;

  constructor(parts: TokenParts, rotation: NonNullable<SlackToken['rotation']>) {
    this.#parts = parts;
    this.#rotation = rotation;
    this.#note = tokenNote(parts.notes, rotation.clientId);
    this.#from = createHash('sha256').update(rotation.refreshToken).digest('hex');
  }

  async current(): Promise<string> {
    const tokens = this.#tokens;
    if (tokens !== undefined && (this.#isFresh(tokens) || this.#isLeftAlone(tokens))) return tokens.access;
    // One renewal at a time, however many ask for it.
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
    this.#tokens = await this.#renewing;
    return this.#tokens.access;
  }

  async replace(token: string): Promise<string> {
    this.#over = token;
    return this.current();
  }

  async #renew(): Promise<KeptTokens> {
    const kept = await this.#note.read(this.#from);
    // Another replica, or this one before it was started again, has renewed it.
    if (kept !== undefined && this.#isFresh(kept)) return kept;
    try {
      return await this.#exchange(kept?.refresh ?? this.#rotation.refreshToken);
    } catch (error) {
      const usable = kept ?? this.#tokens;
      if (usable === undefined || !this.#isGood(usable)) throw error;
      this.#nextTry = later(this.#parts.clock.now(), LEFT_ALONE_MS);
      this.#parts.reportFailure({ code: 'slack-token-not-renewed', detail: reasonOf(error) });
      return usable;
    }
  }

  /** New tokens for a refresh token; where it was used before, those that it was used for. */
  async #exchange(refresh: string): Promise<KeptTokens> {
    try {
      return await this.#note.keep(await this.#askSlack(refresh), refresh, this.#parts.clock.now());
    } catch (error) {
      const other = USED_UP.has(platformError(error) ?? '') ? await this.#keptInsteadOf(refresh) : undefined;
      if (other === undefined) throw error;
      return this.#isFresh(other) ? other : this.#exchange(other.refresh);
    }
  }

  async #askSlack(refresh: string): Promise<KeptTokens> {
    const { clientId, clientSecret } = this.#rotation;
    const client = new webApi.WebClient(undefined, clientOptions(this.#parts));
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refresh,
    });
    const { access_token: access, refresh_token: next, expires_in: seconds } = granted.parse(answer);
    return { access, refresh: next, endsAt: later(this.#parts.clock.now(), seconds * 1000), from: this.#from };
  }

  /** The tokens that another replica got with a refresh token: it may still be about to keep them. In the end, any others. */
  async #keptInsteadOf(refresh: string): Promise<KeptTokens | undefined> {
    for (let look = 1; look <= LOOKS; look += 1) {
      const kept = await (look < LOOKS ? this.#note.read(this.#from) : this.#note.read());
      if (kept !== undefined && kept.refresh !== refresh) return kept;
      if (look < LOOKS) await (this.#parts.wait ?? sleep)(PAUSE_MS);
    }
    return undefined;
  }

  #isFresh(tokens: KeptTokens): boolean {
    return tokens.access !== this.#over && tokens.endsAt > later(this.#parts.clock.now(), RENEW_BEFORE_MS);
  }

  #isLeftAlone(tokens: KeptTokens): boolean {
    return this.#isGood(tokens) && this.#parts.clock.now() < this.#nextTry;
  }

  #isGood(tokens: KeptTokens): boolean {
    return tokens.access !== this.#over && tokens.endsAt > this.#parts.clock.now();
  }
}
