import { createHmac } from 'node:crypto';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { ModelBounds, ModelUse } from '../../domain/model-use.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ModelUseLog } from '../../ports/model-use-log.ts';

/** Whom use is counted for where nobody in particular asked. */
export const NOBODY = '-';

/** What a call used. */
export interface CallUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Who asked, as in the call. */
  readonly by?: string;
}

/** What a meter counts by. */
export interface UseMeterOptions {
  readonly log: ModelUseLog;
  readonly bounds: ModelBounds;
  readonly clock: Clock;
  /** Makes the keys under which people are counted unlike those of other installations. */
  readonly secret: string;
  /** Told of errors of the log. */
  readonly reportFailure: (error: unknown) => void;
}

/** Counts what models are used for, and lets no call begin that would go over a bound. */
export interface UseMeter {
  /**
   * Sets tokens aside for a call, until the function that it returns is called. Rejects with `ModelFailure` `used-up-today` or
   * `used-up-by-person`, and with `resting` where nobody can say how much was used.
   */
  reserve(tokens: number, by?: string): Promise<() => void>;
  /** Counts what a call used, on Japan's day. Never throws. */
  count(use: CallUse): void;
  /** Resolves when all that was counted is in the log. */
  settled(): Promise<void>;
}

/** A meter over a log that others may count in as well. */
export const createUseMeter = (options: UseMeterOptions): UseMeter => new Meter(options);

/** The key of a person on a day: it tells people apart on that day, and says neither who they are nor that they came again on another. */
export const personKey = (by: string, day: IsoDate, secret: string): string =>
  createHmac('sha256', secret).update(`${day} ${by}`).digest('hex').slice(0, KEY_CHARACTERS);

const KEY_CHARACTERS = 16;

class Meter implements UseMeter {
  readonly #options: UseMeterOptions;
  /** What calls under way may still use, by the key of the person. */
  readonly #reserved = new Map<string, number>();
  #counting: Promise<void> = Promise.resolve();

  constructor(options: UseMeterOptions) {
    this.#options = options;
  }

  async reserve(tokens: number, by?: string): Promise<() => void> {
    const { clock, bounds } = this.#options;
    const [day, person] = this.#today(clock.today(), by);
    // At once, so that of two that begin together the second sees the first.
    this.#add(person, tokens);
    const release = this.#releaser(person, tokens);
    try {
      const used = await this.#usedOn(day);
      const reserved = [...this.#reserved.values()].reduce((sum, some) => sum + some, 0);
      if (sumOf(used) + reserved > bounds.tokensPerDay) throw new ModelFailure('used-up-today');
      const own = sumOf(used.filter((use) => use.person === person)) + (this.#reserved.get(person) ?? 0);
      if (person !== NOBODY && own > bounds.tokensPerPerson) throw new ModelFailure('used-up-by-person');
    } catch (error) {
      release();
      throw error;
    }
    return release;
  }

  count({ by, inputTokens, outputTokens }: CallUse): void {
    const { clock, log, reportFailure } = this.#options;
    const [day, person] = this.#today(clock.today(), by);
    const use = { day, person, calls: 1, inputTokens: plausible(inputTokens), outputTokens: plausible(outputTokens) };
    const counted = log.addModelUse(use).catch(reportFailure);
    this.#counting = Promise.all([this.#counting, counted]).then(() => undefined);
  }

  settled(): Promise<void> {
    return this.#counting;
  }

  #today(day: IsoDate, by: string | undefined): readonly [IsoDate, string] {
    return [day, by === undefined ? NOBODY : personKey(by, day, this.#options.secret)];
  }

  async #usedOn(day: IsoDate): Promise<readonly ModelUse[]> {
    await this.#counting;
    try {
      return await this.#options.log.modelUse(day);
    } catch (error) {
      this.#options.reportFailure(error);
      throw new ModelFailure('resting', 'use-log');
    }
  }

  #add(person: string, tokens: number): void {
    const sum = (this.#reserved.get(person) ?? 0) + tokens;
    if (sum > 0) this.#reserved.set(person, sum);
    else this.#reserved.delete(person);
  }

  #releaser(person: string, tokens: number): () => void {
    let isReleased = false;
    return () => {
      if (!isReleased) this.#add(person, -tokens);
      isReleased = true;
    };
  }
}

/** More than any model takes in one call. */
const MOST_TOKENS = 10_000_000;

/** What a server says it used is a whole number that one call can use. */
const plausible = (tokens: number): number => Math.round(Math.min(Math.max(tokens, 0), MOST_TOKENS)) || 0;

/** The tokens of some use, in and out together. */
export const sumOf = (uses: readonly ModelUse[]): number =>
  uses.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
