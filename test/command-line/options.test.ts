import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { isoDate, moment } from '../../src/command-line/options.ts';
import { dayInJapan, timeInJapan } from '../../src/domain/instant.ts';

describe('a date on the command line', () => {
  it('is taken when it exists', () => {
    expect(isoDate('2028-02-29')).toBe('2028-02-29');
  });

  it.each(['2027-02-29', '2027-13-01', '2027-1-1', '令和9年', ''])('is refused when it is %o', (value) => {
    expect(() => isoDate(value)).toThrow('実在する日付');
  });
});

describe('a year on the command line', () => {
  it.each(['1999-12-31', '2100-01-01', '9999-12-31', '0001-01-01'])('is refused as too far away in %s', (day) => {
    for (const read of [() => isoDate(day), () => moment(day), () => moment(`${day}T09:00Z`)])
      expect(read).toThrow('2000年から2099年まで');
  });

  it.each(['2000-01-01', '2099-12-31'])('is taken in %s', (day) => {
    expect([isoDate(day), dayInJapan(moment(day))]).toEqual([day, day]);
  });
});

describe('a moment on the command line', () => {
  it.each([
    ['2027-03-01', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T09:30', '2027-03-01T00:30:00.000Z'],
    ['2027-03-01 09:30', '2027-03-01T00:30:00.000Z'],
    ['2027-03-01T09:30:00Z', '2027-03-01T09:30:00.000Z'],
    ['2027-03-01T09:30+09:00', '2027-03-01T00:30:00.000Z'],
  ])('%s is %s: Japan is meant unless a zone is given, nine in the morning unless a time is', (value, instant) => {
    expect(moment(value)).toBe(instant);
  });

  it.each(['2027-02-30', '2027-03-01T25:00', '2027-03-01T09', 'tomorrow', '2027-03-01T09:30+99:00'])(
    'refuses %o',
    (value) => {
      expect(() => moment(value)).toThrow('実在する日時');
    },
  );

  it('shows in Japan the day and time that were typed', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const [day, time] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 16)];
        const read = moment(`${day}T${time}`);
        expect([dayInJapan(read), timeInJapan(read)]).toEqual([day, time]);
      }),
    );
  });
});
