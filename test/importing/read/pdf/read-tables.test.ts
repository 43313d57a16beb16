import { describe, expect, it } from 'vitest';
import { area, cells, grid, line, lines, madePdf, text } from './made-pdf.ts';
import { readMade, rowsOf, tablesIn, textsOf } from './read-made.ts';

const XS = [60, 160, 260, 340, 420, 500];
const YS = [700, 680, 650, 620];
const ROWS = [
  ['取組', '担当課', 'R8', 'R9', 'R10'],
  ['窓口の改革', '住民課', '検討', '→', '導入'],
  ['電子申請', '総務課', '', '試行', '実施'],
];

describe('a table with lines', () => {
  it('is read cell by cell', async () => {
    const document = await readMade(madePdf([text(60, 740, 10, '取組の一覧') + grid(XS, YS) + cells(XS, YS, ROWS)]));

    expect(tablesIn(document).map(rowsOf)).toEqual([ROWS]);
    expect(textsOf(document)).toEqual(['取組の一覧']);
  });

  it('may have its lines painted as thin areas, piece by piece, or dot by dot', async () => {
    const pieces = XS.slice(1).flatMap((right, at) =>
      YS.map((y) => area(XS[at] ?? 0, y - 0.4, right - (XS[at] ?? 0) - 0.3, 0.8, '0 0 0')),
    );
    const dots = XS.flatMap((x) => Array.from({ length: 40 }, (_, at) => area(x - 0.5, 620 + 2 * at, 1, 1, '0 0 0')));
    const document = await readMade(madePdf([[...pieces, ...dots].join('') + cells(XS, YS, ROWS)]));

    expect(tablesIn(document).map(rowsOf)).toEqual([ROWS]);
  });

  it('may be open at its sides', async () => {
    const open =
      YS.map((y) => line(60, y, 500, y)).join('') +
      XS.slice(1, -1)
        .map((x) => line(x, 700, x, 620))
        .join('');

    expect(tablesIn(await readMade(madePdf([open + cells(XS, YS, ROWS)]))).map(rowsOf)).toEqual([ROWS]);
  });

  it('has one cell where a line is missing, the same object in each of its places', async () => {
    const content =
      [700, 680, 620].map((y) => line(60, y, 300, y)).join('') +
      line(140, 650, 300, 650) +
      [60, 140, 300].map((x) => line(x, 700, x, 620)).join('') +
      line(220, 680, 220, 650) +
      cells(
        [60, 140, 220, 300],
        [700, 680, 650, 620],
        [
          ['区分', '年度'],
          ['住民', '前期', '後期'],
          ['', '通年'],
        ],
      );
    const [table] = tablesIn(await readMade(madePdf([content])));

    expect(rowsOf(table)).toEqual([
      ['区分', '年度', '年度'],
      ['住民', '前期', '後期'],
      ['住民', '通年', '通年'],
    ]);
    expect(table?.rows[1]?.[0]).toBe(table?.rows[2]?.[0]);
    expect(table?.rows[0]?.[1]).toMatchObject({ rowSpan: 1, columnSpan: 2, row: 0, column: 1 });
  });

  it('joins a line that the cell broke and keeps one that somebody broke', async () => {
    const content =
      grid([60, 120, 220], [700, 600]) +
      lines(63, 688, 9, ['書かない窓', '口の導入']) +
      lines(123, 688, 9, ['総務課', '企画課', '・申請の受付', '・証明書']);

    expect(rowsOf(tablesIn(await readMade(madePdf([content])))[0])).toEqual([
      ['書かない窓口の導入', '総務課\n企画課\n・申請の受付\n・証明書'],
    ]);
  });

  it('reads text that stands downwards in a narrow cell, in vertical writing or letter below letter', async () => {
    const letters = [...'窓口改革'].map((letter, at) => text(68, 688 - 11 * at, 10, letter)).join('');
    const content =
      grid([60, 90, 200], [700, 640, 580]) +
      letters +
      text(75, 636, 10, '申請業務', 'F3') +
      text(95, 660, 9, '一') +
      text(95, 600, 9, '二');

    expect(rowsOf(tablesIn(await readMade(madePdf([content])))[0])).toEqual([
      ['窓口改革', '一'],
      ['申請業務', '二'],
    ]);
  });

  it('is not made of the frame around a text or the line under a title', async () => {
    const content =
      grid([60, 500], [700, 640]) +
      text(70, 670, 10, '枠の中の文章です') +
      text(60, 600, 14, '題名') +
      line(60, 595, 500, 595);

    expect(tablesIn(await readMade(madePdf([content])))).toEqual([]);
  });

  it('inside a cell of another is a table of its own', async () => {
    const inner = [200, 260, 320, 380];
    const content =
      grid([60, 160, 460], [700, 670, 580]) +
      cells(
        [60, 160],
        [700, 670],
        [
          ['施策名', '電子申請'],
          ['工程', '次のとおり'],
        ],
      ) +
      grid(inner, [640, 620, 600]) +
      cells(
        inner,
        [640, 620],
        [
          ['R8', 'R9', 'R10'],
          ['調査', '試行', '運用'],
        ],
      );

    expect(tablesIn(await readMade(madePdf([content]))).map(rowsOf)).toEqual([
      [
        ['施策名', '電子申請'],
        ['工程', '次のとおり'],
      ],
      [
        ['R8', 'R9', 'R10'],
        ['調査', '試行', '運用'],
      ],
    ]);
  });
});

describe('a table without lines between its columns', () => {
  it('is told by the lines between its rows', async () => {
    const content = YS.map((y) => line(60, y, 500, y)).join('') + cells(XS, YS, ROWS);

    expect(tablesIn(await readMade(madePdf([content]))).map(rowsOf)).toEqual([ROWS]);
  });

  it('is told by rows that are coloured in turn', async () => {
    const ys = [700, 680, 660, 640, 620];
    const stripe = (y: number): string => area(60, y, 100, 20) + area(160, y, 300, 20);
    const rows = [
      ['用語', '説明'],
      ['ＢＰＲ', '業務を作り直すこと'],
      ['ＲＰＡ', '定型の作業を任せること'],
      ['ＡＰＩ', '仕組みをつなぐ口'],
    ];
    const content = stripe(660) + stripe(620) + cells([60, 160], ys, rows);

    expect(tablesIn(await readMade(madePdf([content]))).map(rowsOf)).toEqual([rows]);
  });

  it('is told by texts that keep to their places over three lines or more, and by no fewer', async () => {
    const row = (y: number, words: readonly string[]): string =>
      words.map((word, at) => text(60 + 120 * at, y, 10, word)).join('');
    const three =
      row(700, ['指標', '現状値', '目標値']) +
      row(683, ['申請率', '10%', '50%']) +
      row(666, ['受講者', '40人', '90人']);
    const two = row(700, ['指標', '現状値', '目標値']) + row(683, ['申請率', '10%', '50%']);

    expect(tablesIn(await readMade(madePdf([three]))).map(rowsOf)).toEqual([
      [
        ['指標', '現状値', '目標値'],
        ['申請率', '10%', '50%'],
        ['受講者', '40人', '90人'],
      ],
    ]);
    expect(tablesIn(await readMade(madePdf([two])))).toEqual([]);
  });

  it('is not made of a list of titles with their pages', async () => {
    const entry = (y: number, title: string, page: string): string => text(60, y, 10, title) + text(480, y, 10, page);
    const content =
      entry(700, '第１章　概要', '１') + entry(683, '第２章　方針', '４') + entry(666, '第３章　取組', '９');

    expect(tablesIn(await readMade(madePdf([content])))).toEqual([]);
  });
});
