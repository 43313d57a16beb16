import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { isCurrentHead, readYearHead, readYearPart } from '../../../src/importing/recognise/timetable/year-heads.ts';

const SPELLINGS: readonly ((year: number) => string)[] = [
  (year) => `R${year - 2018}`,
  (year) => `R ${year - 2018}`,
  (year) => `R.${year - 2018}`,
  (year) => wide(`R${year - 2018}年度`),
  (year) => `令和${year - 2018}年度`,
  (year) => `令和${wide(String(year - 2018))}(${year})年度`,
  (year) => `令和${year - 2018}年度\n（${year}年度）`,
  (year) => `${year}（令和${year - 2018}）年度`,
  (year) => String(year),
  (year) => `${year}年度`,
  (year) => `FY${year}`,
  (year) => `${year - 2018}年度`,
  (year) => `R${year - 2018}（現状）`,
  (year) => `目標値（R${year - 2018}）`,
  (year) => `現状\n令和 ${year - 2018} 年度`,
];

const wide = (text: string): string =>
  text.replace(/[\dR]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

describe('heads of years', () => {
  it('are read in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2040 }), fc.constantFrom(...SPELLINGS), (year, spell) => {
        expect(readYearHead(spell(year))).toMatchObject({ from: year, to: year });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['令和元年度', 2019],
    ['平成31年度／令和元年度', 2019],
    ['令和十二年度', 2030],
    ['令和8年3月', 2025],
    ['令和8年度末', 2026],
  ])('%s is %i', (text, year) => {
    expect(readYearHead(text)).toMatchObject({ from: year, to: year });
  });

  it.each([
    ['R8～R10', 2026, 2028],
    ['令和8～10年度', 2026, 2028],
    ['前期（令和8年度から令和10年度まで）', 2026, 2028],
    ['短期(R8-R9)', 2026, 2027],
    ['2026-2028', 2026, 2028],
    ['2026～28年度', 2026, 2028],
    ['8～10年度', 2026, 2028],
    ['R8・R9', 2026, 2027],
  ])('%s is a span', (text, from, to) => {
    expect(readYearHead(text)).toMatchObject({ from, to });
  });

  it.each([
    '',
    '取組内容',
    '令和8年度に実施',
    '担当課',
    '30件',
    '第8条',
    'R10.1月～開始',
    '2026件',
    '計画期間',
    '令和9年度～令和8年度',
  ])('%s is none', (text) => {
    expect(readYearHead(text)).toBeUndefined();
  });

  it('are counted from the first year of the plan where they say 1年目', () => {
    expect(readYearHead('２年目', [2026, 2028])).toMatchObject({ from: 2027, to: 2027 });
    expect(readYearHead('最終年度', [2026, 2028])).toMatchObject({ from: 2028, to: 2028 });
    expect(readYearHead('4年目', [2026, 2028])).toBeUndefined();
    expect(readYearHead('1年目')).toBeUndefined();
  });

  it('say whether they go on, what is now and what is aimed at', () => {
    expect(readYearHead('R11以降')).toMatchObject({ from: 2029, open: true });
    expect(readYearHead('実績（R6）')).toMatchObject({ role: 'current' });
    expect(readYearHead('目標値(R10)')).toMatchObject({ role: 'target' });
    expect(isCurrentHead('現 状')).toBe(true);
    expect(isCurrentHead('現状と課題')).toBe(false);
  });

  it.each(['上期', '下半期', '第1四半期', '4Q', 'Ⅱ', '前半', '4～6月', '第２四半期（7月～9月）'])(
    '%s is a part of a year',
    (text) => {
      expect(readYearPart(text)).toEqual({});
    },
  );

  it('names the month of a part that is one', () => {
    expect(readYearPart('４月')).toEqual({ month: 4 });
    expect(readYearPart('13月')).toBeUndefined();
    expect(readYearPart('取組')).toBeUndefined();
  });
});
