import type { SourceCell, SourceTable, Spot } from '../../../domain/source-document.ts';
import { fieldOf, titleRank, type Field } from './fields.ts';
import type { Label, PlanFrame, ReadPhase, ReadTarget } from '../recognition.ts';
import { isSection } from '../owners/section-names.ts';
import { readTimetable } from '../timetable/timetable.ts';

/** A table whose rows stand one below the other with a meaning for each column; `timed` where columns are years. */
export interface TableRows {
  readonly timed: boolean;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly table: SourceTable;
}

export interface TableRow {
  /** What stands in the columns that are no years, outermost first; empty cells are left out. */
  readonly labels: readonly Label[];
  /** The rows over whole widths above it. */
  readonly groups: readonly string[];
  readonly phases: readonly ReadPhase[];
  readonly target?: ReadTarget;
  readonly spot: Spot;
}

/** The rows of a timetable, or undefined where the table is none. */
export function timedRows(table: SourceTable, frame: PlanFrame): TableRows | undefined {
  const timetable = readTimetable(table, frame);
  if (timetable === undefined) return undefined;
  const heads = [...new Set(timetable.rows.flatMap(({ labels }) => labels.map(({ head }) => head)))];
  let group: string | undefined;
  const rows = timetable.rows.flatMap((row): readonly TableRow[] => {
    const alone = row.labels.length === 1 && row.phases.length === 0 && row.target === undefined;
    if (alone && isGroupText(row.labels[0]?.text ?? '')) {
      group = row.labels[0]?.text;
      return [];
    }
    return [{ ...row, groups: group === undefined ? [] : [group] }];
  });
  return { timed: true, heads, rows, table };
}

/**
 * The rows of a list of measures: a table whose head names at least a title and one more field. A table without a head goes on
 * with `inherited`, the head of the list before it, where it has as many columns.
 */
export function listRows(table: SourceTable, inherited?: readonly string[]): TableRows | undefined {
  const at = table.rows.slice(0, MOST_HEADS).findIndex((row) => isHead(row.map(({ text }) => text)));
  const width = table.rows[0]?.length ?? 0;
  const first = table.rows[0] ?? [];
  if (at < 0 && (inherited?.length !== width || first.filter(({ text }) => fieldOf(text) !== undefined).length >= 2))
    return undefined;
  const heads = at < 0 ? (inherited ?? []) : headTexts(table, at);
  const last = at < 0 ? 0 : headEnd(table, at);
  return { timed: false, heads, rows: bodyRows(table.rows.slice(last), heads), table };
}

const MOST_HEADS = 4;

/** Whether the texts of a row are the heads of a list of measures. */
export function isHead(texts: readonly string[]): boolean {
  const fields = [...new Set(texts)].flatMap((text) => fieldOf(text) ?? []);
  const titled = texts.some((text) => titleRank(text) > 0);
  const sections = new Set(texts.filter(isSection)).size;
  if (titled && (sections >= 2 || fields.includes('owners'))) return true;
  return (
    titled &&
    new Set(fields).size >= 2 &&
    fields.some((field) => TELLING.has(field)) &&
    fields.length * 2 >= new Set(texts.filter(Boolean)).size
  );
}

const TELLING: ReadonlySet<Field> = new Set([
  'number',
  'owners',
  'bureau',
  'schedule',
  'current',
  'planned',
  'targets',
  'tags',
  'summary',
  'group',
]);

/** A head may have two rows: 担当 over 部局 and 課. */
function headTexts(table: SourceTable, at: number): readonly string[] {
  const rows = table.rows.slice(at, headEnd(table, at));
  return (rows[0] ?? []).map((cell, column) => {
    const texts = [...new Set(rows.map((row) => row[column]))].map((each) => each?.text ?? '');
    return texts.findLast((text) => fieldOf(text) !== undefined) ?? cell.text;
  });
}

function headEnd({ rows }: SourceTable, at: number): number {
  const span = Math.max(1, ...(rows[at] ?? []).map((cell) => (cell.row === at ? cell.rowSpan : 1)));
  const longest = Math.min(at + span, at + 3);
  return longest < rows.length ? longest : at + 1;
}

function bodyRows(rows: readonly (readonly SourceCell[])[], heads: readonly string[]): readonly TableRow[] {
  let groups: readonly string[] = [];
  let above: readonly SourceCell[] = [];
  const best = Math.max(...heads.map(titleRank));
  return rows.flatMap((row) => {
    const filled = filledCells(row);
    const [first] = filled;
    if (first === undefined || isHead(row.map(({ text }) => text))) return [];
    if (filled.length === 1 && isGroupRow(first, row.length, heads)) {
      groups = [first.cell.text];
      return [];
    }
    const whole = row.map((cell, column) => (isLeftOpen(row, column, heads, best) ? (above[column] ?? cell) : cell));
    above = whole;
    const labels = filledCells(whole).map(({ cell, column }) => ({ head: heads[column] ?? '', text: cell.text }));
    return [{ labels, groups, phases: [], spot: first.cell.spot }];
  });
}

interface Placed {
  readonly cell: SourceCell;
  readonly column: number;
}

const filledCells = (row: readonly SourceCell[]): readonly Placed[] =>
  row
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell }, column) => cell.text !== '' && row.indexOf(cell) === column);

/** A group or a wider title is written once over the rows that it spans, also where the span was lost. */
function isLeftOpen(row: readonly SourceCell[], column: number, heads: readonly string[], best: number): boolean {
  const head = heads[column] ?? '';
  const spans = fieldOf(head) === 'group' || (titleRank(head) > 0 && titleRank(head) < best);
  return spans && row.slice(0, column + 1).every(({ text }) => text === '');
}

/** A text alone in its row groups what follows: over the whole width, in the first column, or where a title stands in a list that tells more of each. */
function isGroupRow({ cell, column }: Placed, width: number, heads: readonly string[]): boolean {
  if (!isGroupText(cell.text)) return false;
  if (cell.columnSpan >= width - 1) return true;
  if (fieldOf(heads[column] ?? '') === 'group') return false;
  const tellsMore = heads.some((head) => TELLING_OF_EACH.has(fieldOf(head) ?? 'group'));
  return tellsMore && (column === 0 || titleRank(heads[column] ?? '') > 0);
}

const TELLING_OF_EACH: ReadonlySet<Field> = new Set(['number', 'owners', 'bureau', 'summary']);

const isGroupText = (text: string): boolean => text.length >= 2 && text.length <= 60 && !text.endsWith('。');
