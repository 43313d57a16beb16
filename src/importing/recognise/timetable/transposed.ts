import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { headIn } from './named-spans.ts';
import type { PlanFrame } from '../recognition.ts';

/**
 * A table whose first column holds years with its rows and columns exchanged, so that the years stand above; undefined for other tables, and
 * for lists of dates (策定の経過).
 */
export function transposed(table: SourceTable, frame: PlanFrame): SourceTable | undefined {
  const below = table.rows.slice(1).map((row) => row[0]?.text ?? '');
  const heads = below.filter((text) => text !== '').map((text) => headIn(text, frame));
  const years = heads.flatMap((head) => (head === undefined || head.month !== undefined ? [] : [head.from]));
  if (new Set(years).size < 2 || years.length < heads.length || !isRising(years)) return undefined;
  const turned = new Map<SourceCell, SourceCell>();
  const turn = (cell: SourceCell): SourceCell => {
    const known = turned.get(cell) ?? {
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    };
    turned.set(cell, known);
    return known;
  };
  const width = table.rows[0]?.length ?? 0;
  const rows = Array.from({ length: width }, (_, column) =>
    table.rows.flatMap((row) => (row[column] === undefined ? [] : [turn(row[column])])),
  );
  return { ...table, rows };
}

const isRising = (years: readonly number[]): boolean =>
  years.every((year, index) => index === 0 || year >= (years[index - 1] ?? 0));
