import type { Timer } from './time-limit.ts';

/** What fails is left alone for so long: every question would wait for it otherwise, each of its searches anew. */
const REST_MS = 30_000;

/** Lets something that failed rest, and tells of the first failure after a success only. */
export class Rest {
  readonly #timer: Timer;
  readonly #report: (error: unknown) => void;
  #cancel: (() => void) | undefined;
  #failing = false;

  constructor(timer: Timer, report: (error: unknown) => void) {
    this.#timer = timer;
    this.#report = report;
  }

  /** The outcome of `work`; undefined while it rests, and when it fails. */
  async try<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#cancel !== undefined) return undefined;
    try {
      const outcome = await work();
      this.#failing = false;
      return outcome;
    } catch (error) {
      this.#begin();
      if (!this.#failing) this.#report(error);
      this.#failing = true;
      return undefined;
    }
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #begin(): void {
    this.end();
    this.#cancel = this.#timer(REST_MS, () => {
      this.#cancel = undefined;
    });
  }
}
