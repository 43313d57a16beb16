import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { readYearRanges } from '../../../src/importing/recognise/timetable/year-ranges.ts';

const yearsIn = (text: string): readonly (readonly [number, number])[] =>
  readYearRanges(text).map(({ years }) => years);

describe('a span of years', () => {
  it.each([
    ['令和8年度から令和10年度までの3年間', [2026, 2028]],
    ['令和８（2026）年度～令和12（2030）年度', [2026, 2030]],
    ['計画期間：R5～R7', [2023, 2025]],
    ['2026-2030', [2026, 2030]],
    ['2024年度から2027年度までの4年間', [2024, 2027]],
    ['令和7年度（2025年度）から令和9年度（2027年度）まで', [2025, 2027]],
    ['令和5～7年度', [2023, 2025]],
    ['平成30年度から令和4年度', [2018, 2022]],
    ['令和8年4月～令和11年3月', [2026, 2028]],
    ['令和3(2021年)1月～令和8(2026)年3月', [2020, 2025]],
    ['令和元年度から令和3年度', [2019, 2021]],
    ['令和8年度からの5年間', [2026, 2030]],
    ['令和8年度を初年度とする3か年', [2026, 2028]],
  ])('is read from %s', (text, years) => {
    expect(yearsIn(text)).toEqual([years]);
  });

  it.each(['令和8年度', '8件から10件', '令和10年度から令和8年度', '電話 0120-00-2026', '2026'])(
    'is not read from %s',
    (text) => {
      expect(yearsIn(text)).toEqual([]);
    },
  );

  it('says whether the text counts its years rightly', () => {
    expect(readYearRanges('令和8年度から令和11年度までの四年間').map(({ counted }) => counted)).toEqual([true]);
    expect(readYearRanges('令和8年度から令和11年度までの3年間').map(({ counted }) => counted)).toEqual([false]);
  });

  it('comes out of every spelling as it went in', () => {
    const year = fc.integer({ min: 2019, max: 2045 });
    const spellings: readonly ((year: number) => string)[] = [
      (one) => `令和${one - 2018}年度`,
      (one) => `R${one - 2018}`,
      (one) => `${one}年度`,
      (one) => `令和${one - 2018}（${one}）年度`,
    ];
    fc.assert(
      fc.property(
        year,
        fc.nat({ max: 14 }),
        fc.constantFrom(...spellings),
        fc.constantFrom('から', '～', '〜', '-'),
        (from, more, spell, between) => {
          expect(yearsIn(`期間は${spell(from)}${between}${spell(from + more)}です`)).toEqual([[from, from + more]]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
