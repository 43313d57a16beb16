import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays, dayInJapan, daysBetween, later, momentInJapan, timeInJapan } from '../../src/domain/instant.ts';

const instants = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const days = instants.map((instant) => instant.slice(0, 10));

describe('a moment in Japan', () => {
  it('has a new day at 15:00 UTC', () => {
    expect(dayInJapan('2027-03-31T14:59:59.999Z')).toBe('2027-03-31');
    expect(dayInJapan('2027-03-31T15:00:00.000Z')).toBe('2027-04-01');
    expect(timeInJapan('2027-03-31T15:00:00.000Z')).toBe('00:00');
  });

  it('agrees with the time zone database', () => {
    const japan = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(`${dayInJapan(instant)} ${timeInJapan(instant)}`).toBe(japan.format(new Date(instant)));
      }),
    );
  });

  it('is found again from its day and time', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const found = momentInJapan(dayInJapan(instant), timeInJapan(instant));
        expect(found.slice(0, 16)).toBe(instant.slice(0, 16));
      }),
    );
  });

  it('is later by as much as it is moved', () => {
    expect(later('2027-02-28T23:59:59.000Z', 1000)).toBe('2027-03-01T00:00:00.000Z');
  });
});

describe('days', () => {
  it('are as far apart as they were moved', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });
});
