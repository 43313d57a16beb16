import { KakariError } from '../../domain/errors.ts';
import type { SourceCell, SourceTable, Spot } from '../../domain/source-document.ts';
import { mendSourceText } from '../../language/mend-source-text.ts';
import { onlyTrue } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** A cell as a file has it, before it has its place. Spans are 1 where not given; what is not possible is cut to the table. */
export interface LooseCell {
  readonly text: string;
  readonly spot: Spot;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly bold?: boolean;
  readonly marked?: boolean;
}

/** What a table may have beside its rows. */
export interface TableTraits {
  readonly spot: Spot;
  readonly caption?: string;
  readonly ragged?: boolean;
}

/**
 * A table from rows in which a spanning cell stands once, as in HTML: each cell takes the next free place. The result is a
 * rectangle without empty rows and columns at its end; nothing at all where every cell is empty. Texts are mended.
 *
 * @throws KakariError `document-too-many-cells` (`file`, `most`).
 */
export function tables(rows: readonly (readonly LooseCell[])[], traits: TableTraits): readonly SourceTable[] {
  const grid = placed(rows);
  const height = grid.findLastIndex((row) => row.some(isFilled)) + 1;
  const width = Math.max(0, ...chunkedWidths(grid.slice(0, height)));
  if (height === 0 || width === 0) return [];
  if (height * width > LIMITS.cells) {
    throw new KakariError('document-too-many-cells', { file: traits.spot.file, most: LIMITS.cells });
  }
  const { spot, caption, ragged } = traits;
  return [
    {
      kind: 'table',
      rows: rectangle(grid.slice(0, height), width, spot),
      spot,
      ...(caption === undefined ? {} : { caption }),
      ...onlyTrue({ ragged: ragged ?? false }),
    },
  ];
}

type Grid = (SourceCell | undefined)[][];

const isFilled = (cell: SourceCell | undefined): boolean =>
  cell !== undefined && (cell.text !== '' || cell.marked === true);

// The width that is filled; spreading a million of them into Math.max would overflow the stack.
function chunkedWidths(grid: Grid): readonly number[] {
  return [grid.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled) + 1), 0)];
}

function placed(rows: readonly (readonly LooseCell[])[]): Grid {
  const grid: Grid = rows.map(() => []);
  let count = 0;
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const loose of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      const cell = sourceCell(loose, row, column, rows.length);
      count += cell.rowSpan * cell.columnSpan;
      if (count > LIMITS.cells) {
        throw new KakariError('document-too-many-cells', { file: loose.spot.file, most: LIMITS.cells });
      }
      cover(grid, cell);
      column += cell.columnSpan;
    }
  }
  return grid;
}

function sourceCell(loose: LooseCell, row: number, column: number, height: number): SourceCell {
  return {
    text: mendSourceText(loose.text),
    row,
    column,
    rowSpan: Math.min(Math.max(1, loose.rowSpan ?? 1), height - row),
    columnSpan: Math.min(Math.max(1, loose.columnSpan ?? 1), WIDEST_SPAN),
    spot: loose.spot,
    ...onlyTrue({ bold: loose.bold ?? false, marked: loose.marked ?? false }),
  };
}

// As HTML has it.
const WIDEST_SPAN = 1_000;

function cover(grid: Grid, cell: SourceCell): void {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    const places = grid[row];
    if (places === undefined) return;
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) places[column] ??= cell;
  }
}

function rectangle(grid: Grid, width: number, spot: Spot): readonly (readonly SourceCell[])[] {
  const clipped = new Map<SourceCell, SourceCell>();
  return grid.map((cells, row) => {
    const lineSpot = cells.find((cell) => cell?.row === row)?.spot ?? spot;
    return Array.from({ length: width }, (_, column) => {
      const cell = cells[column];
      return cell === undefined ? emptyCell(row, column, lineSpot) : within(cell, grid.length, width, clipped);
    });
  });
}

const emptyCell = (row: number, column: number, spot: Spot): SourceCell => ({
  text: '',
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  spot,
});

// The same object in each of its places, also where it had to be cut.
function within(cell: SourceCell, height: number, width: number, clipped: Map<SourceCell, SourceCell>): SourceCell {
  if (cell.row + cell.rowSpan <= height && cell.column + cell.columnSpan <= width) return cell;
  const known = clipped.get(cell);
  if (known !== undefined) return known;
  const cut = {
    ...cell,
    rowSpan: Math.min(cell.rowSpan, height - cell.row),
    columnSpan: Math.min(cell.columnSpan, width - cell.column),
  };
  clipped.set(cell, cut);
  return cut;
}
