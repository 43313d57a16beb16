import type { Clock } from '../ports/clock.ts';

const JAPAN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The machine's clock, read in Japan's time zone. */
export const systemClock: Clock = { today: () => JAPAN.format(new Date()) };

/** A clock that stands still, for `--now`. */
export const clockAt = (today: string): Clock => ({ today: () => today });
