import { type Sheet, type Workbook, readXlsx } from 'hucre';
import { KakariError } from '../../domain/errors.ts';
import type { Loss, SourceBlock, SourceDocument } from '../../domain/source-document.ts';
import { headings } from './blocks.ts';
import { type Drawings, readDrawings } from './excel-drawings.ts';
import { sheetBlocks } from './excel-grid.ts';
import { relationTargets } from './excel-parts.ts';
import { sheetCells } from './excel-cells.ts';
import { openWorkbook } from './open-workbook.ts';
import type { Zip } from './read-zip.ts';

/**
 * Reads a workbook: of each visible sheet its name as a heading and its tables, values as they are shown. Coloured cells and cells under
 * an arrow or a bar are `marked`; a shape with text over empty cells is a cell that spans them. Formulas are not counted: the value that
 * was saved is read. Macros are not run, and what begins with `=` as text is text.
 *
 * @throws KakariError `document-damaged` and those of `openWorkbook`.
 */
export async function readExcel(file: string, zip: Zip): Promise<SourceDocument> {
  const { archive, sheets, read } = openWorkbook(file, zip);
  const hidden: string[] = [];
  const workbook = await readWorkbook(file, archive, hidden);
  const seen = workbook.sheets.map((sheet) => {
    const part = sheets.find(({ name }) => name === sheet.name)?.part;
    return { sheet, drawings: part === undefined ? NOTHING_DRAWN : drawingsOf(sheet, part, read) };
  });
  const blocks = seen.flatMap(({ sheet, drawings }) => blocksOf(file, sheet, drawings));
  return {
    file,
    format: 'excel',
    blocks,
    losses: lossesOf(
      file,
      zip,
      hidden,
      seen.map(({ drawings }) => drawings),
    ),
  };
}

async function readWorkbook(file: string, archive: Uint8Array, hidden: string[]): Promise<Workbook> {
  try {
    return await readXlsx(archive, {
      readStyles: true,
      sheets: (info) => {
        const isHidden = info.hidden === true || info.veryHidden === true;
        if (isHidden) hidden.push(info.name);
        return !isHidden;
      },
    });
  } catch (error) {
    throw new KakariError('document-damaged', { file }, { cause: error });
  }
}

const NOTHING_DRAWN: Drawings = { shapes: [], images: 0, others: 0 };

function drawingsOf(sheet: Sheet, part: string, read: (name: string) => string): Drawings {
  const relations = read(part.replace(/([^/]+)$/u, '_rels/$1.rels'));
  const drawing = [...relationTargets(relations, part).values()].find((target) =>
    /drawings\/drawing\d*\.xml$/u.test(target),
  );
  return drawing === undefined ? NOTHING_DRAWN : readDrawings(read(drawing), sizesOf(sheet));
}

// A column is told in characters of seven pixels, a row in points (ISO/IEC 29500-1, 18.3.1.13 and 18.3.1.73).
const sizesOf = (sheet: Sheet): Parameters<typeof readDrawings>[1] => ({
  columnWidth: (column) => (sheet.columns?.[column]?.width ?? 8.43) * 7 * 9_525,
  rowHeight: (row) => (sheet.rowDefs?.get(row)?.height ?? 18.75) * 12_700,
});

function blocksOf(file: string, sheet: Sheet, drawings: Drawings): readonly SourceBlock[] {
  const at = { file, sheet: sheet.name };
  const blocks = sheetBlocks(sheetCells(sheet, drawings.shapes), at);
  if (blocks.length === 0 || GIVEN_NAME.test(sheet.name)) return blocks;
  return [...headings(1, sheet.name, { ...at, line: 1 }), ...blocks];
}

// A name that Excel gave says nothing.
const GIVEN_NAME = /^(?:sheet|シート)\s*\d+$/iu;

function lossesOf(file: string, zip: Zip, hidden: readonly string[], drawn: readonly Drawings[]): readonly Loss[] {
  const spot = { file };
  const sum = (count: (one: Drawings) => number): number => drawn.reduce((all, one) => all + count(one), 0);
  const counts = [
    { kind: 'images', count: sum(({ images }) => images) },
    { kind: 'drawings', count: sum(({ others }) => others) },
    { kind: 'hidden-sheets', count: hidden.length },
    { kind: 'macros', count: zip.names.filter((name) => name.endsWith('vbaProject.bin')).length },
  ] as const;
  return counts.filter(({ count }) => count > 0).map((loss) => ({ ...loss, spot }));
}
