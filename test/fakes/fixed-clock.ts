import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import { momentInJapan } from '../../src/domain/instant.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still, at nine in the morning in Japan unless another time is given. */
export const fixedClock = (today: IsoDate, time = '09:00'): Clock => ({
  today: () => today,
  now: () => momentInJapan(today, time),
});
