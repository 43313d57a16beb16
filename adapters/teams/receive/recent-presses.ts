/** More presses than come in the few seconds in which Teams delivers one again. */
const LIMIT = 1000;

/** The presses that were taken last, so that one that is delivered again does nothing more. */
export class RecentPresses {
  readonly #ids = new Set<string>();

  /** True the first time. A press without an id is always new. */
  isNew(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > LIMIT && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
