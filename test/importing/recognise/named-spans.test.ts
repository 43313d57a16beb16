import { describe, expect, it } from 'vitest';
import { readNamedSpans } from '../../../src/importing/recognise/timetable/named-spans.ts';
import { below, grid, paragraph } from './blocks.ts';
import { read } from './tables.ts';

const spans = (...blocks: readonly Parameters<typeof below>[1][]) =>
  [...readNamedSpans(blocks.map((block) => below(['第1章'], block)))].map(
    ([name, { from, to }]) => `${name} ${from}-${to}`,
  );

describe('the name of a span of years', () => {
  it.each([
    ['短期：令和6年度～令和7年度', ['短期 2024-2025']],
    ['前期（令和６～７年度）と後期（令和８～９年度）に分けて進めます。', ['前期 2024-2025', '後期 2026-2027']],
    ['第1期（2026年度）、第2期（2027年度から2028年度まで）', ['第1期 2026-2026', '第2期 2027-2028']],
    ['本計画は、前期計画（令和2年度～令和5年度）の後を継ぐものです。', []],
    ['短期に成果の出るものから進めます。', []],
  ])('is read from 「%s」', (text, expected) => {
    expect(spans(paragraph(text))).toEqual(expected);
  });

  it('is read from a table with its years beside it', () => {
    expect(
      spans(
        grid([
          ['区分', '期間'],
          ['中期', '令和8年度～令和9年度'],
        ]),
      ),
    ).toEqual(['中期 2026-2027']);
  });

  it('is left out where it is given two spans', () => {
    expect(spans(paragraph('短期：令和6年度'), paragraph('短期：令和7年度'))).toEqual([]);
  });

  it('heads the columns of a timetable', () => {
    const named = {
      spans: new Map([
        ['前期', { from: 2026, to: 2027 }],
        ['後期', { from: 2028, to: 2028 }],
      ]),
    };
    expect(read('取組|前期|後期\n電子申請|検討|実施', {}, named)).toEqual(['電子申請: 検討 2026-2027, 実施 2028']);
  });
});
