import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  englishFiscalYear,
  firstDayOf,
  fiscalYearOf,
  formatFiscalYear,
  lastDayOf,
  shortFiscalYear,
} from '../../src/domain/fiscal-year.ts';

const year = fc.integer({ min: 1990, max: 2100 });
const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('a fiscal year', () => {
  it('begins on 1 April and ends on 31 March', () => {
    expect([firstDayOf(2026), lastDayOf(2026)]).toEqual(['2026-04-01', '2027-03-31']);
  });

  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
    ['2027-03-31', 2026],
    ['2028-02-29', 2027],
  ])('%s lies in %i', (date, expected) => {
    expect(fiscalYearOf(date)).toBe(expected);
  });

  it('holds its own first and last day', () => {
    fc.assert(fc.property(year, (y) => fiscalYearOf(firstDayOf(y)) === y && fiscalYearOf(lastDayOf(y)) === y));
  });

  it('holds every day that lies between them', () => {
    fc.assert(
      fc.property(day, (date) => firstDayOf(fiscalYearOf(date)) <= date && date <= lastDayOf(fiscalYearOf(date))),
    );
  });

  it('is followed by the next without a gap', () => {
    fc.assert(fc.property(year, (y) => dayAfter(lastDayOf(y)) === firstDayOf(y + 1)));
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(day, day, (a, b) =>
        a <= b ? fiscalYearOf(a) <= fiscalYearOf(b) : fiscalYearOf(a) >= fiscalYearOf(b),
      ),
    );
  });
});

describe('the name of a fiscal year', () => {
  it('is 令和 first', () => {
    expect(formatFiscalYear(2026)).toBe('令和8年度（2026年度）');
    expect(shortFiscalYear(2026)).toBe('令和8年度');
    expect(englishFiscalYear(2026)).toBe('FY2026 (Reiwa 8)');
  });

  it('is 元年度 for the first year of 令和', () => {
    expect(formatFiscalYear(2019)).toBe('令和元年度（2019年度）');
    expect(shortFiscalYear(2019)).toBe('令和元年度');
    expect(englishFiscalYear(2019)).toBe('FY2019 (Reiwa 1)');
  });

  it('stays western before 令和', () => {
    expect([formatFiscalYear(2018), shortFiscalYear(2018), englishFiscalYear(2018)]).toEqual([
      '2018年度',
      '2018年度',
      'FY2018',
    ]);
  });

  it('tells every fiscal year from every other', () => {
    fc.assert(
      fc.property(year, year, (a, b) =>
        [formatFiscalYear, shortFiscalYear, englishFiscalYear].every((name) => (name(a) === name(b)) === (a === b)),
      ),
    );
  });

  it('always shows the western year in the long form', () => {
    fc.assert(fc.property(year, (y) => formatFiscalYear(y).includes(`${y}年度`)));
  });
});
