import type { ReportFailure } from './teams-parts.ts';

/** Work that goes on after Teams has its acknowledgement. */
export class Background {
  readonly #reportFailure: ReportFailure;
  readonly #running = new Set<Promise<void>>();

  constructor(reportFailure: ReportFailure) {
    this.#reportFailure = reportFailure;
  }

  /** Lets `work` go on; what it throws is reported under `code`. */
  run(code: string, work: () => Promise<void>): void {
    const running = this.#attempt(code, work).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #attempt(code: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#reportFailure({ code, detail: error instanceof Error ? error.name : 'unknown' });
    }
  }

  /** Resolves when nothing is going on any more. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
