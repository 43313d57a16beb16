import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';
import { frameOf, read, table } from './tables.ts';

const YEARS = [2026, 2027, 2028, 2029];
const cells = fc.array(
  fc.constantFrom(
    '',
    '検討',
    '→',
    '実施',
    '構築 試行',
    '―',
    '●',
    '4月に開始',
    '*',
    '・研修/・周知',
    '同左',
    '一部導入／検証',
  ),
  {
    minLength: 4,
    maxLength: 4,
  },
);
const rows = fc.array(cells, { minLength: 1, maxLength: 4 });
const origin = fc.constantFrom({ from: 'text' }, { from: 'word' }, { from: 'text', ragged: true }) as fc.Arbitrary<{
  from: 'text' | 'word';
}>;
const SPELLINGS: readonly ((year: number) => string)[] = [
  (year) => `R${year - 2018}`,
  (year) => `令和${year - 2018}年度`,
  (year) => `${year}年度`,
  (year) => `令和${year - 2018}（${year}）年度`,
  (year) => `${year - 2018}年度`,
];
const linesOf = (body: readonly (readonly string[])[], spell: (year: number) => string): string =>
  [['取組', ...YEARS.map(spell)], ...body.map((row, at) => [`${at + 1} 電子申請の拡大その${at}`, ...row])]
    .map((row) => row.join('|'))
    .join('\n');

describe('every timetable', () => {
  it('has phases within its years, in each of which something stands or is assumed', () => {
    fc.assert(
      fc.property(rows, origin, (body, from) => {
        const timetable = readTimetable(
          table(
            linesOf(body, (year) => `R${year - 2018}`),
            from,
          ),
          frameOf({ period: [2026, 2029] }),
        );
        for (const { phases } of timetable?.rows ?? []) {
          for (const phase of phases) {
            expect(YEARS).toContain(phase.from);
            expect(YEARS).toContain(phase.to);
            expect(phase.from).toBeLessThanOrEqual(phase.to);
            expect(phase.phase).not.toBe('');
            expect(phase.uncertain === undefined).toBe(phase.unsure === undefined);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same whatever the spelling of its years', () => {
    fc.assert(
      fc.property(rows, origin, fc.constantFrom(...SPELLINGS), (body, from, spell) => {
        const period = { period: [2026, 2029] } as const;
        expect(read(linesOf(body, spell), from, period)).toEqual(
          read(
            linesOf(body, (year) => `FY${year}`),
            from,
            period,
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is sure in every year of a row that has a word in each', () => {
    const words = fc.array(fc.constantFrom('検討', '構築', '試行', '実施', '検証'), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), origin, (body, from) => {
        const timetable = readTimetable(
          table(
            linesOf(body, (year) => `R${year - 2018}`),
            from,
          ),
          frameOf({ period: [2026, 2029] }),
        );
        const found = timetable?.rows.map(({ phases }) =>
          phases.flatMap((phase) =>
            YEARS.flatMap((year) =>
              phase.from <= year && year <= phase.to && phase.uncertain === undefined ? [phase.phase] : [],
            ),
          ),
        );
        expect(found).toEqual(body);
      }),
      { numRuns: 100 },
    );
  });
});
