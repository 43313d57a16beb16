import type { Instant } from '../../domain/instant.ts';
import { later } from '../../domain/instant.ts';
import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import type { Clock } from '../../ports/clock.ts';

/** Whether an endpoint is asked. */
export type CircuitState =
  /** It is asked. `failures` in a row of the step that fails most, too few to rest. */
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
  /**
   * Does what asks the endpoint, or rejects with `resting` at once. Failures that say nothing of the endpoint are not counted. Those of
   * each step are counted apart: a server that ranks in time may never be in time with an answer.
   */
  run<T>(ask: () => Promise<T>, step?: string): Promise<T>;
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
  /** In a row, by step. */
  readonly #failures = new Map<string, number>();
  #restMs = 0;
  #rest: { readonly since: Instant; readonly until: Instant; readonly reason: ModelFailureReason } | undefined;
  /** The step whose failures led to the last rest, until it is well again. */
  #unwell: string | undefined;
  #trying = false;

  constructor({ clock, failures = 5, restMs = 30_000 }: CircuitOptions) {
    this.#clock = clock;
    this.#patience = failures;
    this.#firstRestMs = restMs;
  }

  state(): CircuitState {
    const rest = this.#rest;
    if (!rest) return { kind: 'closed', failures: Math.max(0, ...this.#failures.values()) };
    const now = this.#clock.now();
    // A clock that was set back does not make the rest longer.
    if (rest.since <= now && now < rest.until) return { kind: 'open', ...rest };
    return { kind: 'half-open', since: rest.since, reason: rest.reason, tried: this.#trying };
  }

  async run<T>(ask: () => Promise<T>, step = ''): Promise<T> {
    const state = this.state();
    if (state.kind === 'open' || (state.kind === 'half-open' && state.tried))
      throw new ModelFailure('resting', state.reason);
    const trial = state.kind === 'half-open';
    if (trial) this.#trying = true;
    try {
      const answer = await ask();
      this.#well(step, trial);
      return answer;
    } catch (error) {
      if (error instanceof ModelFailure) this.#failed(error.reason, step, trial);
      throw error;
    } finally {
      if (trial) this.#trying = false;
    }
  }

  #well(step: string, trial: boolean): void {
    // A call that began before the rest says nothing of the endpoint as it is now.
    if (this.#rest && !trial) return;
    this.#rest = undefined;
    this.#failures.delete(step);
    if (this.#unwell !== step) return;
    this.#unwell = undefined;
    this.#restMs = 0;
  }

  #failed(reason: ModelFailureReason, step: string, trial: boolean): void {
    if (!OF_ENDPOINT.has(reason)) return trial ? this.#well(step, trial) : undefined;
    if (this.#rest && !trial) return;
    const failures = (this.#failures.get(step) ?? 0) + 1;
    this.#failures.set(step, failures);
    if (trial || failures >= this.#patience) this.#open(reason, step);
  }

  #open(reason: ModelFailureReason, step: string): void {
    const now = this.#clock.now();
    // When another step shows that the endpoint is there again, one more failure of this one is enough.
    this.#failures.set(step, this.#patience - 1);
    this.#unwell = step;
    this.#restMs = Math.min(Math.max(this.#restMs * 2, this.#firstRestMs), LONGEST_REST_MS);
    this.#rest = { since: this.#rest?.since ?? now, until: later(now, this.#restMs), reason };
  }
}
