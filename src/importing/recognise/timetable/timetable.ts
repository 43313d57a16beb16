import type { SourceTable } from '../../../domain/source-document.ts';
import { bodyRows, type BodyRow } from './body-rows.ts';
import { stageOf } from './phase-words.ts';
import type { PlanFrame, Timetable, TimetableRow } from '../recognition.ts';
import { settleSlots, type TableTraits } from './row-cells.ts';
import { readScheduleCell } from './schedule-cells.ts';
import { phasesOfRow } from './schedule-row.ts';
import { habitsOf, isColoured, readTraits } from './table-traits.ts';
import { yearsHoldFigures } from './target-columns.ts';
import { readRowType, targetsOfRow, tellsValues, type RowType } from './timetable-targets.ts';
import { transposed } from './transposed.ts';
import { yearSections, type Section } from './year-columns.ts';

/**
 * A table with years above its columns (or beside its rows), read row by row; undefined where it has no such head, and for tables of
 * figures: those of indicators are `readTargets`'. Every year of a phase is one of `years`. What the layout left open is
 * `uncertain` with its reason, never decided in silence. A table without a head that has as many columns as the timetable
 * `before` it, as after the end of a page, is read under the head of that.
 */
export function readTimetable(source: SourceTable, frame: PlanFrame, before?: Timetable): Timetable | undefined {
  const table = withoutRules(source);
  const own = readSections(yearSections(table, frame), table, frame);
  if (own !== undefined) return own;
  const turned = transposed(table, frame);
  if (turned !== undefined) return readSections(yearSections(turned, frame), turned, frame);
  const head = before === undefined ? undefined : yearSections(before.table, frame).at(-1);
  return head !== undefined && goesOn(head, table)
    ? readSections([{ ...head, rows: table.rows }], table, frame)
    : undefined;
}

/** Without the row of dashes that tells the alignment of a table in Markdown. */
function withoutRules(table: SourceTable): SourceTable {
  const rows = table.rows.filter((row) => !row.every((cell) => /^:?-+:?$/u.test(cell.text)));
  return rows.length === table.rows.length ? table : { ...table, rows };
}

/** As many columns, and nearly all that stands under years is what stood there before, an arrow, a mark or the word of a phase. */
function goesOn({ columns, headRows, rows }: Section, table: SourceTable): boolean {
  if (headRows[0]?.length !== table.rows[0]?.length) return false;
  const under = (row: Section['rows'][number]): readonly string[] =>
    columns.map(({ column }) => row[column]?.text ?? '');
  const known = new Set(rows.flatMap(under));
  const texts = table.rows.flatMap(under).filter((text) => text !== '');
  const fitting = texts.filter((text) => {
    const reading = readScheduleCell(text);
    return known.has(text) || reading.kind !== 'words' || reading.items.every((item) => stageOf(item) !== undefined);
  });
  return texts.length > 0 && fitting.length >= texts.length * 0.8;
}

function readSections(sections: readonly Section[], table: SourceTable, frame: PlanFrame): Timetable | undefined {
  const years = sections.flatMap(({ columns }) =>
    columns.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
  );
  const body = sections.map((section) => bodyRows(section, table));
  if (sections.some((section) => isOfIndicators(section, frame)) || isOfThePast(body.flat(), frame, years))
    return undefined;
  const rows = body.flatMap((rowsOfSection) => readRows(rowsOfSection, table, frame));
  const isPlan = rows.some((row) => row.phases.length > 0 || row.target !== undefined);
  return isPlan ? { years: [...new Set(years)].toSorted((a, b) => a - b), rows, table } : undefined;
}

/** A head of indicators with figures below its years. */
function isOfIndicators({ headRows, rows }: Section, frame: PlanFrame): boolean {
  const heads = headRows[0]?.map((_, column) => [...new Set(headRows.map((row) => row[column]?.text ?? ''))].join(''));
  return yearsHoldFigures(heads ?? [], rows, frame);
}

/** Only figures, and none of a year that the plan looks ahead to: population, costs. */
function isOfThePast(rows: readonly BodyRow[], { period }: PlanFrame, years: readonly number[]): boolean {
  const filled = rows.filter((row) => row.slots.some(({ reading }) => reading.kind !== 'empty'));
  const onlyFigures = filled.every((row) => readRowType(row.labels) === undefined && tellsValues(row.slots));
  return onlyFigures && (period === undefined || years.every((year) => year <= period[0]));
}

function readRows(body: readonly BodyRow[], table: SourceTable, frame: PlanFrame): readonly TimetableRow[] {
  const traits = readTraits(body, table);
  let lane: string | undefined;
  return body.flatMap((row) => {
    const type = readRowType(row.labels) ?? (tellsValues(row.slots) ? valueRow(row) : undefined);
    if (type?.kind === 'activity') lane = type.name === '' ? undefined : type.name;
    if (row.slots.length === 0) lane = undefined;
    return readRow(row, type, lane, { table, traits, frame });
  });
}

/** A row of figures without a word that says so: an indicator named by its innermost label, unless it is of costs. */
function valueRow({ labels }: BodyRow): RowType {
  const name = labels.at(-1)?.text ?? '';
  return { kind: /費|予算|金額|コスト|財源/u.test(name) ? 'cost' : 'output', name };
}

interface Surroundings {
  readonly table: SourceTable;
  readonly traits: TableTraits;
  readonly frame: PlanFrame;
}

function readRow(
  row: BodyRow,
  type: RowType | undefined,
  lane: string | undefined,
  { table, traits, frame }: Surroundings,
): readonly TimetableRow[] {
  const spot = row.cells.find((cell) => cell.text !== '')?.spot ?? table.spot;
  const { labels } = row;
  if (type === undefined || type.kind === 'activity') {
    const habits = habitsOf(traits, frame.legend, labels.at(-1), type === undefined ? undefined : lane);
    return [{ labels, phases: phasesOfRow(settleSlots(row.slots, traits, isColoured(row)), habits), spot }];
  }
  const targets = type.kind === 'cost' ? [] : targetsOfRow(type, row.slots, lane, frame);
  if (targets.length === 0) return [{ labels, phases: [], spot }];
  return targets.map((target) => ({ labels, phases: [], target, spot }));
}
