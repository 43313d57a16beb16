import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formatFiscalYear, shortFiscalYear, englishFiscalYear } from '../../src/domain/fiscal-year.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findFiscalYears, withoutYears, type YearContext } from '../../src/language/years.ts';

const CONTEXT: YearContext = { today: '2026-11-20', period: [2026, 2028] };
const yearsIn = (text: string, context = CONTEXT): readonly number[] => findFiscalYears(normalise(text), context);

/** Years for which 令和 has one or two digits and which a plan may name. */
const year = fc.integer({ min: 2020, max: 2049 });
const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const SPELLINGS: readonly ((year: number) => string)[] = [
  (y) => `令和${y - 2018}年度`,
  (y) => `令和 ${y - 2018} 年度`,
  (y) => `令和${y - 2018}年`,
  (y) => `R${y - 2018}`,
  (y) => `r${y - 2018}年度`,
  (y) => `R.${y - 2018}`,
  (y) => `Reiwa ${y - 2018}`,
  (y) => `${y - 2018}年度`,
  (y) => `${y}年度`,
  (y) => `${y}年`,
  (y) => `FY${y}`,
  (y) => `FY ${y}`,
  (y) => `in ${y}`,
];

describe('a fiscal year in a text', () => {
  it('is found however it is written, in either width', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...SPELLINGS), fc.boolean(), (y, spell, wide) => {
        const text = spell(y);
        expect(yearsIn(wide ? fullWidth(text) : text)).toEqual([y]);
      }),
    );
  });

  it('is found inside a sentence', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...SPELLINGS.slice(0, 5)), (y, spell) => {
        expect(yearsIn(`電子契約は${spell(y)}に何をする？`)).toEqual([y]);
      }),
    );
  });

  it('is read back from every form in which Kakari writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2019, max: 2049 }), (y) => {
        for (const write of [formatFiscalYear, shortFiscalYear, englishFiscalYear])
          expect(yearsIn(write(y))).toEqual([y]);
      }),
    );
  });

  it.each([
    ['令和元年度', 2019],
    ['平成30年度', 2018],
    ['H30', 2018],
    ['平成31年4月', 2019],
    ['heisei 30', 2018],
  ])('%s is %i', (text, expected) => {
    expect(yearsIn(text)).toEqual([expected]);
  });

  it.each(['20件', '200万円', '3年間', '100年度', '12026', '20261', 'R128', 'VR8', '令和', '前年度比', '第8次', ''])(
    'is not seen in %j',
    (text) => {
      expect(yearsIn(text)).toEqual([]);
    },
  );
});

describe('a month', () => {
  it('moves its year to the fiscal year that holds it', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.boolean(), (y, month, era) => {
        const text = era ? `令和${y - 2018}年${month}月` : `${y}年${month}月`;
        expect(yearsIn(`${text}に始まる`)).toEqual([month <= 3 ? y - 1 : y]);
      }),
    );
  });
});

describe('several years', () => {
  it('stand in the order of the text, each once', () => {
    expect(yearsIn('令和10年度と令和7年度とR10')).toEqual([2028, 2025]);
    expect(yearsIn('令和8年度（2026年度）')).toEqual([2026]);
  });

  it('joined by から, a wave or a dash are every year between', () => {
    const joints = ['から', '〜', '~', '～', '-', '–', 'まで', ' to '] as const;
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...joints), (from, length, joint) => {
        const to = from + length;
        fc.pre(to <= 2049);
        const all = Array.from({ length: length + 1 }, (_, at) => from + at);
        expect(yearsIn(`R${from - 2018}${joint}R${to - 2018}`)).toEqual(joint === 'まで' ? [from, to] : all);
      }),
    );
  });

  it('are a range also where only one of them names the era', () => {
    expect(yearsIn('令和8〜10年度')).toEqual([2026, 2027, 2028]);
    expect(yearsIn('2026〜2028年度')).toEqual([2026, 2027, 2028]);
    expect(yearsIn('FY2026 to FY2028')).toEqual([2026, 2027, 2028]);
  });

  it('in the wrong order or far apart are no range', () => {
    expect(yearsIn('R10からR8')).toEqual([2028, 2026]);
    expect(yearsIn('2001〜2049年度')).toEqual([2001, 2049]);
  });
});

describe('a year told by the clock', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-03-31', 2026],
    ['2027-04-01', 2027],
  ])('is counted on %s from %i', (today, now) => {
    const at = (text: string): readonly number[] => yearsIn(text, { today });
    expect([at('今年度'), at('本年度'), at('this fiscal year')]).toEqual([[now], [now], [now]]);
    expect([at('来年度'), at('再来年度'), at('next fiscal year')]).toEqual([[now + 1], [now + 2], [now + 1]]);
    expect([at('昨年度'), at('一昨年度'), at('前年度'), at('last year')]).toEqual([
      [now - 1],
      [now - 2],
      [now - 1],
      [now - 1],
    ]);
  });

  it('is told by the plan where the plan is known', () => {
    expect([yearsIn('初年度'), yearsIn('最終年度'), yearsIn('the final year')]).toEqual([[2026], [2028], [2028]]);
    expect(yearsIn('初年度と最終年度', { today: '2026-11-20' })).toEqual([]);
  });
});

describe('a text without its years', () => {
  it('keeps what else it says', () => {
    expect(withoutYears(normalise('令和8年度の電子契約')).trim()).toBe('の電子契約');
    expect(withoutYears('来年度の議事録').trim()).toBe('の議事録');
  });

  it('names no year any more', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...SPELLINGS), (y, spell) => {
        expect(yearsIn(withoutYears(normalise(`電子契約は${spell(y)}に`)))).toEqual([]);
      }),
    );
  });
});
