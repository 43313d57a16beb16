import { type Cell, type CellStyle, writeXlsx, type WriteSheet } from 'hucre';
import type { DraftFiles } from '../../../domain/draft-files.ts';
import { KakariError } from '../../../domain/errors.ts';
import { type Page, workbookPages } from './workbook-pages.ts';
import type { Marker } from './marker.ts';

/**
 * The files of a plan as a workbook that can be edited in Excel and imported again. All its cells are text, so that nothing is
 * calculated and nothing that is typed becomes a date. Throws `KakariError` `workbook-text-too-long` (`sheet`, `line`, `most`) for a
 * text that no cell can hold, and `ZodError` for files that the loader would not accept.
 */
export async function planWorkbook(files: DraftFiles, source: Marker['source']): Promise<Uint8Array> {
  return await writeXlsx({
    defaultFont: { name: '游ゴシック', size: 11 },
    sheets: workbookPages(files, source).map(writtenSheet),
  });
}

/** Rows for what is added at the end: Excel takes the format of the cells that are there. */
const SPARE_ROWS = 50;

const BODY: CellStyle = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
const HEAD: CellStyle = {
  ...BODY,
  font: { name: '游ゴシック', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FE' } },
};

function writtenSheet({ name, widths, rows, frozenColumns, isHidden }: Page): WriteSheet {
  const written = isHidden ? rows : [...rows, ...Array.from({ length: SPARE_ROWS }, () => [])];
  const width = Math.max(...rows.map((row) => row.length));
  const cells = new Map<string, Partial<Cell>>();
  for (const [line, row] of written.entries()) {
    for (let column = 0; column < width; column += 1) {
      const text = row[column] ?? '';
      if (text.length > LONGEST)
        throw new KakariError('workbook-text-too-long', { sheet: name, line: line + 1, most: LONGEST });
      cells.set(`${line},${column}`, { value: text === '' ? null : cellText(text), style: line === 0 ? HEAD : BODY });
    }
  }
  return {
    name,
    columns: widths.map((one) => ({ width: one })),
    rows: written.map(() => Array.from({ length: width }, () => null)),
    cells,
    ...(isHidden ? { veryHidden: true } : { freezePane: { rows: 1, columns: frozenColumns } }),
  };
}

/** What a cell holds at most (Excel, specifications and limits). */
const LONGEST = 32_767;

/**
 * Characters that XML has no place for are written as Office does, and so is what looks like that (ISO/IEC 29500-1, 22.9.2.19) and the
 * mark of a text that would be written as an error (`#N/A`).
 */
const cellText = (text: string): string =>
  text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_').replace(/^#(?=[A-Z\d/_]+[!?]?$)|[\uFFFE\uFFFF]/gu, codeOf);

const codeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
