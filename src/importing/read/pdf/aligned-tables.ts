import type { SourceTable, Spot } from '../../../domain/source-document.ts';
import { tables } from '../table-grid.ts';
import { cellText } from './cell-text.ts';
import { type Box, boxAroundAll, overlap } from './geometry.ts';
import type { Line } from './lines.ts';

/** A table without ruling lines, and where its lines were in the column. */
export interface AlignedTable {
  readonly kind: 'aligned';
  readonly table: SourceTable;
  readonly box: Box;
}

/** Rows of a table without lines at least. */
const FEWEST_ROWS = 3;

/** The lines of a column, with those that stand in columns of their own turned into tables; only where that is clear. */
export function withAlignedTables(lines: readonly Line[], spot: Spot): readonly (Line | AlignedTable)[] {
  const rows = rowsOf(lines);
  const found: (Line | AlignedTable)[] = [];
  for (let at = 0; at < rows.length;) {
    const stretch = alignedStretch(rows.slice(at));
    const table = stretch === 0 ? undefined : alignedTable(rows.slice(at, at + stretch), spot);
    if (table === undefined) {
      found.push(...(rows[at] ?? []));
      at += 1;
    } else {
      found.push(table);
      at += stretch;
    }
  }
  return found;
}

type Row = readonly Line[];

function rowsOf(lines: readonly Line[]): readonly Row[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && isLevel(first, line)) last.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.toSorted((one, other) => one.box.left - other.box.left));
}

const isLevel = (one: Line, other: Line): boolean =>
  one.glyphs[0]?.run === 'across' &&
  other.glyphs[0]?.run === 'across' &&
  Math.abs(one.box.bottom - other.box.bottom) < 0.3 * Math.min(one.size, other.size);

/** How many rows from the first on keep to the same columns; 0 where they are no table. */
function alignedStretch(rows: readonly Row[]): number {
  if ((rows[0]?.length ?? 0) < 2) return 0;
  let end = 1;
  while (end < rows.length && isNext(rows, end) && columnsOf(rows.slice(0, end + 1)).length >= 2) end += 1;
  while (end > 0 && (rows[end - 1]?.length ?? 0) < 2 && isAtLeft(rows, end - 1)) end -= 1;
  const full = rows.slice(0, end).filter((row) => row.length >= 2);
  const columns = columnsOf(rows.slice(0, end));
  return full.length >= FEWEST_ROWS && columns.length >= 2 && isClear(full, columns) ? end : 0;
}

// A row of one line belongs to the table where it goes on in a column that is not the first.
function isNext(rows: readonly Row[], at: number): boolean {
  const [before, row] = [rows[at - 1]?.[0], rows[at]];
  const first = row?.[0];
  if (before === undefined || first === undefined || row === undefined) return false;
  const near = first.box.top - before.box.bottom < 2.2 * first.size;
  return near && Math.abs(before.size - first.size) < 0.15 * first.size && (row.length >= 2 || !isAtLeft(rows, at));
}

const isAtLeft = (rows: readonly Row[], at: number): boolean =>
  (rows[at]?.[0]?.box.left ?? 0) < (rows[0]?.[1]?.box.left ?? 0) - 2;

/** Stretches of x in which lines stand, where no line crosses from one into another. */
function columnsOf(rows: readonly Row[]): readonly (readonly [number, number])[] {
  const columns: [number, number][] = [];
  for (const line of rows.flat().toSorted((one, other) => one.box.left - other.box.left)) {
    const last = columns.at(-1);
    if (last === undefined || line.box.left > last[1] + 0.8 * line.size) columns.push([line.box.left, line.box.right]);
    else last[1] = Math.max(last[1], line.box.right);
  }
  return columns;
}

/** Two columns are a table only if both begin at one place each, and are not a list of titles with page numbers. */
function isClear(full: readonly Row[], columns: readonly (readonly [number, number])[]): boolean {
  const crowded = full.some((row) => row.length > columns.length);
  if (crowded) return false;
  const last = full.map((row) => row.at(-1)?.text ?? '');
  if (last.filter((text) => /^[-－—–\s0-9０-９ⅰ-ⅹ]+$/u.test(text)).length > 0.6 * last.length && columns.length === 2)
    return false;
  if (columns.length > 2) return full.filter((row) => row.length > 2).length >= 2;
  return columns.every(([left]) => {
    const inColumn = full.flatMap((row) => row.filter((line) => Math.abs(line.box.left - left) < line.size / 3));
    return inColumn.length >= full.length;
  });
}

function alignedTable(rows: readonly Row[], spot: Spot): AlignedTable | undefined {
  const columns = columnsOf(rows);
  const grid: Line[][][] = [];
  for (const row of rows) {
    const begins = grid.length === 0 || row.some((line) => columnOf(line, columns) === 0);
    if (begins) grid.push(columns.map(() => []));
    for (const line of row) grid.at(-1)?.[columnOf(line, columns)]?.push(line);
  }
  const cells = grid.map((row) =>
    row.map((lines, column) => ({ text: cellText(lines, widthOfColumn(columns[column])), spot, bold: isBold(lines) })),
  );
  const [table] = tables(cells, { spot });
  return table && { kind: 'aligned', table, box: boxAroundAll(rows.flat().map((line) => line.box)) };
}

const isBold = (lines: readonly Line[]): boolean => lines.length > 0 && lines.every((line) => line.bold);

const widthOfColumn = (column: readonly [number, number] | undefined): number =>
  column === undefined ? 0 : column[1] - column[0];

function columnOf(line: Line, columns: readonly (readonly [number, number])[]): number {
  const shares = columns.map(([from, to]) => overlap(line.box.left, line.box.right, from, to));
  return Math.max(0, shares.indexOf(Math.max(...shares)));
}
