import { describe, expect, it } from 'vitest';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';
import { frameOf, read, rowsInShort, table } from './tables.ts';

describe('a timetable', () => {
  it('has a phase for the years of its words and arrows', () => {
    expect(read('取組|R7|R8|R9|R10\n電子申請|実施|拡充|→|⇒')).toEqual(['電子申請: 実施 2025, 拡充 2026-2028']);
    expect(read('取組|R8|R9|R10\n地図の公開|検討 .....▶|実施 ———▶|———▶')).toEqual([
      '地図の公開: 検討 2026, 実施 2027-2028',
    ]);
  });

  it.each(['→', '➡', '……▶', '—————', '―――▶', '〃', '同左', '（継続）', '-->', '引き続き継続'])(
    'takes %s as going on',
    (arrow) => {
      expect(read(`取組|R8|R9|R10\n電子申請|検討|${arrow}|実施`)).toEqual(['電子申請: 検討 2026-2027, 実施 2028']);
    },
  );

  it('joins the years in which the same words stand', () => {
    expect(read('取組|R8|R9|R10\n電子申請|実施|実施|改善')).toEqual(['電子申請: 実施 2026-2027, 改善 2028']);
  });

  it('takes a cell over several years for all of them, and an empty one beside it for nothing', () => {
    expect(read('取組|R8|R9|R10\n電子申請|検討|<|\n地図|調査|<|<')).toEqual([
      '電子申請: 検討 2026-2027',
      '地図: 調査 2026-2028',
    ]);
  });

  it('takes a dash for nothing where cells are not left empty', () => {
    expect(read('取組|R8|R9|R10\n電子申請|検討|―|実施\n地図|－|-|導入')).toEqual([
      '電子申請: 検討 2026, 実施 2028',
      '地図: 導入 2028',
    ]);
  });

  it('takes a lone dash behind a phase for a line, unsurely, where cells are left empty', () => {
    expect(read('取組|R8|R9|R10\n電子申請|検討|―|実施\n地図|||導入\n窓口||導入|')).toContain(
      '電子申請: 検討 2026, 検討 2027 ?, 実施 2028',
    );
  });

  it('has the labels of both sides with their heads, spanning ones in every row', () => {
    const read = readTimetable(
      table('分野|取組|R8|R9|担当課\n窓口|電子申請|検討|実施|総務課\n^|地図|検討|実施|税務課'),
      frameOf(),
    );
    expect(read?.rows[1]?.labels).toEqual([
      { head: '分野', text: '窓口' },
      { head: '取組', text: '地図' },
      { head: '担当課', text: '税務課' },
    ]);
  });

  it('has a row without phases for a text over its whole width', () => {
    expect(read('取組|R8|R9\n基本方針1|<|<\n電子申請|検討|導入')).toEqual([
      '基本方針1: ',
      '電子申請: 検討 2026, 導入 2027',
    ]);
  });

  it('skips a head that is repeated and reads on under a new one', () => {
    expect(read('取組|R8|R9\n電子申請|検討|導入\n取組|R8|R9\n地図|検討|導入')).toEqual([
      '電子申請: 検討 2026, 導入 2027',
      '地図: 検討 2026, 導入 2027',
    ]);
  });

  it('reads 現状 before the years of the period', () => {
    const lines = '取組|現状|計画期間|<|<\n^|R7|R8|R9|R10\n電子申請|調査|検討|→|実施';
    expect(read(lines)).toEqual(['電子申請: 調査 2025, 検討 2026-2027, 実施 2028']);
    expect(read('取組|現状|R8|R9\n電子申請|紙で受付|検討|実施')).toEqual([
      '電子申請: 紙で受付 2025 ?, 検討 2026, 実施 2027',
    ]);
  });

  it('joins the quarters and halves of a year', () => {
    const quarters =
      '取組|令和8年度|<|<|<|令和9年度|<|<|<\n^|1Q|2Q|3Q|4Q|1Q|2Q|3Q|4Q\n電子申請|検討|→|構築|→|運用|→|→|→';
    expect(read(quarters)).toEqual(['電子申請: 検討 2026, 構築 2026, 運用 2027']);
    const lost = '取組|令和8年度||令和9年度|\n|上期|下期|上期|下期\n電子申請|検討|構築|運用|→';
    expect(read(lost, { from: 'text' })).toEqual(['電子申請: 検討 2026, 構築 2026, 運用 2027']);
  });

  it('dates a phase by the month of its column', () => {
    expect(read('取組|令和8年度|<|令和9年度|<\n^|4月|1月|4月|10月\n電子申請|検討|試行|開始|→')).toEqual([
      '電子申請: 検討 2026 @2026-04, 試行 2026 @2027-01, 開始 2027 @2027-04',
    ]);
  });

  it('dates a phase by the month or the day in its words', () => {
    expect(read('取組|R8|R9|R10\n電子申請|10月に試行|導入（R10.1月～）|令和10年7月1日 公開')).toEqual([
      '電子申請: 10月に試行 2026 @2026-10, 導入（R10.1月～） 2027 @2028-01, 令和10年7月1日公開 2028 @2028-07-01',
    ]);
  });

  it('reads terms of several years', () => {
    expect(read('取組|前期（R8～R10）|後期（R11～R12）\n電子申請|検討|運用', {}, { period: [2026, 2030] })).toEqual([
      '電子申請: 検討 2026-2028, 運用 2029-2030',
    ]);
    expect(read('取組|R8|R9以降\n電子申請|導入|運用', {}, { period: [2026, 2030] })).toEqual([
      '電子申請: 導入 2026, 運用 2027-2030',
    ]);
  });

  it('reads years beside its rows', () => {
    expect(read('年度|電子申請|地図\n令和8年度|検討|調査\n令和9年度|導入|^')).toEqual([
      '電子申請: 検討 2026, 導入 2027',
      '地図: 調査 2026-2027',
    ]);
  });

  it('tells several things in one cell apart by bullets, numbers, arrows and lines', () => {
    expect(read('取組|R8\n|R9'.replace('\n|', '|').concat('\n電子申請|・様式の整理/・利用の試行|①公開 ②周知'))).toEqual(
      ['電子申請: 様式の整理 2026, 利用の試行 2026, 公開 2027, 周知 2027'],
    );
    expect(read('取組|R8|R9\n電子申請|検討→試行|→／拡大')).toEqual(['電子申請: 検討 2026, 試行 2026-2027, 拡大 2027']);
    expect(read('取組|R8|R9\n電子申請|仕様の検討/システムの構築|国の動向に合わせ/適宜見直し')).toEqual([
      '電子申請: 仕様の検討 2026, システムの構築 2026, 国の動向に合わせ適宜見直し 2027',
    ]);
  });

  it('reads a table without a head under that of the one before, where the same things stand in it', () => {
    const before = readTimetable(table('取組|R8|R9\n電子申請|検討|導入'), frameOf());
    expect(rowsInShort(readTimetable(table('地図の公開|検討|→'), frameOf(), before))).toEqual([
      '地図の公開: 検討 2026-2027',
    ]);
    expect(readTimetable(table('用語|意味|出典\n電子申請|家から申し込むこと|広報'), frameOf(), before)).toBeUndefined();
    expect(readTimetable(table('地図の公開|検討|→'), frameOf())).toBeUndefined();
  });

  it('is none where a table has no years, dates of meetings, or figures of the past', () => {
    expect(read('用語|意味\n電子申請|家から申し込むこと')).toEqual([]);
    expect(read('年月日|内容\n令和7年6月1日|第1回会議\n令和7年8月2日|第2回会議')).toEqual([]);
    expect(read('区分|R2|R3|R4|R5\n人口|12,000|11,900|11,800|11,700')).toEqual([]);
    expect(read('指標|R7|R8|R9\n手続数|30件|40件|50件')).toEqual([]);
  });
});
