import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../src/ports/clock.ts';

/** learn.microsoft.com, "Authenticate requests with the Bot Connector API": keys are good for a day. */
const GOOD_MS = 24 * 60 * 60 * 1000;

/** How often keys are fetched because of one that is unknown: whoever forges one is not to make Kakari fetch. */
const AGAIN_AFTER_MS = 60 * 60 * 1000;

/** Longer than Microsoft ever takes. */
const TIMEOUT_MS = 20_000;

const metadata = z.object({ jwks_uri: z.string() });
const published = z.object({ keys: z.array(z.unknown()) });
const rsaKey = z.object({
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** The keys could not be fetched, whatever the reason. */
export class KeysUnreachable extends Error {}

/** A key (PEM), and the channels that it is good for. */
export interface SigningKey {
  readonly key: string;
  readonly endorsements?: readonly string[] | undefined;
}

/** What Teams is asked for its keys by; `url` is that of its OpenID metadata. */
export interface KeySource {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly clock: Clock;
}

/** The keys with which Teams signs. It stands in the place of the SDK's own, whose HTTP client knows of no proxy's exceptions. */
export class TeamsKeys {
  readonly #source: KeySource;
  #keys: ReadonlyMap<string, SigningKey> = new Map();
  #fetchedMs = Number.NEGATIVE_INFINITY;
  #fetching: Promise<void> | undefined;

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** The key with an id; null where Teams has none. Rejects with `KeysUnreachable`. */
  async getKey(id: string): Promise<SigningKey | null> {
    const ageMs = Date.parse(this.#source.clock.now()) - this.#fetchedMs;
    if (ageMs > (this.#keys.has(id) ? GOOD_MS : AGAIN_AFTER_MS)) await (this.#fetching ??= this.#fetchAll());
    return this.#keys.get(id) ?? null;
  }

  async #fetchAll(): Promise<void> {
    try {
      this.#keys = await fetchKeys(this.#source);
      this.#fetchedMs = Date.parse(this.#source.clock.now());
    } catch (error) {
      throw new KeysUnreachable('keys-unreachable', { cause: error });
    } finally {
      this.#fetching = undefined;
    }
  }
}

async function fetchKeys({ fetch, url }: KeySource): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: address } = metadata.parse(await json(fetch, url));
  const { keys } = published.parse(await json(fetch, address));
  const known = keys.flatMap((key) => {
    const { success, data } = rsaKey.safeParse(key);
    return success ? [data] : [];
  });
  return new Map(known.map(({ kid, n, e, endorsements }) => [kid, { key: pemOf({ n, e }), endorsements }]));
}

async function json(fetch: KeySource['fetch'], url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

const pemOf = (key: { readonly n: string; readonly e: string }): string =>
  createPublicKey({ key: { kty: 'RSA', ...key }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
