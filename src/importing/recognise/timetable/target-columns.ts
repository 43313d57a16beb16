import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import type { PlanFrame } from '../recognition.ts';
import { isFigure } from './timetable-targets.ts';
import { compact, readYearHead, type YearHead } from './year-heads.ts';

type Row = readonly SourceCell[];

/** What a column of a table of indicators holds. */
export type TargetColumn =
  | { readonly kind: 'name' | 'unit' | 'label' }
  | { readonly kind: 'baseline' | 'target'; readonly year?: FiscalYear };

/** A table of indicators: what its columns hold, and its rows below the head. */
export interface TargetTable {
  readonly columns: readonly TargetColumn[];
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * The table as one of indicators, or undefined where it is none: it has a column of targets (目標値, `目標(R10)`, years ahead below
 * 目標) with figures or beside a baseline, and a column that names them.
 */
export function readTargetTable(table: SourceTable, frame: PlanFrame): TargetTable | undefined {
  const height = isSecondHead(table.rows[1] ?? []) ? 2 : 1;
  const headRows = table.rows.slice(0, height);
  const heads = (table.rows[0] ?? []).map((_, column) => headOf(headRows, column));
  const rows = table.rows.slice(height);
  const asValues = yearsHoldFigures(heads, rows, frame);
  const columns = withName(
    heads.map((head) => columnOf(head, asValues, frame)),
    heads,
  );
  return columns !== undefined && isOfTargets(columns, rows) ? { columns, heads, rows } : undefined;
}

/** Whether a head names indicators and figures stand below most of the heads that are years and nothing else. */
export function yearsHoldFigures(heads: readonly string[], rows: readonly Row[], frame: PlanFrame): boolean {
  if (!heads.some((head) => targetWord(head, frame)?.kind === 'name')) return false;
  const years = heads.flatMap((head, column) => (plainYear(head, frame) === undefined ? [] : [column]));
  const texts = rows.flatMap((row) => years.map((column) => row[column]?.text ?? '')).filter((text) => text !== '');
  return texts.filter(isFigure).length * 2 > texts.length;
}

function plainYear(head: string, frame: PlanFrame): YearHead | undefined {
  const year = targetWord(head, frame) === undefined ? readYearHead(head, frame.period) : undefined;
  return year?.from === year?.to ? year : undefined;
}

/** What the head of a column or a cell beside a value says: 指標, 現状値(R6), 目標値, 単位. */
export function targetWord(text: string, frame: PlanFrame): TargetColumn | undefined {
  const head = compact(text);
  if (head === '' || head.length > 24) return undefined;
  if (/^[(（]?単位[)）]?$/u.test(head)) return { kind: 'unit' };
  if (NAME.test(head)) return { kind: 'name' };
  const year = readYearHead(head, frame.period)?.to;
  const bare = head.replace(
    /[(（].*[)）]|(?:令和|平成|[RH])\.?(?:\d{1,2}|元)(?:年度?)?|20\d\d(?:年度?)?|年度|末|時点|の/gu,
    '',
  );
  const kind = BASELINE.test(bare) ? 'baseline' : TARGET.test(bare) ? 'target' : undefined;
  return kind === undefined ? undefined : { kind, ...(year === undefined ? {} : { year }) };
}

const NAME =
  /^(?:(?:成果|活動|評価|達成|重要業績評価|数値|管理|進捗)?指標(?:名|項目)?|KPI(?:名|項目)?|目標(?:項目|指標)|数値目標(?:項目|名)?|指標(?:\(KPI\)|・KPI)|(?:重要業績評価指標)?\(?KPI\)?|(?:アウトプット|アウトカム)(?:指標)?|(?:活動|成果)目標)(?:[(（].*[)）])?$/u;
const BASELINE = /^(?:現状|現況|基準|当初|策定時|実績|直近)(?:値|実績)?(?:値)?$/u;
const TARGET = /^(?:(?:最終|中間|数値|計画|到達)?目標(?:値|数値|水準)?|目指す(?:値|水準)|計画値)$/u;

function columnOf(head: string, asValues: boolean, frame: PlanFrame): TargetColumn {
  const plain = asValues ? plainYear(head, frame) : undefined;
  if (plain === undefined) return targetWord(head, frame) ?? { kind: 'label' };
  const isBefore = frame.period !== undefined && plain.to < frame.period[0];
  return { kind: isBefore || plain.role === 'current' ? 'baseline' : 'target', year: plain.to };
}

/** A head of two rows is one text: 目標値 over R8 is `目標値R8`. */
function headOf(rows: readonly Row[], column: number): string {
  const cells = [...new Set(rows.map((row) => row[column]).filter((cell) => cell !== undefined))];
  const upper = rows.length > 1 && (cells[0]?.text ?? '') === '' ? leftOf(rows[0] ?? [], column) : '';
  return compact(`${upper}${cells.map((cell) => cell.text).join('')}`);
}

/** Where the span of 目標値 was lost it stands over its first column only. */
const leftOf = (row: Row, column: number): string => {
  const text = row.slice(0, column).findLast((cell) => cell.text !== '')?.text ?? '';
  return /目標|計画期間/u.test(text) ? text : '';
};

/** Only years and words of heads, at least one year. */
const isSecondHead = (row: Row): boolean => {
  const texts = row.map((cell) => compact(cell.text)).filter((text) => text !== '');
  return (
    texts.some((text) => readYearHead(text) !== undefined) &&
    !texts.some((text) => isFigure(text) && readYearHead(text) === undefined)
  );
};

/** Where no head says so, the names stand in the last column before the values. */
function withName(columns: readonly TargetColumn[], heads: readonly string[]): readonly TargetColumn[] | undefined {
  if (columns.some(({ kind }) => kind === 'name')) return columns;
  const first = columns.findIndex(({ kind }) => kind === 'baseline' || kind === 'target' || kind === 'unit');
  const named = heads.findIndex((head) => /項目|内容|目標|名/u.test(head));
  const at = named !== -1 && named < first && columns[named]?.kind === 'label' ? named : first - 1;
  if (at < 0) return undefined;
  return columns.map((column, index) => (index === at ? { kind: 'name' } : column));
}

function isOfTargets(columns: readonly TargetColumn[], rows: readonly Row[]): boolean {
  const targets = columns.flatMap((column, index) => (column.kind === 'target' ? [index] : []));
  const texts = rows
    .flatMap((row) => targets.map((index) => row[index]?.text ?? ''))
    .filter((text) => text.length > 1 || /\d/u.test(text));
  const figures = texts.filter((text) => /\d/u.test(text.normalize('NFKC'))).length;
  return figures > 0 && figures * 2 >= texts.length;
}
