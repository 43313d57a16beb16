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
    const running = work().catch((error: unknown) =>
      this.#reportFailure({ code, detail: error instanceof Error ? error.name : 'unknown' }),
    );
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  /** Resolves when nothing is going on any more. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
