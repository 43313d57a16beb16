import type { Timer } from '../../../../adapters/teams/teams-parts.ts';

/** A timer that only runs when it is told to. */
export class ManualTimer {
  #waiting: { readonly ms: number; readonly act: () => void }[] = [];
  #watching: (() => void)[] = [];

  readonly start: Timer = (ms, act) => {
    const entry = { ms, act };
    this.#waiting.push(entry);
    for (const look of this.#watching.splice(0)) look();
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };

  /** The spans that are waited for, in milliseconds, the shortest first. */
  get waiting(): readonly number[] {
    return this.#waiting.map(({ ms }) => ms).toSorted((a, b) => a - b);
  }

  /** Resolves once something waits for so many milliseconds. */
  async until(ms: number): Promise<void> {
    while (!this.waiting.includes(ms)) await new Promise<void>((resolve) => this.#watching.push(resolve));
  }

  /** Lets all that waits no longer than `ms` happen. */
  pass(ms: number): void {
    const due = this.#waiting.filter((entry) => entry.ms <= ms);
    this.#waiting = this.#waiting.filter((entry) => entry.ms > ms);
    for (const { act } of due.toSorted((a, b) => a.ms - b.ms)) act();
  }
}
