import type { SourceBlock, Spot } from '../../domain/source-document.ts';
import { paragraphs } from './blocks.ts';
import { type LooseCell, tables } from './table-grid.ts';

/** A cell of a sheet that says something, with the rows and columns it covers; from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly bold: boolean;
  readonly marked: boolean;
}

/**
 * The blocks of a sheet: where a row is empty, a table ends; what stands alone in its row above a table is a paragraph, and so is a note
 * (`※ …`) or a line across the table below it. Rows and columns in which nothing begins are left out.
 */
export function sheetBlocks(
  cells: readonly SheetCell[],
  at: { readonly file: string; readonly sheet: string },
): readonly SourceBlock[] {
  return cutAtEmptyRows(cells).flatMap((segment) => segmentBlocks(segment, at));
}

type Place = { readonly file: string; readonly sheet: string };

function cutAtEmptyRows(cells: readonly SheetCell[]): readonly (readonly SheetCell[])[] {
  const segments: SheetCell[][] = [];
  let end = -1;
  for (const cell of cells.toSorted((one, other) => one.row - other.row || one.column - other.column)) {
    // A coloured cell without text neither begins a table nor holds two together.
    if (cell.text === '' && cell.row > end) continue;
    if (cell.row > end + 1 || segments.length === 0) segments.push([]);
    segments.at(-1)?.push(cell);
    if (cell.text !== '') end = Math.max(end, cell.row + cell.rowSpan - 1);
  }
  return segments;
}

function segmentBlocks(cells: readonly SheetCell[], at: Place): readonly SourceBlock[] {
  const rows = byRow(cells);
  if (cells.filter(({ text }) => text !== '').length === 1) return rowParagraphs(cells, at);
  const held = heldRows(rows);
  const first = rows.findIndex((row) => !standsAlone(row, held));
  if (first < 0) return rows.flatMap((row) => rowParagraphs(row, at));
  const width = widthOf(rows.slice(first).flat());
  const last = rows.findLastIndex((row) => !(standsAlone(row, held) && isNote(row, width)));
  return [
    ...rows.slice(0, first).flatMap((row) => rowParagraphs(row, at)),
    ...tableOf(rows.slice(first, last + 1).flat(), at),
    ...rows.slice(last + 1).flatMap((row) => rowParagraphs(row, at)),
  ];
}

function byRow(cells: readonly SheetCell[]): readonly (readonly SheetCell[])[] {
  const rows = new Map<number, SheetCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return [...rows.values()];
}

/** The rows into which a cell with text reaches from above. */
function heldRows(rows: readonly (readonly SheetCell[])[]): ReadonlySet<number> {
  const held = new Set<number>();
  let end = -1;
  for (const row of rows) {
    const at = row[0]?.row ?? 0;
    if (at < end) held.add(at);
    for (const { text, rowSpan } of row) if (text !== '') end = Math.max(end, at + rowSpan);
  }
  return held;
}

function standsAlone(row: readonly SheetCell[], held: ReadonlySet<number>): boolean {
  const [cell, ...others] = row.filter(({ text, marked }) => text !== '' || marked);
  if (cell === undefined || others.length > 0 || cell.rowSpan > 1) return false;
  return !held.has(cell.row);
}

const widthOf = (cells: readonly SheetCell[]): number =>
  cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0) -
  cells.reduce((least, cell) => Math.min(least, cell.column), Number.MAX_SAFE_INTEGER);

const isNote = ([cell]: readonly SheetCell[], width: number): boolean =>
  cell !== undefined && (/^[※＊*]|^[（(]?注/u.test(cell.text) || (cell.columnSpan > 1 && cell.columnSpan * 2 >= width));

const rowParagraphs = (row: readonly SheetCell[], at: Place): readonly SourceBlock[] =>
  row.flatMap((cell) => paragraphs(cell.text, spotOf(cell, at), { bold: cell.bold }));

const spotOf = (cell: SheetCell, at: Place): Spot => ({ ...at, line: cell.row + 1 });

// Only rows and columns in which a cell begins are of the table: a sheet of squared paper has five columns to each of them.
function tableOf(cells: readonly SheetCell[], at: Place): readonly SourceBlock[] {
  const rowLines = lines(cells.map(({ row }) => row));
  const columnLines = lines(cells.map(({ column }) => column));
  const grid: LooseCell[][] = rowLines.map(() => []);
  const taken = new Set<number>();
  const key = (row: number, column: number): number => row * columnLines.length + column;
  for (const cell of cells) {
    const row = indexOf(rowLines, cell.row);
    const column = indexOf(columnLines, cell.column);
    if (taken.has(key(row, column))) continue;
    const rowSpan = indexOf(rowLines, cell.row + cell.rowSpan) - row;
    const columnSpan = indexOf(columnLines, cell.column + cell.columnSpan) - column;
    const places = grid[row];
    if (places === undefined) continue;
    placeAt(places, column, row, { taken, key, at, line: cell.row + 1 });
    for (let down = 0; down < rowSpan; down += 1) {
      for (let right = 0; right < columnSpan; right += 1) taken.add(key(row + down, column + right));
    }
    places.push({ text: cell.text, spot: spotOf(cell, at), rowSpan, columnSpan, bold: cell.bold, marked: cell.marked });
  }
  const [first] = cells;
  return first === undefined ? [] : tables(grid, { spot: spotOf(first, at) });
}

interface Filling {
  readonly taken: Set<number>;
  readonly key: (row: number, column: number) => number;
  readonly at: Place;
  readonly line: number;
}

// Cells take the next free place, so that empty ones are needed up to theirs.
function placeAt(places: LooseCell[], column: number, row: number, { taken, key, at, line }: Filling): void {
  for (let left = 0; left < column; left += 1) {
    if (taken.has(key(row, left))) continue;
    places.push({ text: '', spot: { ...at, line } });
    taken.add(key(row, left));
  }
}

const lines = (places: readonly number[]): readonly number[] =>
  [...new Set(places)].toSorted((one, other) => one - other);

/** The first line at or behind a place. */
function indexOf(sorted: readonly number[], place: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
