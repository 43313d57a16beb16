import type { IsoDate } from './fiscal-year.ts';

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`; two of them compare as text. */
export type Instant = string;

/** Japan is nine hours ahead of UTC all year round; it has had no summer time since 1951. */
const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The moment that many milliseconds after (or before, where negative) another. */
export const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The day in Japan that holds a moment. */
export const dayInJapan = (instant: Instant): IsoDate => later(instant, JAPAN_AHEAD_MS).slice(0, 10);

/** The time of day in Japan, `HH:MM`. */
export const timeInJapan = (instant: Instant): string => later(instant, JAPAN_AHEAD_MS).slice(11, 16);

/** The moment at which the clocks in Japan show `time` (`HH:MM`) on `day`. */
export const momentInJapan = (day: IsoDate, time: string): Instant => later(`${day}T${time}:00.000Z`, -JAPAN_AHEAD_MS);

/** The day that many days after (or before, where negative) another. */
export const addDays = (day: IsoDate, days: number): IsoDate =>
  later(`${day}T00:00:00.000Z`, days * DAY_MS).slice(0, 10);

/** How many days `to` is after `from`. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS);
