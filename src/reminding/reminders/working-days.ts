import holidayJp from '@holiday-jp/holiday_jp';
import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import type { Policy } from '../../domain/policy.ts';

/** On which days town halls work. Without a municipality only the days off that all of them share count. */
export interface WorkingDays {
  isWorkingDay(day: IsoDate, municipality?: string): boolean;
  /** The day itself, or the last working day before it. */
  onOrBefore(day: IsoDate, municipality?: string): IsoDate;
  /** The day itself, or the first working day after it. */
  onOrAfter(day: IsoDate, municipality?: string): IsoDate;
  /** The first working day that is later than the day. */
  after(day: IsoDate, municipality?: string): IsoDate;
  /** The `count`-th working day that is later than the day; of 0 the day itself. */
  add(day: IsoDate, count: number, municipality?: string): IsoDate;
}

/**
 * Working days in Japan: no weekends, no holidays (国民の祝日に関する法律, as `@holiday-jp/holiday_jp` lists them to the end of
 * 2050), no 29 December to 3 January (地方自治法第4条の2), and none of `daysOff`. Works on day names, so the time zone of the
 * process does not matter. Remembers what it was asked: a daily run asks for the same few days a million times.
 */
export function createWorkingDays(daysOff: Policy['daysOff']): WorkingDays {
  const off = daysOffByMunicipality(daysOff);
  const shared = remembered((day) => !isDayOffEverywhere(day) && !off.get(undefined)?.has(day));
  const isWorkingDay = (day: IsoDate, municipality?: string): boolean =>
    shared(day) && !off.get(municipality)?.has(day);
  const onOrBefore = (day: IsoDate, municipality?: string): IsoDate => step(day, -1, municipality);
  const onOrAfter = (day: IsoDate, municipality?: string): IsoDate => step(day, 1, municipality);
  const after = (day: IsoDate, municipality?: string): IsoDate => onOrAfter(nextDay(day), municipality);
  const nextDay = remembered((day) => addDays(day, 1));

  function step(day: IsoDate, direction: 1 | -1, municipality?: string): IsoDate {
    let found = day;
    while (!isWorkingDay(found, municipality)) found = addDays(found, direction);
    return found;
  }

  function add(day: IsoDate, count: number, municipality?: string): IsoDate {
    let found = day;
    for (let taken = 0; taken < count; taken += 1) found = after(found, municipality);
    return found;
  }

  return { isWorkingDay, onOrBefore, onOrAfter, after, add };
}

/** Days off of each municipality; those of everybody under undefined. */
function daysOffByMunicipality(daysOff: Policy['daysOff']): ReadonlyMap<string | undefined, ReadonlySet<IsoDate>> {
  const found = new Map<string | undefined, Set<IsoDate>>();
  for (const { date, municipality } of daysOff) {
    found.set(municipality, (found.get(municipality) ?? new Set()).add(date));
  }
  return found;
}

const HOLIDAYS: ReadonlySet<IsoDate> = new Set(Object.keys(holidayJp.holidays));

function isDayOffEverywhere(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || HOLIDAYS.has(day) || isYearEnd(day.slice(5));
}

const isYearEnd = (monthAndDay: string): boolean => monthAndDay >= '12-29' || monthAndDay <= '01-03';

function remembered<T>(work: (day: IsoDate) => T): (day: IsoDate) => T {
  const known = new Map<IsoDate, T>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const found = work(day);
    known.set(day, found);
    return found;
  };
}
