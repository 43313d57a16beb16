import type { Findings } from './findings.ts';
import { type MeasureIds, type MeasureRow, titleKey } from './measure-rows.ts';
import type { TableRow } from './read-table.ts';
import { MEASURE_ID, MEASURE_TITLE } from './sheets.ts';

/** Rows of parts by the id of their measure; `dropped` are those of a measure that was taken out, by the id written. */
export interface PartRows {
  readonly byMeasure: ReadonlyMap<string, readonly TableRow[]>;
  readonly dropped: ReadonlyMap<string, readonly TableRow[]>;
}

/**
 * Tells to which measure each row belongs: by its id; of two measures with that id by its title too; by the title alone where no id
 * is written, or one that nobody knows. A row that belongs to none is a problem. `known` are the ids that were exported.
 */
export function partRows(
  table: readonly TableRow[],
  measures: MeasureIds,
  known: ReadonlySet<string>,
  findings: Findings,
): PartRows {
  const byMeasure = new Map<string, TableRow[]>();
  const dropped = new Map<string, TableRow[]>();
  for (const row of table) {
    const id = row.cells.get(MEASURE_ID) ?? '';
    const owner = ownerOf(row, measures, known);
    if (owner !== undefined) byMeasure.set(owner, [...(byMeasure.get(owner) ?? []), row]);
    else if (known.has(id)) dropped.set(id, [...(dropped.get(id) ?? []), row]);
    else findings.complain({ sheet: row.sheet, line: row.line, head: MEASURE_ID }, strayText(id));
  }
  return { byMeasure, dropped };
}

const strayText = (id: string): string =>
  id === ''
    ? 'どの取組の行か分かりません。取組ID か、取組一覧にある取組の名前を書いてください'
    : `「${id}」は取組一覧にありません。ID を直すか、取組一覧に取組を足してください`;

function ownerOf(row: TableRow, { rows, before }: MeasureIds, known: ReadonlySet<string>): string | undefined {
  const id = row.cells.get(MEASURE_ID) ?? '';
  const title = titleKey(row.cells.get(MEASURE_TITLE) ?? '');
  const titled = (some: readonly MeasureRow[]): readonly MeasureRow[] =>
    some.filter((one) => titleKey(one.title) === title);
  const own = id === '' ? [] : rows.filter((one) => one.written === id || one.id === id);
  if (own.length > 0) return (titled(own)[0] ?? own[0])?.id;
  if (known.has(id)) return before.get(id);
  const [only, ...others] = titled(rows);
  return others.length === 0 && title !== '' ? only?.id : undefined;
}
