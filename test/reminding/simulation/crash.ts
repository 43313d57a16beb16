/** A call at whose beginning or end the process dies: the `nth` of that name from now. */
export interface CrashPoint {
  readonly call: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
}

/**
 * The death of a process. From the crash point on every call is refused, so that nothing can be tidied up; what a call had done
 * by then stays done, and nobody hears of it.
 */
export class Crash {
  #dead = false;
  #point: CrashPoint | undefined;
  #left = 0;

  get dead(): boolean {
    return this.#dead;
  }

  set(point: CrashPoint): void {
    this.#point = point;
    this.#left = point.nth;
  }

  /** A new process. */
  restart(): void {
    this.#dead = false;
    this.#point = undefined;
  }

  /** The target, whose calls this crash can break. */
  over<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name);
        if (typeof member !== 'function') return member;
        return (...given: readonly unknown[]) =>
          this.#call(String(name), () => Reflect.apply(member, object, given) as Promise<unknown>);
      },
    });
  }

  async #call(name: string, work: () => Promise<unknown>): Promise<unknown> {
    if (this.#dead) throw new Error('killed');
    const strikes = this.#point?.call === name && (this.#left -= 1) === 0;
    if (strikes && this.#point?.moment === 'before') return this.#die();
    const result = await work();
    return strikes ? this.#die() : result;
  }

  #die(): never {
    this.#dead = true;
    throw new Error('killed');
  }
}
