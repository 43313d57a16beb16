import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still. */
export const fixedClock = (today: IsoDate): Clock => ({ today: () => today });
