import { describe, expect, it } from 'vitest';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';
import { frameOf, rowsInShort, table } from './tables.ts';

const LOGIC = table(`
行程|現状|計画期間|<|<
^|R7|R8|R9|R10
アクティビティ（活動内容） 電子申請の拡大|試行|様式の整理|公開|→
アウトプット（活動目標） ①手続数 ②利用者数|① 20件|① 30件 ② 100人|① 40件 ② 200人|
アウトカム（成果目標） 待ち時間の短縮|||5分|3分
アクティビティ（活動内容） 研修|||実施|→
アウトプット（活動目標） 受講者数||||
`);

describe('rows of targets in a timetable', () => {
  const timetable = readTimetable(LOGIC, frameOf());

  it('stand beside the rows of what is done, whose name is the lane of both', () => {
    expect(rowsInShort(timetable)[0]).toMatch(/: <電子申請の拡大> 試行 2025, .*様式の整理 2026, .*公開 2027-2028$/u);
    expect(timetable?.rows.flatMap(({ target }) => target ?? [])).toMatchObject([
      {
        name: '手続数',
        kind: 'output',
        lane: '電子申請の拡大',
        baseline: { year: 2025, value: '20件' },
        byYear: { 2026: '30件', 2027: '40件' },
      },
      { name: '利用者数', kind: 'output', byYear: { 2026: '100人', 2027: '200人' } },
      { name: '待ち時間の短縮', kind: 'outcome', byYear: { 2027: '5分', 2028: '3分' } },
    ]);
  });

  it('are none where nothing is given', () => {
    expect(timetable?.rows.at(-1)).toMatchObject({ phases: [] });
    expect(timetable?.rows.at(-1)?.target).toBeUndefined();
  });

  it('are rows of figures too, but for costs', () => {
    const read = readTimetable(
      table('項目|R8|R9\n電子申請|検討|導入\n手続数|30件|40件\n事業費|1,000千円|2,000千円'),
      frameOf(),
    );
    expect(read?.rows.map(({ phases, target }) => [phases.length, target?.name])).toEqual([
      [2, undefined],
      [0, '手続数'],
      [0, undefined],
    ]);
  });
});
