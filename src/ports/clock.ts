import type { IsoDate } from '../domain/fiscal-year.ts';
import type { Instant } from '../domain/instant.ts';

/** What time it is. Only the system clock reads the machine's; tests hand in their own. */
export interface Clock {
  /** Today in Japan (Asia/Tokyo), whatever time zone the process has. */
  today(): IsoDate;
  /** This moment. */
  now(): Instant;
}
