import { dayInJapan, type Instant } from '../domain/instant.ts';
import type { Clock } from '../ports/clock.ts';

const now = (): Instant => new Date().toISOString();

/** The machine's clock, read in Japan's time zone. */
export const systemClock: Clock = { today: () => dayInJapan(now()), now };

/** A clock that stands still, for `--now`. */
export const clockAt = (instant: Instant): Clock => ({ today: () => dayInJapan(instant), now: () => instant });
