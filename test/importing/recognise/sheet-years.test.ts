import { describe, expect, it } from 'vitest';
import { readSheets } from '../../../src/importing/recognise/measures/sheet-tables.ts';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';
import { frameOf, table } from './tables.ts';

const timetables = (lines: string) => readSheets(table(lines)).flatMap((sheet) => sheet.timetables);

describe('the years of a sheet below each other', () => {
  const SHEET =
    '事業名|電子図書館の開設|担当課|図書館\n年次計画|令和8年度|検討|<\n^|令和9年度|構築|<\n^|令和10年度|運用|<\n成果指標|利用者数|<|<';

  it('are a timetable', () => {
    const rows = timetables(SHEET).flatMap((each) => readTimetable(each, frameOf())?.rows ?? []);
    expect(rows.flatMap(({ phases }) => phases.map(({ phase, from }) => `${phase} ${from}`))).toEqual([
      '検討 2026',
      '構築 2027',
      '運用 2028',
    ]);
  });

  it('leave the fields around them as they are', () => {
    expect(readSheets(table(SHEET)).flatMap(({ entries }) => entries.map(({ label }) => label))).toEqual([
      '事業名',
      '担当課',
      '成果指標',
    ]);
  });

  it('keep a label that tells of figures', () => {
    const [first] = timetables('事業名|電子図書館の開設\n数値目標|令和8年度|60%\n^|令和9年度|70%');
    expect(first?.rows[1]?.[0]?.text).toBe('数値目標');
  });

  it('are not seen in one year, or in years that do not rise', () => {
    expect(timetables('事業名|電子図書館の開設\n開始|令和8年度|検討\n備考|なし')).toEqual([]);
    expect(timetables('事業名|電子図書館の開設\n計画|令和9年度|検討\n実績|令和8年度|検討')).toEqual([]);
  });
});
