import { describe, expect, it } from 'vitest';
import { readLegend } from '../../../src/importing/recognise/timetable/legend.ts';
import type { SourceBlock } from '../../../src/domain/source-document.ts';
import { read, table } from './tables.ts';

const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text, spot: { file: 'plan' } });
const legendOf = (...blocks: readonly SourceBlock[]) =>
  Object.fromEntries(readLegend(blocks.map((block) => ({ block, headings: [], place: '' }))));

describe('the legend', () => {
  it('stands in a paragraph', () => {
    expect(legendOf(paragraph('●：実施　○：検討'))).toEqual({ '●': '実施', '○': '検討' });
    expect(legendOf(paragraph('【凡例】◎ 拡充　△ 見直し'))).toEqual({ '◎': '拡充', '△': '見直し' });
    expect(legendOf(paragraph('凡例 〇…準備'))).toEqual({ '○': '準備' });
  });

  it('stands in a table, a cell or a row', () => {
    expect(legendOf(table('●|実施\n○|検討'))).toEqual({ '●': '実施', '○': '検討' });
    expect(legendOf(table('令和8年3月|凡例|△…準備|●…実施'))).toEqual({ '△': '準備', '●': '実施' });
    expect(legendOf(table('取組|R8|R9\n電子申請|○|●\n凡例|○：検討 ●：実施|<'))).toEqual({ '○': '検討', '●': '実施' });
  });

  it('is not made of bullets, and not of marks that are told twice differently', () => {
    expect(legendOf(paragraph('● 担当課'), paragraph('■ 実施スケジュール'))).toEqual({});
    expect(legendOf(table('取組|R8\n電子申請|○\n地図|●'))).toEqual({});
    expect(legendOf(paragraph('●：実施　○：検討'), paragraph('●：完了　△：試行'))).toEqual({
      '○': '検討',
      '△': '試行',
    });
  });
});

describe('marks under years', () => {
  it('are what the legend says', () => {
    const legend = new Map([
      ['○', '検討'],
      ['●', '実施'],
    ]);
    expect(read('取組|R8|R9|R10\n電子申請|〇|●|●\n地図|○||', {}, { legend })).toEqual([
      '電子申請: 検討 2026, 実施 2027-2028',
      '地図: 検討 2026',
    ]);
  });

  it('are unsure without a legend', () => {
    expect(read('取組|R8|R9\n電子申請|○|●')).toEqual(['電子申請: 取組（○） 2026 ?, 取組（●） 2027 ?']);
  });

  it('are the phase that their row is named for', () => {
    expect(read('取組|段階|R8|R9\n電子申請|検討|●|\n^|札の貼付||●')).toEqual([
      '電子申請 / 検討: 検討 2026',
      '電子申請 / 札の貼付: 札の貼付 2027',
    ]);
  });

  it('of colour last as long as their bar', () => {
    expect(read('取組|R8|R9|R10\n電子申請|*検討|*|\n地図||*導入|*\n窓口|*|*活用|*')).toEqual([
      '電子申請: 検討 2026-2027',
      '地図: 導入 2027-2028',
      '窓口: 活用 2026-2028',
    ]);
  });

  it('of colour that have no words are named for their row, unsurely unless it names a phase', () => {
    expect(read('取組|R8|R9|R10\n電子申請||*|*')).toEqual(['電子申請: 電子申請 2027-2028 ?']);
    expect(read('工程|R8|R9|R10\n構築||*|*')).toEqual(['構築: 構築 2027-2028']);
  });

  it('of colour say nothing where the whole row has them', () => {
    expect(read('取組|R8|R9|R10\n*電子申請|*検討|*|*\n地図|検討||*')).toContain('電子申請: 検討 2026');
  });
});
