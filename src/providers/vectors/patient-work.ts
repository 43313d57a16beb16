import type { Timer } from './time-limit.ts';

/** Between one try and the next: doubled with each failure, up to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/** Thrown by work that is no longer wanted. */
export class Stopped extends Error {}

/** What is done in the background. */
export interface PatientWorkParts {
  readonly timer: Timer;
  /** Whether there is something to do. */
  readonly due: () => boolean;
  readonly attempt: () => Promise<void>;
  readonly onFailure: (error: unknown) => Promise<void>;
}

/** Does what is due in the background, one attempt at a time, and again after a while where it failed. */
export class PatientWork {
  readonly #parts: PatientWorkParts;
  #going: Promise<void> | undefined;
  #pausing = false;
  #closed = false;
  #stop: () => void = () => undefined;
  readonly #waiting: (() => void)[] = [];

  constructor(parts: PatientWorkParts) {
    this.#parts = parts;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Called when something has become due. */
  begin(): void {
    if (!this.#closed) this.#going ??= this.#goOn();
  }

  /** Resolves when nothing is due, or an attempt failed and waits to be repeated. */
  async settled(): Promise<void> {
    if (this.#going === undefined || this.#pausing) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Gives the attempt up, whatever it waits for; it must look at `closed` before it changes anything. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    await this.#going;
  }

  async #goOn(): Promise<void> {
    for (let failures = 0; !this.#closed && this.#parts.due();) {
      try {
        await this.#stoppable(this.#parts.attempt());
      } catch (error) {
        if (error instanceof Stopped) continue;
        await this.#parts.onFailure(error);
        await this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS));
      }
    }
    // In the same turn as the look at what is due: what becomes due later begins anew.
    this.#going = undefined;
    this.#rested();
  }

  async #stoppable(work: Promise<void>): Promise<void> {
    const stopped = new Promise<never>((_, reject) => {
      this.#stop = () => reject(new Stopped());
    });
    await Promise.race([work, stopped]);
  }

  async #pause(ms: number): Promise<void> {
    if (this.#closed) return;
    this.#pausing = true;
    this.#rested();
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.#pausing = false;
        resolve();
      };
      const cancel = this.#parts.timer(ms, goOn);
      this.#stop = () => {
        cancel();
        goOn();
      };
    });
  }

  #rested(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
