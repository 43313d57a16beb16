import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { headBlocks } from './head-blocks.ts';
import { headIn } from './named-spans.ts';
import type { PlanFrame } from '../recognition.ts';
import { compact, isCurrentHead, isValueHead, readYearHead, readYearPart, type YearHead } from './year-heads.ts';

type Row = readonly SourceCell[];

/** A column whose cells say what is done in a year, or in some years. */
export interface YearColumn {
  readonly column: number;
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  readonly month?: number;
  readonly role?: 'current' | 'target';
  /** Why the year of this column is not sure; a sentence in Japanese. */
  readonly uncertain?: string;
}

/** The rows of a table from one head to the next. */
export interface Section {
  readonly columns: readonly YearColumn[];
  /** The head of every column that is not a year's, by its number. */
  readonly heads: ReadonlyMap<number, string>;
  readonly headRows: readonly Row[];
  readonly rows: readonly Row[];
}

/**
 * The table in sections under heads of years; empty where no row is such a head. A head is a row with at least two years (or one
 * over parts of a year), with the rows above it that name the period, and the row below that names parts. A head that is
 * repeated, as on a new page, begins a section of its own.
 */
export function yearSections(table: SourceTable, frame: PlanFrame): readonly Section[] {
  const blocks = headBlocks(table.rows, frame);
  return blocks
    .map(({ first, last }, index) => {
      const headRows = table.rows.slice(first, last + 1);
      const rows = table.rows.slice(last + 1, blocks[index + 1]?.first ?? table.rows.length);
      const read = readColumns(headRows, rows, frame);
      const columns = table.ragged === true ? underBody(read, rows) : read;
      return { columns, heads: labelHeads(headRows, columns), headRows, rows };
    })
    .filter(({ columns }) => columns.length > 1 && columns.length <= MOST_COLUMNS);
}

/** Ten years of twelve months; a table with more is none that a person reads. */
const MOST_COLUMNS = 120;

/** Where a conversion lost empty cells of the head, the rows reach further right than it does: its years belong to the last columns. */
function underBody(columns: readonly YearColumn[], rows: readonly Row[]): readonly YearColumn[] {
  const last = columns.at(-1)?.column ?? 0;
  const ends = rows.map((row) => row.findLastIndex((cell) => cell.text !== ''));
  const beyond = ends.filter((end) => end > last);
  if (beyond.length * 2 <= rows.length) return columns;
  const shift = Math.max(...beyond) - last;
  return columns.map((column) => ({ ...column, column: column.column + shift }));
}

function readColumns(headRows: readonly Row[], rows: readonly Row[], frame: PlanFrame): readonly YearColumn[] {
  const width = headRows[0]?.length ?? 0;
  const parts = headRows.at(-1)?.map((cell) => readYearPart(cell.text)) ?? [];
  let left: YearHead | undefined;
  const columns = Array.from({ length: width }, (_, column): readonly YearColumn[] => {
    const cells = headRows.map((row) => row[column]).filter((cell) => cell !== undefined);
    if (cells.some((cell) => isValueHead(cell.text))) return [];
    const head = cells.toReversed().flatMap((cell) => headIn(cell.text, frame) ?? [])[0];
    const part = parts[column];
    // Where a conversion lost the span of a year over its parts, the year stands over the first of them only.
    const year = head ?? (part === undefined ? undefined : left);
    left = year ?? (cells.every((cell) => cell.text === '') ? left : undefined);
    return year === undefined ? [] : [columnOf(column, year, part?.month, frame)];
  }).flat();
  return withCurrent(columns, headRows, rows, frame);
}

function columnOf(column: number, head: YearHead, month: number | undefined, frame: PlanFrame): YearColumn {
  const last = frame.period?.[1] ?? head.to;
  return {
    column,
    from: head.from,
    to: head.open ? Math.max(head.to, last) : head.to,
    ...((month ?? head.month) === undefined ? {} : { month: month ?? head.month }),
    ...(head.role === undefined ? {} : { role: head.role }),
  } as YearColumn;
}

/** The column 現状 that has no year of its own: it is the year before the first, or the heads stand one column off. */
function withCurrent(
  columns: readonly YearColumn[],
  headRows: readonly Row[],
  rows: readonly Row[],
  frame: PlanFrame,
): readonly YearColumn[] {
  const [first] = columns;
  const at = (headRows[0] ?? []).findIndex((_, column) =>
    headRows.some((row) => isCurrentHead(row[column]?.text ?? '')),
  );
  if (first === undefined || at === -1 || at >= first.column) return columns;
  const start = frame.period?.[0];
  if (start !== undefined && first.from === start - 1 && at === first.column - 1) {
    return shifted(columns, at, rows, frame);
  }
  if (isLabelColumn(rows, at)) return columns;
  const year = first.from - 1;
  return [{ column: at, from: year, to: year, role: 'current', uncertain: CURRENT_WITHOUT_YEAR }, ...columns];
}

const CURRENT_WITHOUT_YEAR = '現状の欄に年度が書かれていないため、表の最初の年度の前年度とみなしました';
const SHIFTED = '年度の見出しが一列ずれているとみて、現状の欄から順に年度を数えました';
const UNSURE_SHIFT = '現状の欄と年度の見出しの位置が合わないため、年度が一年ずれている可能性があります';

/**
 * 現状 stands one column left of the year that it must have. The years follow it, unless that column holds labels, or holds nothing while
 * the years are complete up to the end of the period.
 */
function shifted(
  columns: readonly YearColumn[],
  at: number,
  rows: readonly Row[],
  frame: PlanFrame,
): readonly YearColumn[] {
  if (isLabelColumn(rows, at)) return columns;
  const complete = columns.at(-1)?.to === frame.period?.[1];
  if (complete && rows.every((row) => (row[at]?.text ?? '') === '')) {
    return columns.map((column) => ({ ...column, uncertain: UNSURE_SHIFT }));
  }
  const years = columns.map(({ from, to }) => ({ from, to }));
  const last = columns.at(-1);
  if (!complete && last !== undefined) years.push({ from: last.to + 1, to: last.to + 1 });
  const moved = [{ column: at }, ...columns].slice(0, years.length);
  return moved.map((column, index) => {
    const { from, to } = years[index] ?? { from: 0, to: 0 };
    return index === 0
      ? { column: column.column, from, to, role: 'current' as const }
      : { column: column.column, from, to, uncertain: SHIFTED };
  });
}

/** Names stand in nearly every row of a column of labels. */
function isLabelColumn(rows: readonly Row[], column: number): boolean {
  const filled = rows.filter((row) => (row[column]?.text ?? '') !== '').length;
  return rows.length > 1 && filled >= rows.length * 0.8;
}

function labelHeads(headRows: readonly Row[], columns: readonly YearColumn[]): ReadonlyMap<number, string> {
  const years = new Set(columns.map(({ column }) => column));
  const isHead = (line: string): boolean =>
    !PERIOD_ONLY.test(compact(line)) && (isValueHead(line) || readYearHead(line) === undefined);
  const heads = new Map<number, string>();
  for (const [column] of (headRows[0] ?? []).entries()) {
    if (years.has(column)) continue;
    const cells = [...new Set(headRows.map((row) => row[column]).filter((cell) => cell !== undefined))];
    const text = cells
      .map((cell) => cell.text.replaceAll('\n', ''))
      .filter((line) => line !== '' && isHead(line))
      .join('');
    // A head whose span was lost stands over its first column only.
    heads.set(column, text === '' ? (heads.get(column - 1) ?? '') : text);
  }
  return heads;
}

const PERIOD_ONLY = /^(?:計画期間|現状|現況)$/u;
