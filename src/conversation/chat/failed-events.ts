/** More failures than this come only with an outage of everything. */
const MOST = 1000;

/** The events that an apology was made for, in the memory of this process. */
export class FailedEvents {
  readonly #events = new Set<string>();

  /** False where there was one before. */
  add(event: string): boolean {
    if (this.#events.has(event)) return false;
    this.#events.add(event);
    for (const oldest of this.#events) {
      if (this.#events.size <= MOST) break;
      this.#events.delete(oldest);
    }
    return true;
  }
}
