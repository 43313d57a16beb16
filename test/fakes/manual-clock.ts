import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import { dayInJapan, later, momentInJapan, type Instant } from '../../src/domain/instant.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until it is set or moved, also back. */
export class ManualClock implements Clock {
  #now: Instant;

  constructor(today: IsoDate, time = '09:00') {
    this.#now = momentInJapan(today, time);
  }

  today(): IsoDate {
    return dayInJapan(this.#now);
  }

  now(): Instant {
    return this.#now;
  }

  set(today: IsoDate, time: string): void {
    this.#now = momentInJapan(today, time);
  }

  move(ms: number): void {
    this.#now = later(this.#now, ms);
  }
}
