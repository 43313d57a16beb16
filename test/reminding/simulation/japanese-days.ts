import { createRequire } from 'node:module';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { addDays } from '../../../src/domain/instant.ts';

// Another library than the program's, and one that calculates holidays instead of listing them.
const { isHoliday } = createRequire(import.meta.url)('japanese-holidays') as {
  readonly isHoliday: (day: Date) => string | undefined;
};

const known = new Map<IsoDate, boolean>();

/** Whether town halls in Japan are closed: weekends, holidays, and from 29 December to 3 January. */
export function isDayOff(day: IsoDate): boolean {
  const answer = known.get(day) ?? findDayOff(day);
  known.set(day, answer);
  return answer;
}

function findDayOff(day: IsoDate): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // The library reads the fields of a local date.
  const local = new Date(year, month - 1, date);
  const isYearEnd = (month === 12 && date >= 29) || (month === 1 && date <= 3);
  return isYearEnd || [0, 6].includes(local.getDay()) || isHoliday(local) !== undefined;
}

/** The day, or the last working day before it. */
export const workingDayBefore = (day: IsoDate): IsoDate => (isDayOff(day) ? workingDayBefore(addDays(day, -1)) : day);

/** The day, or the first working day after it. */
export const workingDayFrom = (day: IsoDate): IsoDate => (isDayOff(day) ? workingDayFrom(addDays(day, 1)) : day);

/** The working day that many working days later. */
export const workingDaysLater = (day: IsoDate, count: number): IsoDate =>
  count === 0 ? day : workingDaysLater(workingDayFrom(addDays(day, 1)), count - 1);
