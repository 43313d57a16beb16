import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { fieldOf } from './fields.ts';
import { readYearHead } from '../timetable/year-heads.ts';

type Row = readonly SourceCell[];

/**
 * The years of a sheet that stand below each other, with what is done beside each, as a timetable with the years above; and the rows of the
 * sheet without them. Undefined where no two rows in turn have a year in the same column with a text behind it.
 */
export function yearsDown(
  table: SourceTable,
): { readonly timetable: SourceTable; readonly rest: readonly Row[] } | undefined {
  const found = table.rows.map(yearIn);
  const first = found.findIndex((at, row) => at !== undefined && goesOn(at, found[row + 1]));
  const from = found[first];
  if (from === undefined) return undefined;
  const length = found.slice(first).findIndex((at, index) => index > 0 && !goesOn(found[first + index - 1], at));
  const end = length < 0 ? table.rows.length : first + length;
  const rows = table.rows.slice(first, end);
  return {
    timetable: turned(table, rows, from.column),
    rest: [...table.rows.slice(0, first), ...table.rows.slice(end)],
  };
}

interface YearAt {
  readonly column: number;
  readonly year: number;
}

/** The only year of a row, with one text behind it. */
function yearIn(row: Row): YearAt | undefined {
  const years = row.flatMap((cell, column) => {
    const head = row.indexOf(cell) === column ? readYearHead(cell.text) : undefined;
    return head === undefined || head.role !== undefined || head.month !== undefined
      ? []
      : [{ column, year: head.from }];
  });
  const [only, ...others] = years;
  const behind =
    only === undefined ? [] : distinct(row.slice(only.column + 1)).filter((cell) => cell !== row[only.column]);
  return only !== undefined && only.column <= 2 && others.length === 0 && behind.length > 0 ? only : undefined;
}

const goesOn = (one: YearAt | undefined, next: YearAt | undefined): boolean =>
  one !== undefined && next !== undefined && next.column === one.column && next.year > one.year;

/** The years in the first row, and each column behind them as a row; a label beside them that is none of a schedule stays. */
function turned(table: SourceTable, rows: readonly Row[], column: number): SourceTable {
  const labels = rows.map((row) => (column === 0 ? undefined : row[column - 1]));
  const label = labels[0] !== undefined && fieldOf(labels[0].text) !== 'schedule' ? labels[0] : undefined;
  const width = (rows[0]?.length ?? 0) - column;
  const columns = Array.from({ length: width }, (_, at) => rows.flatMap((row) => row[column + at] ?? []));
  const kept = columns.filter((cells, at) => at === 0 || cells.some((cell, row) => cell !== columns[at - 1]?.[row]));
  return {
    ...table,
    rows: kept.map((cells, row) =>
      label === undefined ? cells : [row === 0 ? { ...label, text: '' } : label, ...cells],
    ),
  };
}

const distinct = (row: Row): Row => row.filter((cell, at) => row.indexOf(cell) === at);
