import type { SourceCell } from '../../../domain/source-document.ts';
import { headIn } from './named-spans.ts';
import type { PlanFrame } from '../recognition.ts';
import { compact, isCurrentHead, readYearPart } from './year-heads.ts';

type Row = readonly SourceCell[];

/** The first and the last row of a head. */
export interface HeadBlock {
  readonly first: number;
  readonly last: number;
}

/**
 * The heads of years in a table, in order: a row with at least two years, or with one over parts of a year; with the rows above
 * it that name the period, and the row below that names parts. None where half of the rows would be heads.
 */
export function headBlocks(rows: readonly Row[], frame: PlanFrame): readonly HeadBlock[] {
  const blocks: HeadBlock[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    if (!isYearRow(rows, at, frame)) continue;
    const last = partsBelow(rows, at) || yearsBelow(rows, at, frame) ? at + 1 : at;
    blocks.push({ first: firstOfHead(rows, at, (blocks.at(-1)?.last ?? -1) + 1), last });
    at = last;
  }
  return blocks.length * 2 > rows.length ? [] : blocks;
}

/** Heads of years in their order, and nothing between them that is none. */
function isYearRow(rows: readonly Row[], at: number, frame: PlanFrame): boolean {
  const cells = distinct(rows[at] ?? []).filter((cell) => cell.text !== '');
  const years = cells.flatMap((cell) => headIn(cell.text, frame) ?? []);
  const rising = years.every((year, index) => index === 0 || year.from >= (years[index - 1]?.from ?? 0));
  if (years.length === 0 || !rising) return false;
  if (new Set(years.map((year) => `${year.from}-${year.to}`)).size > 1) return true;
  return partsBelow(rows, at) || (years.length === 1 && yearsBelow(rows, at, frame));
}

const partsBelow = (rows: readonly Row[], at: number): boolean =>
  belowOf(rows, at).filter((cell) => readYearPart(cell.text) !== undefined).length > 1;

const yearsBelow = (rows: readonly Row[], at: number, frame: PlanFrame): boolean => {
  const below = belowOf(rows, at);
  return below.length > 1 && below.filter((cell) => headIn(cell.text, frame) !== undefined).length === below.length;
};

/** The texts of the row below that do not span from above. */
const belowOf = (rows: readonly Row[], at: number): readonly SourceCell[] =>
  distinct(rows[at + 1] ?? []).filter((cell) => cell.text !== '' && !(rows[at] ?? []).includes(cell));

/** Up to two rows above, where they name the period, or where the table begins with them. */
function firstOfHead(rows: readonly Row[], at: number, free: number): number {
  let first = at;
  while (first > free && at - first < 2 && namesPeriod(rows[first - 1] ?? [], first - 1 === 0)) first -= 1;
  return first;
}

function namesPeriod(row: Row, atTop: boolean): boolean {
  const filled = distinct(row).filter((cell) => cell.text !== '');
  const period = filled.some((cell) => isCurrentHead(cell.text) || PERIOD.test(compact(cell.text)));
  return period || (atTop && filled.length > 1 && filled.every((cell) => cell.text.length <= 20));
}

const PERIOD = /計画期間|年度|スケジュール|工程|実施(?:時期|計画|予定)|ロードマップ|行程/u;

/** The cells of a row, each once. */
export const distinct = (row: Row): readonly SourceCell[] => [...new Set(row)];
