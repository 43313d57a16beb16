import { describe, expect, it } from 'vitest';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';
import { frameOf, read, table } from './tables.ts';

const text = { from: 'text' } as const;
const ragged = { from: 'text', ragged: true } as const;

describe('a timetable that has lost something', () => {
  it('takes empty years behind and between phases as going on, unsurely', () => {
    expect(read('取組|R7|R8|R9|R10\n電子申請||検討||実施', text)).toEqual([
      '電子申請: 検討 2026, 検討 2027 ?, 実施 2028',
    ]);
    expect(read('取組|R7|R8|R9|R10\n電子申請|実施|→||', text)).toEqual(['電子申請: 実施 2025-2026, 実施 2027-2028 ?']);
  });

  it('says of what it took so where it stands, what it read and why', () => {
    const phase = readTimetable(table('取組|R8|R9\n電子申請|実施|', text), frameOf())?.rows[0]?.phases[1];
    expect(phase?.unsure).toMatchObject({ spot: { line: 2 }, read: '', assumed: '令和9年度：実施' });
    expect(phase?.uncertain).toBe('令和9年度の欄が空欄のため、矢印が失われたものとみて「実施」が続くと読み取りました');
  });

  it('takes nothing for going on where a phase is over by its nature, or where words are repeated', () => {
    expect(read('取組|R8|R9|R10\n電子申請|構築|移行完了|', text)).toEqual(['電子申請: 構築 2026, 移行完了 2027']);
    expect(read('取組|R8|R9|R10\n電子申請|実施|実施|実施\n地図|検討|導入|', text)).toContain(
      '地図: 検討 2026, 導入 2027',
    );
  });

  it('takes nothing for going on in a file that keeps arrows and spans', () => {
    expect(read('取組|R8|R9|R10\n電子申請|検討|→|実施\n地図|検討||導入\n窓口|導入||')).toEqual([
      '電子申請: 検討 2026-2027, 実施 2028',
      '地図: 検討 2026, 導入 2028',
      '窓口: 導入 2026',
    ]);
  });

  it('gives phases that stand in one cell a year each, unsurely, where as many cells behind are empty', () => {
    expect(read('取組|R5|R6|R7\n電子申請|事業の検討|試行の実施 効果の検証|', { ...text })).toEqual([
      '電子申請: 事業の検討 2023, 試行の実施 2024 ?, 効果の検証 2025 ?',
    ]);
    expect(read('取組|R5|R6|R7\n電子申請|事業の検討/試行の実施/効果の検証||', text)).toEqual([
      '電子申請: 事業の検討 2023 ?, 試行の実施 2024 ?, 効果の検証 2025 ?',
    ]);
  });

  it('leaves them in their year, and is unsure of what follows, where the numbers do not fit', () => {
    expect(read('取組|R5|R6|R7\n電子申請|事業の検討 試行の実施|効果の検証|', text)).toEqual([
      '電子申請: 事業の検討 2023, 試行の実施 2023 ?, 効果の検証 2024 ?, 効果の検証 2025 ?',
    ]);
  });

  it('joins rows that are drawn as stairs below a numbered measure', () => {
    expect(read('取組|R5|R6|R7\n① 電子申請|検討||\n||試行|\n|||検証', text)).toEqual([
      '① 電子申請: 検討 2023, 試行 2024, 検証 2025',
    ]);
    expect(read('取組|R5|R6|R7\n① 電子申請|検討||\n||試行|\n||検証|', text)).toEqual([
      '① 電子申請: 検討 2023, 試行 2024 ?, 検証 2025 ?',
    ]);
  });

  it('keeps rows apart below a label that is no measure', () => {
    expect(read('年度|R5|R6\n市の取組|窓口の見直し|\n||地図の公開', text)).toHaveLength(2);
  });

  it('lets a first cell whose span was lost stand in the rows below it', () => {
    expect(read('取組||R8|R9\n手続|① 電子申請|検討|導入\n|② 予約|検討|導入\n③ 地図||検討|導入', text)).toEqual([
      '手続 / ① 電子申請: 検討 2026, 導入 2027',
      '手続 / ② 予約: 検討 2026, 導入 2027',
      '③ 地図: 検討 2026, 導入 2027',
    ]);
  });

  it('puts a row that lost its first cells under its heads', () => {
    expect(
      read('分野|取組|担当課|R8|R9\n窓口|電子申請|総務課|検討|運用\n地図の公開|税務課|検討|運用', ragged),
    ).toContain('窓口 / 地図の公開 / 税務課: 検討 2026, 運用 2027');
    expect(read('No.|取組|R8|R9\n1|電子申請|検討|運用\n地図の公開|検討|運用', ragged)).toContain(
      '地図の公開: 検討 2026, 運用 2027',
    );
  });

  it('puts a head that lost its first cells over its rows', () => {
    expect(read('取組|R8|R9\n窓口|電子申請|検討|運用\n窓口|地図|検討|運用', ragged)[0]).toBe(
      '窓口 / 電子申請: 検討 2026, 運用 2027',
    );
  });

  it('is unsure of a row that is too short where empty cells are lost', () => {
    expect(read('取組|R8|R9|R10\n電子申請|検討|構築|運用\n地図の公開|検討|運用', ragged)[1]).toBe(
      '地図の公開: 検討 2026 ?, 運用 2027 ?, 運用 2028 ?',
    );
  });

  it('is sure of a row that is too short where only what is empty at its end is lost', () => {
    expect(read('取組|R8|R9|R10\n電子申請||構築|運用\n地図の公開|検討|移行', ragged)[1]).toBe(
      '地図の公開: 検討 2026, 移行 2027',
    );
  });

  describe('whose years stand one column right of 現状', () => {
    const head = '行程|現状|計画期間||\n||R7|R8|R9\n';

    it('counts them from 現状, unsurely', () => {
      expect(read(`${head}電子申請|紙で受付|検討|導入|移行`, text)).toEqual([
        '電子申請: 紙で受付 2025, 検討 2026 ?, 導入 2027 ?, 移行 2028 ?',
      ]);
    });

    it('leaves them where 現状 stands over a column of labels', () => {
      const rows = '電子申請|準備||検討|移行\n地図|公開||検討|移行';
      expect(read(head.replace('||R7|R8|R9', '||R7|R8|R9').concat(rows), text)[0]).toBe(
        '電子申請 / 準備: 検討 2026, 移行 2027',
      );
    });
  });
});
