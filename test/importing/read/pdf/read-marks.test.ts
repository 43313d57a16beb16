import { describe, expect, it } from 'vitest';
import { area, cells, grid, line, madePdf, text } from './made-pdf.ts';
import { readMade, rowsOf, tablesIn } from './read-made.ts';

const XS = [60, 200, 300, 400, 500];
const YS = [700, 670, 640, 610];
const HEAD = ['取組', 'R8', 'R9', 'R10'];
const ORANGE = '1 0.6 0.2';

const read = async (drawn: string, rows: readonly (readonly string[])[]) =>
  rowsOf(tablesIn(await readMade(madePdf([drawn + grid(XS, YS) + cells(XS, YS, [HEAD, ...rows])])))[0]).slice(1);

const ROWS = [['窓口の改革'], ['電子申請']];

describe('what is drawn over the cells of a schedule', () => {
  it('marks cells that are coloured', async () => {
    const drawn = area(200, 640, 100, 30, ORANGE) + area(300, 640, 100, 30, ORANGE);

    expect(await read(drawn, [['窓口の改革', '検討'], ['電子申請']])).toEqual([
      ['窓口の改革', '*検討', '*', ''],
      ['電子申請', '', '', ''],
    ]);
  });

  it('marks nothing that is coloured because it is a head or a stripe', async () => {
    const head = [0, 1, 2, 3].map((at) => area(XS[at] ?? 0, 670, (XS[at + 1] ?? 0) - (XS[at] ?? 0), 30)).join('');
    const labels = area(60, 640, 140, 30) + area(60, 610, 140, 30);
    const stripe = area(200, 640, 300, 30);

    expect(await read(head + labels + stripe, ROWS)).toEqual([
      ['窓口の改革', '', '', ''],
      ['電子申請', '', '', ''],
    ]);
  });

  it('marks coloured cells in a table that is lightly coloured all over', async () => {
    const ground = area(60, 610, 440, 90, '0.9 0.93 0.97');

    expect(await read(ground + area(300, 610, 200, 30, ORANGE), ROWS)).toEqual([
      ['窓口の改革', '', '', ''],
      ['電子申請', '', '*', '*'],
    ]);
  });

  it('makes one cell of those that a bar with a text covers', async () => {
    const bar = area(210, 645, 180, 18, ORANGE) + text(290, 650, 9, '検討');

    expect(await read(bar, ROWS)).toEqual([
      ['窓口の改革', '*検討', '*検討', ''],
      ['電子申請', '', '', ''],
    ]);
  });

  it('leaves texts of a bar where they stand if there are several', async () => {
    const bar = area(205, 645, 290, 18, ORANGE);

    expect(await read(bar, [['窓口の改革', '検討', '試行', '導入'], ['電子申請']])).toEqual([
      ['窓口の改革', '*検討', '*試行', '*導入'],
      ['電子申請', '', '', ''],
    ]);
  });

  it('marks the cells along an arrow, and takes its shaft for no line of the table', async () => {
    const arrow = `${line(240, 655, 470, 655)}0 g 470 651 m 478 655 l 470 659 l f\n`;

    expect(await read(arrow, [['窓口の改革', '実施'], ['電子申請']])).toEqual([
      ['窓口の改革', '*実施', '*', '*'],
      ['電子申請', '', '', ''],
    ]);
  });

  it('does not take an underline or a line from corner to corner for a mark', async () => {
    const drawn = line(203, 625, 221, 625) + line(300, 670, 400, 640);

    expect(await read(drawn, [['窓口の改革'], ['電子申請', '導入']])).toEqual([
      ['窓口の改革', '', '', ''],
      ['電子申請', '導入', '', ''],
    ]);
  });

  it('does not mark the cell that a bar only just touches', async () => {
    expect(await read(area(205, 645, 105, 18, ORANGE), ROWS)).toEqual([
      ['窓口の改革', '*', '', ''],
      ['電子申請', '', '', ''],
    ]);
  });
});
