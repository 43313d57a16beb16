import { describe, expect, it } from 'vitest';
import { targetsInProse } from '../../../src/importing/recognise/timetable/targets-in-prose.ts';
import { readTargets } from '../../../src/importing/recognise/timetable/targets.ts';
import { frameOf, table } from './tables.ts';

const targets = (lines: string) => readTargets(table(lines), frameOf());
const told = (text: string) => targetsInProse(text, { file: 'plan' }, frameOf());

describe('a table of indicators', () => {
  it('has a baseline and a target with the years of their heads, and the unit of its column', () => {
    expect(targets('取組|指標|単位|現状値（R6）|目標値（R10）\n電子申請|手続数|件|30|60')).toMatchObject([
      {
        name: '手続数',
        baseline: { year: 2024, value: '30件' },
        byYear: { 2028: '60件' },
        labels: [
          { head: '取組', text: '電子申請' },
          { head: '指標', text: '手続数' },
        ],
      },
    ]);
  });

  it.each([
    ['years below a head', '指標名|現状|目標値|<|<\n^|R7|R8|R9|R10\n手続数|30件|40件|50件|60件'],
    [
      'years that lost the span above them',
      '指標|現状値|目標値||\n|令和7年度|令和8年度|令和9年度|令和10年度\n手続数|30件|40件|50件|60件',
    ],
    ['years alone', 'KPI|R7|R8|R9|R10\n手続数|30件|40件|50件|60件'],
  ])('has values by year: %s', (_, lines) => {
    expect(targets(lines)).toMatchObject([
      { name: '手続数', baseline: { year: 2025, value: '30件' }, byYear: { 2026: '40件', 2027: '50件', 2028: '60件' } },
    ]);
  });

  it('has the year that stands with a value', () => {
    const [first, ...others] = targets(
      '取組|KPI|基準値|目標値\n電子申請|手続数|30件（R6）|60件（令和10年度）\n^|利用率|10%（R6）|－',
    );
    expect(first).toMatchObject({ name: '手続数', baseline: { year: 2024, value: '30件' }, byYear: { 2028: '60件' } });
    expect(first?.uncertain).toBeUndefined();
    expect(others).toEqual([]);
  });

  it('takes a target without a year for that of the end of the plan, unsurely', () => {
    const [target] = targets('指標|現状値（R7）|目標値\n手続数|30件|60件');
    expect(target).toMatchObject({ byYear: { 2028: '60件' }, unsure: { read: '60件' } });
    expect(target?.uncertain).toContain('最終年度');
  });

  it('may be of pairs of cells, in rows or below each other', () => {
    const wanted = [{ name: '手続数', baseline: { year: 2024, value: '30件' }, byYear: { 2028: '60件' } }];
    expect(targets('指標|手続数|現状値|30件（R6）|目標値|60件（R10）')).toMatchObject(wanted);
    expect(targets('成果指標|手続数\n現状値（令和6年度）|30件\n目標値（令和10年度）|60件')).toMatchObject(wanted);
    expect(targets('担当|総務課\n目標|手続数 30件（令和6年度）→60件（令和10年度）')).toMatchObject(wanted);
  });

  it('leaves the years of a schedule beside it alone', () => {
    expect(targets('取組|指標|目標値(R10)|R8|R9|R10\n電子申請|手続数|60件|検討|導入|運用')).toMatchObject([
      { name: '手続数', byYear: { 2028: '60件' } },
    ]);
  });

  it('is none where 目標 is told in words, or nothing is aimed at', () => {
    expect(targets('取組|目標|担当\n電子申請|誰もが使えること|総務課')).toEqual([]);
    expect(targets('取組|R8|R9\n電子申請|検討|導入')).toEqual([]);
    expect(targets('区分|R2|R3\n人口|12,000|11,900')).toEqual([]);
  });
});

describe('a line that tells an indicator', () => {
  it.each([
    ['指標：手続数　現状 30件 → 目標 60件（R10）', { year: 2025, value: '30件' }],
    ['KPI：手続数　現状値（R6） 30件　目標値（R10） 60件', { year: 2024, value: '30件' }],
    ['・手続数 基準値 30件（令和6年度） 目標値 60件（令和10年度）', { year: 2024, value: '30件' }],
    ['手続数：30件（令和6年度）→60件（令和10年度）', { year: 2024, value: '30件' }],
  ])('%s', (line, baseline) => {
    const [target] = told(line);
    expect(target?.name).toMatch(/^・?手続数$/u);
    expect(target).toMatchObject({ baseline, byYear: { 2028: '60件' } });
  });

  it.each([
    '基本目標１：暮らし',
    '目標：利用者を増やします',
    '令和8年度から令和10年度まで',
    '30件から60件に増えました',
  ])('%s is none', (line) => {
    expect(told(line)).toEqual([]);
  });
});
