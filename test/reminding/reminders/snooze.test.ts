import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/instant.ts';
import { addMonth, snoozeUntil } from '../../../src/reminding/reminders/snooze.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';

const workingDays = createWorkingDays([{ date: '2026-06-11', municipality: 'aoba' }]);

describe('putting a reminder off', () => {
  it.each([
    ['snooze-week', '2026-06-04', '2026-06-11'],
    ['snooze-week', '2026-06-06', '2026-06-12'],
    ['snooze-month', '2026-06-05', '2026-07-03'],
    ['snooze-month', '2027-01-31', '2027-02-26'],
    ['snooze-month', '2026-12-28', '2027-01-28'],
  ] as const)('by %s on %s brings it back on %s', (answer, today, until) => {
    expect(snoozeUntil(answer, '2028-04-01', today, workingDays)).toBe(until);
  });

  it('comes after a week that ends within the days off at the turn of the year', () => {
    expect(snoozeUntil('snooze-week', '2031-01-10', '2030-12-27', workingDays)).toBe('2031-01-06');
    expect(snoozeUntil('snooze-week', '2031-01-03', '2030-12-27', workingDays)).toBeUndefined();
  });

  it('keeps clear of the days off of the municipality', () => {
    expect(snoozeUntil('snooze-week', '2028-04-01', '2026-06-04', workingDays, 'aoba')).toBe('2026-06-10');
  });

  it('stops at the last working day before the milestone', () => {
    expect(snoozeUntil('snooze-month', '2026-06-14', '2026-06-01', workingDays)).toBe('2026-06-12');
    expect(snoozeUntil('snooze-week', '2026-06-15', '2026-06-09', workingDays)).toBe('2026-06-12');
  });

  it('is refused when no working day is left before the milestone', () => {
    expect(snoozeUntil('snooze-week', '2026-06-15', '2026-06-12', workingDays)).toBeUndefined();
    expect(snoozeUntil('snooze-month', '2026-06-01', '2026-06-12', workingDays)).toBeUndefined();
  });

  it('always leads to a working day that is after today and not after the milestone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('snooze-week' as const, 'snooze-month' as const),
        fc.nat(3000).map((days) => addDays('2026-01-01', days)),
        fc.nat(120),
        (answer, today, ahead) => {
          const milestone = addDays(today, ahead);
          const until = snoozeUntil(answer, milestone, today, workingDays);
          const holds = until === undefined ? ahead < 14 : today < until && until <= milestone;
          expect(holds && (until === undefined || workingDays.isWorkingDay(until))).toBe(true);
        },
      ),
    );
  });
});

describe('a month later', () => {
  it.each([
    ['2026-01-30', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-10-31', '2026-11-30'],
    ['2026-11-30', '2026-12-30'],
    ['2026-12-31', '2027-01-31'],
    ['2026-03-01', '2026-04-01'],
  ])('than %s is %s', (day, later) => {
    expect(addMonth(day)).toBe(later);
  });
});
