import type { Instant } from '../../domain/instant.ts';
import { later } from '../../domain/instant.ts';
import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import type { Clock } from '../../ports/clock.ts';

/** Whether an endpoint is asked. */
export type CircuitState =
  /** It is asked. `failures` in a row, too few to rest. */
  | { readonly kind: 'closed'; readonly failures: number }
  /** It is not asked before `until`, because of what happened last. */
  | { readonly kind: 'open'; readonly since: Instant; readonly until: Instant; readonly reason: ModelFailureReason }
  /** One call may try whether it is well again; others are not made. `tried` while that one is under way. */
  | {
      readonly kind: 'half-open';
      readonly since: Instant;
      readonly reason: ModelFailureReason;
      readonly tried: boolean;
    };

/** How patient a breaker is. */
export interface CircuitOptions {
  readonly clock: Clock;
  /** So many failures in a row, and it rests; 5 where it is not given. */
  readonly failures?: number;
  /** How long it rests the first time, 30 seconds where it is not given; twice as long after every trial that failed, up to ten minutes. */
  readonly restMs?: number;
}

/** Keeps people from waiting for an endpoint that is not well. One for each endpoint. */
export interface CircuitBreaker {
  state(): CircuitState;
  /** Does what asks the endpoint, or rejects with `resting` at once. Failures that say nothing of the endpoint are not counted. */
  run<T>(ask: () => Promise<T>): Promise<T>;
}

/** A breaker that is closed. */
export const createCircuitBreaker = (options: CircuitOptions): CircuitBreaker => new Breaker(options);

/** The endpoint is not well, whatever is asked. Others (refused, wrong shape, used up …) are of one question, or ours. */
const OF_ENDPOINT: ReadonlySet<ModelFailureReason> = new Set([
  'timeout',
  'unreachable',
  'unauthorised',
  'no-such-model',
  'wrong-address',
  'rate-limited',
  'server-error',
  'cut',
]);

const LONGEST_REST_MS = 10 * 60_000;

class Breaker implements CircuitBreaker {
  readonly #clock: Clock;
  readonly #patience: number;
  readonly #firstRestMs: number;
  #failures = 0;
  #restMs = 0;
  #rest: { readonly since: Instant; readonly until: Instant; readonly reason: ModelFailureReason } | undefined;
  #trying = false;

  constructor({ clock, failures = 5, restMs = 30_000 }: CircuitOptions) {
    this.#clock = clock;
    this.#patience = failures;
    this.#firstRestMs = restMs;
  }

  state(): CircuitState {
    const rest = this.#rest;
    if (!rest) return { kind: 'closed', failures: this.#failures };
    if (this.#clock.now() < rest.until) return { kind: 'open', ...rest };
    return { kind: 'half-open', since: rest.since, reason: rest.reason, tried: this.#trying };
  }

  async run<T>(ask: () => Promise<T>): Promise<T> {
    const state = this.state();
    if (state.kind === 'open' || (state.kind === 'half-open' && state.tried))
      throw new ModelFailure('resting', state.reason);
    const trial = state.kind === 'half-open';
    if (trial) this.#trying = true;
    try {
      const answer = await ask();
      this.#well(trial);
      return answer;
    } catch (error) {
      if (error instanceof ModelFailure) this.#failed(error.reason, trial);
      throw error;
    } finally {
      if (trial) this.#trying = false;
    }
  }

  #well(trial: boolean): void {
    // A call that began before the rest says nothing of the endpoint as it is now.
    if (this.#rest && !trial) return;
    this.#failures = 0;
    this.#rest = undefined;
  }

  #failed(reason: ModelFailureReason, trial: boolean): void {
    if (trial) return OF_ENDPOINT.has(reason) ? this.#open(reason, this.#restMs * 2) : this.#well(trial);
    if (this.#rest || !OF_ENDPOINT.has(reason)) return;
    this.#failures += 1;
    if (this.#failures >= this.#patience) this.#open(reason, this.#firstRestMs);
  }

  #open(reason: ModelFailureReason, restMs: number): void {
    const now = this.#clock.now();
    this.#restMs = Math.min(restMs, LONGEST_REST_MS);
    this.#rest = { since: this.#rest?.since ?? now, until: later(now, this.#restMs), reason };
  }
}
