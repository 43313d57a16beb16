import { createRequire } from 'node:module';
import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/instant.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';

/** A library that computes holidays from the law, where ours lists them. It takes the local day of a Date. */
const japaneseHolidays: { readonly isHoliday: (date: Date) => string | undefined } = createRequire(import.meta.url)(
  'japanese-holidays',
);

const workingDays = createWorkingDays([]);

const daysOfYears = (from: number, to: number): readonly string[] => {
  const days: string[] = [];
  for (let day = `${from}-01-01`; day <= `${to}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
};

const anyDay = fc.integer({ min: 0, max: 11_000 }).map((days) => addDays('2020-01-01', days));

function isDayOffByLaw(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  // At noon, so that no time zone makes another day of it.
  const local = new Date(year, month - 1, date, 12);
  const isYearEnd = (month === 12 && date >= 29) || (month === 1 && date <= 3);
  return local.getDay() % 6 === 0 || isYearEnd || japaneseHolidays.isHoliday(local) !== undefined;
}

describe('working days', () => {
  it('agree with an independent library on every day of 2020 to 2050', () => {
    const days = daysOfYears(2020, 2050);
    expect(days).toHaveLength(11_323);
    expect(days.filter((day) => workingDays.isWorkingDay(day) === isDayOffByLaw(day))).toEqual([]);
  });

  it.each([
    ['2026-09-22', '国民の休日 between two holidays'],
    ['2026-05-06', '振替休日'],
    ['2025-12-29', 'the first day of the year-end rest'],
    ['2028-01-03', 'the last day of the year-end rest'],
    ['2028-04-01', 'a Saturday'],
  ])('are not %s, %s', (day) => {
    expect(workingDays.isWorkingDay(day)).toBe(false);
  });

  it.each(['2026-09-24', '2026-12-28', '2027-01-04'])('are days such as %s', (day) => {
    expect(workingDays.isWorkingDay(day)).toBe(true);
  });

  it('leave out the days off of everybody and those of the municipality', () => {
    const own = createWorkingDays([{ date: '2026-11-12' }, { date: '2026-11-13', municipality: 'aoba' }]);
    expect(own.isWorkingDay('2026-11-12', 'midori')).toBe(false);
    expect(own.isWorkingDay('2026-11-13', 'midori')).toBe(true);
    expect(own.isWorkingDay('2026-11-13')).toBe(true);
    expect(own.isWorkingDay('2026-11-13', 'aoba')).toBe(false);
    expect(own.onOrBefore('2026-11-13', 'aoba')).toBe('2026-11-11');
    expect(own.onOrAfter('2026-11-12', 'aoba')).toBe('2026-11-16');
  });

  it('are found around any day, with nothing but days off in between', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [before, from, after] = [workingDays.onOrBefore(day), workingDays.onOrAfter(day), workingDays.after(day)];
        expect(before <= day && day <= from && day < after).toBe(true);
        expect([before, from, after].every((found) => workingDays.isWorkingDay(found))).toBe(true);
        expect(before === day).toBe(workingDays.isWorkingDay(day));
        expect(workingDays.after(before)).toBe(before === day ? after : from);
      }),
    );
  });

  it('are counted one by one', () => {
    expect(workingDays.add('2026-04-28', 1)).toBe('2026-04-30');
    expect(workingDays.add('2026-04-28', 3)).toBe('2026-05-07');
    expect(workingDays.add('2026-04-29', 0)).toBe('2026-04-29');
    fc.assert(
      fc.property(anyDay, fc.nat(20), fc.nat(20), (day, first, second) => {
        expect(workingDays.add(workingDays.add(day, first), second)).toBe(workingDays.add(day, first + second));
      }),
    );
  });
});
