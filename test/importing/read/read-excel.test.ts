import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { read, shown } from './show.ts';

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));
const filled: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } } };
const white: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFFF' } } };
const empty = (style: CellStyle): Partial<Cell> => ({ value: null, type: 'empty', style });

const excel = async (...sheets: readonly WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets: [...sheets] });
const sheetOf = async (sheet: Omit<WriteSheet, 'name'>): Promise<readonly string[]> =>
  shown(await read('a.xlsx', await excel({ name: 'Sheet1', ...sheet })));

/** The workbook with a part changed as text. */
function changed(xlsx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(xlsx);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}
const SHEET = 'xl/worksheets/sheet1.xml';

describe('reading a workbook', () => {
  it('reads each visible sheet under its name, with titles and notes beside the table', async () => {
    const given = await excel(
      {
        name: '取組一覧',
        rows: [
          ['みどり町 取組一覧'],
          [],
          ['番号', '取組'],
          [1, '窓口'],
          ['※ 案です。'],
          [],
          ['指標', '目標'],
          ['件数', '10件'],
        ],
      },
      { name: 'メモ', rows: [['内緒']], hidden: true },
      {
        name: 'Sheet3',
        rows: [
          ['用語', '説明'],
          ['AI', '考える機械'],
        ],
      },
    );
    const document = await read('計画.xlsx', given);
    expect(shown(document)).toEqual([
      '# 取組一覧',
      'みどり町 取組一覧',
      '| 番号 | 取組 |',
      '| 1 | 窓口 |',
      '※ 案です。',
      '| 指標 | 目標 |',
      '| 件数 | 10件 |',
      '| 用語 | 説明 |',
      '| AI | 考える機械 |',
    ]);
    expect(document.losses).toEqual([{ kind: 'hidden-sheets', count: 1, spot: { file: '計画.xlsx' } }]);
    expect(document.blocks[2]).toMatchObject({ spot: { file: '計画.xlsx', sheet: '取組一覧', line: 3 } });
  });

  it('reads merged cells as cells that span, also over what would be an empty row', async () => {
    const rows = [['取組', '工程', null], [null, 'R8', 'R9'], ['窓口', '検討', '実施'], [], [null, '試行', null]];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
      { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
      { startRow: 2, startCol: 0, endRow: 4, endCol: 0 },
    ];
    expect(await sheetOf({ rows, merges })).toEqual([
      '| 取組{2x1} | 工程{1x2} | ^ |',
      '| ^ | R8 | R9 |',
      '| 窓口{2x1} | 検討 | 実施 |',
      '| ^ | 試行 |  |',
    ]);
  });

  it('reads a sheet of squared paper as the table that is drawn on it', async () => {
    const rows = [
      ['取組', ...nothing(4), 'R8', ...nothing(2), 'R9', ...nothing(2)],
      ['窓口', ...nothing(4), '検討', ...nothing(5)],
    ];
    const merges = [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: 4 }));
    const years = [5, 8].map((column) => ({ startRow: 0, startCol: column, endRow: 0, endCol: column + 2 }));
    const phase = { startRow: 1, startCol: 5, endRow: 1, endCol: 10 };
    expect(await sheetOf({ rows, merges: [...merges, ...years, phase] })).toEqual([
      '| 取組 | R8 | R9 |',
      '| 窓口 | 検討{1x2} | ^ |',
    ]);
  });

  it('shows values as people see them', async () => {
    const shownAs = [
      [0.85, '0%', '85%'],
      [0.853, '0.0%', '85.3%'],
      [1_234_567, '#,##0"円"', '1,234,567円'],
      [8, '"令和"0"年度"', '令和8年度'],
      [0.1 + 0.2, 'General', '0.3'],
      [day(2026, 4, 1), '[$-411]ge.m.d;@', 'R8.4.1'],
      [day(2019, 4, 30), '[$-411]ggge"年"m"月"d"日"', '平成31年4月30日'],
      [day(2026, 4, 1), 'yyyy"年"m"月"', '2026年4月'],
      [day(2026, 4, 1), 'm/d(aaa)', '4/1(水)'],
      [day(2026, 4, 1), 'mm-dd-yy', '2026/4/1'],
      [true, 'General', 'TRUE'],
    ] as const;
    const cells = new Map(shownAs.map(([, numFmt], at) => [`${at + 1},0`, { style: { numFmt } }]));
    const rows = [['値', '例'], ...shownAs.map(([value]) => [value, '例'])];
    const table = await sheetOf({ rows, cells });
    expect(table.slice(1)).toEqual(shownAs.map(([, , text]) => `| ${text} | 例 |`));
  });

  it('reads a date in a format that Excel in Japan has by number only', async () => {
    const given = await excel({
      name: 'Sheet1',
      rows: [
        ['日', 'a'],
        [day(2026, 4, 1), 'b'],
      ],
      cells: new Map([['1,0', { style: { numFmt: 'yyyy/mm' } }]]),
    });
    const styled = changed(given, 'xl/styles.xml', (xml) => xml.replace(/(<xf [^>]*numFmtId=)"1[6-9]\d"/u, '$1"57"'));
    expect(shown(await read('a.xlsx', styled))).toEqual(['| 日 | a |', '| R8.4.1 | b |']);
  });

  it('reads the saved value of a formula, and text that looks like one as text', async () => {
    const cells = new Map([['1,0', { value: 3, type: 'formula' as const, formula: '1+2', formulaResult: 3 }]]);
    expect(
      await sheetOf({
        rows: [
          ['件数', '印'],
          [3, '=cmd()'],
          ['+a', '@b'],
          ['-c', 'd'],
        ],
        cells,
      }),
    ).toEqual(['| 件数 | 印 |', '| 3 | =cmd() |', '| +a | @b |', '| -c | d |']);
  });

  it('marks coloured cells, but not white ones', async () => {
    const cells = new Map([
      ['1,1', empty(filled)],
      ['1,2', empty(white)],
    ]);
    expect(
      await sheetOf({
        rows: [
          ['取組', 'R8', 'R9', 'R10'],
          ['窓口', null, null, '実施'],
        ],
        cells,
      }),
    ).toEqual(['| 取組 | R8 | R9 | R10 |', '| 窓口 | * |  | 実施 |']);
  });

  it('reads an arrow with text as a cell over the years under it, and marks the cells under one without', async () => {
    const rows = [
      ['取組', 'R8', 'R9', 'R10'],
      ['窓口', null, null, null],
      ['端末', '検討', null, null],
    ];
    const given = await excel({ name: 'Sheet1', rows, textBoxes: [arrow('試行', 1, 1, 3), arrow('', 2, 2, 4)] });
    const drawn = changed(given, 'xl/drawings/drawing1.xml', (xml) => xml.replaceAll(' txBox="1"', ''));
    const document = await read('a.xlsx', drawn);
    expect(shown(document)).toEqual([
      '| 取組 | R8 | R9 | R10 |',
      '| 窓口 | 試行{1x2}* | ^ |  |',
      '| 端末 | 検討 | * | * |',
    ]);
    expect(document.losses).toEqual([]);
  });

  it('reads a note that is drawn beside the tables as a paragraph', async () => {
    const note = { text: '毎年見直す', anchor: { from: { row: 4, col: 1 }, to: { row: 7, col: 3 } } };
    expect(
      await sheetOf({
        rows: [
          ['取組', 'R8'],
          ['窓口', '検討'],
        ],
        textBoxes: [note],
      }),
    ).toEqual(['| 取組 | R8 |', '| 窓口 | 検討 |', '毎年見直す']);
  });

  it('reads ten thousand coloured empty columns and a merge to the end of the sheet as none', async () => {
    const given = await excel({
      name: 'Sheet1',
      rows: [
        ['取組', 'R8'],
        ['窓口', '検討'],
      ],
      merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 16_383 }],
      cells: new Map([['0,0', { style: filled }]]),
    });
    const wide = Array.from({ length: 10_000 }, (_, at) => `<c r="${letters(at + 3)}1" s="1"/>`).join('');
    const far = Array.from({ length: 10_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`).join(
      '',
    );
    const styled = changed(given, SHEET, (xml) =>
      xml.replace('</row>', `${wide}</row>`).replace('</sheetData>', `${far}</sheetData>`),
    );
    expect(shown(await read('a.xlsx', styled))).toEqual(['| 取組* | R8 |', '| 窓口 | 検討 |']);
  });

  it.each([
    ['row', 'A1048576', 'document-too-many-rows'],
    ['column of a far row', 'XFD90000', 'document-too-many-cells'],
  ])('refuses a sheet with a value in the last %s', async (_, place, code) => {
    const row = place.replace(/\D/gu, '');
    const given = changed(await excel({ name: 'Sheet1', rows: [['a', 'b']] }), SHEET, (xml) =>
      xml.replace('</sheetData>', `<row r="${row}"><c r="${place}"><v>1</v></c></row></sheetData>`),
    );
    await expect(read('a.xlsx', given)).rejects.toMatchObject({ code, fields: { file: 'a.xlsx' } });
  });
});

const nothing = (count: number): readonly null[] => Array.from({ length: count }, () => null);

const arrow = (
  text: string,
  row: number,
  from: number,
  to: number,
): { text: string; anchor: { from: { row: number; col: number }; to: { row: number; col: number } } } => ({
  text,
  anchor: { from: { row, col: from }, to: { row, col: to } },
});

function letters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + rest);
}
