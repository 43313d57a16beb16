import { groupBy } from '../../../domain/group-by.ts';
import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { distinct } from './head-blocks.ts';
import type { Label } from '../recognition.ts';
import { alignRows } from './row-alignment.ts';
import { readScheduleCell, type CellReading } from './schedule-cells.ts';
import type { Slot } from './schedule-row.ts';
import type { Section, YearColumn } from './year-columns.ts';

type Row = readonly SourceCell[];

/** A row below the head of a timetable: what stands beside the years, and what stands under them. */
export interface BodyRow {
  readonly cells: Row;
  /** Outermost first; what spans rows, or stands in the rows above where the span was lost, is in each of them. */
  readonly labels: readonly Label[];
  /** Whether it has a label of its own. */
  readonly labelled: boolean;
  /** Empty for a row that only names what follows. */
  readonly slots: readonly Slot[];
  /** Joined of several rows that were drawn as stairs. */
  readonly stairs?: true;
}

/** The rows of a section; heads that are repeated and empty rows are left out. */
export function bodyRows(section: Section, table: SourceTable): readonly BodyRow[] {
  const heads = new Set(section.headRows.map(textOf));
  const rows = section.rows.filter(
    (row) => !heads.has(textOf(row)) && row.some((cell) => cell.text !== '' || cell.marked === true),
  );
  const years = section.columns.map(({ column }) => column);
  const aligned =
    table.ragged === true ? alignRows(rows, years, table.rows) : rows.map((cells) => ({ cells, uncertain: undefined }));
  let above: ReadonlyMap<number, SourceCell> = new Map();
  let readings: ReadonlyMap<number, CellReading> = new Map();
  const read = aligned.map(({ cells, uncertain }): BodyRow => {
    const own = labelCells(cells, section);
    const onlyNames = namesWhatFollows(cells, section);
    const labels = onlyNames ? own : filledDown(own, above);
    const slots = onlyNames ? [] : slotsOf(cells, section, uncertain, readings);
    above = labels;
    readings = new Map(slots.map((slot) => [slot.column, slot.reading]));
    return { cells, labels: labelsOf(labels, section), labelled: own.size > 0, slots };
  });
  return withStairs(read);
}

const textOf = (row: Row): string => row.map((cell) => cell.text.replace(/\s+/gu, '')).join('\t');

/** One text over the labels and the years. */
function namesWhatFollows(row: Row, { columns }: Section): boolean {
  const first = columns[0]?.column ?? 0;
  return row.slice(0, first).some((cell) => cell.text !== '' && cell.column + cell.columnSpan > first);
}

function labelCells(row: Row, { columns }: Section): Map<number, SourceCell> {
  const years = new Set(columns.map(({ column }) => column));
  const labels = new Map<number, SourceCell>();
  for (const cell of distinct(row)) {
    const column = row.indexOf(cell);
    if (!years.has(column) && cell.text !== '') labels.set(column, cell);
  }
  return labels;
}

/** A first cell that spans rows stands in each of them, also where its span was lost. */
function filledDown(
  cells: ReadonlyMap<number, SourceCell>,
  above: ReadonlyMap<number, SourceCell>,
): ReadonlyMap<number, SourceCell> {
  const first = Math.min(...cells.keys());
  const kept = [...above].filter(([column]) => column < first);
  // A number is of one row; where it is missing it was lost.
  if (cells.size > 0 && /^\d+$/u.test(kept.at(-1)?.[1].text ?? '')) kept.pop();
  return new Map([...kept, ...cells].toSorted(([a], [b]) => a - b));
}

const labelsOf = (cells: ReadonlyMap<number, SourceCell>, { heads }: Section): readonly Label[] =>
  [...cells].map(([column, cell]) => ({ head: heads.get(column) ?? '', text: cell.text }));

function slotsOf(
  row: Row,
  { columns }: Section,
  uncertain: string | undefined,
  above: ReadonlyMap<number, CellReading>,
): readonly Slot[] {
  return [...groupBy(columns, ({ column }) => row[column])].flatMap(([cell, covered]) =>
    cell === undefined ? [] : [slotOf(cell, covered, uncertain, above)],
  );
}

function slotOf(
  cell: SourceCell,
  covered: readonly [YearColumn, ...YearColumn[]],
  uncertain: string | undefined,
  above: ReadonlyMap<number, CellReading>,
): Slot {
  const [first] = covered;
  const reading = readScheduleCell(cell.text);
  const why = covered.find((column) => column.uncertain !== undefined)?.uncertain ?? uncertain;
  return {
    column: first.column,
    from: Math.min(...covered.map(({ from }) => from)),
    to: Math.max(...covered.map(({ to }) => to)),
    reading: reading.kind === 'as-above' ? (above.get(first.column) ?? reading) : reading,
    text: cell.text,
    spot: cell.spot,
    spans: covered.length > 1,
    marked: cell.marked === true,
    ...(first.month === undefined ? {} : { month: first.month }),
    ...(why === undefined ? {} : { uncertain: why }),
  };
}

/**
 * Rows without a label of their own below one with a number, each with one cell filled, and none left of the one above: the phases of one
 * measure, drawn as stairs. They are one row.
 */
function withStairs(rows: readonly BodyRow[]): readonly BodyRow[] {
  const joined: BodyRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above !== undefined && isStair(above, row)) joined[joined.length - 1] = oneRow(above, row);
    else joined.push(row);
  }
  return joined;
}

function isStair(above: BodyRow, row: BodyRow): boolean {
  const [step, ...others] = filledSlots(row);
  const last = filledSlots(above).at(-1);
  if (row.labelled || step === undefined || others.length > 0 || last === undefined) return false;
  const isAlone = filledSlots(above).length === 1 || above.stairs === true;
  return isAlone && step.column >= last.column && NUMBERED.test(above.labels.at(-1)?.text ?? '');
}

const filledSlots = (row: BodyRow): readonly Slot[] => row.slots.filter(({ reading }) => reading.kind !== 'empty');

const NUMBERED = /^\s*(?:[①-⑳㉑-㊿]|[(（]?\d{1,3}\s*[)）.．]|\d{1,3}(?:[-－]\d{1,3})+|[(（]?[ア-ン][)）.．])/u;

function oneRow(above: BodyRow, row: BodyRow): BodyRow {
  const slots = above.slots.map((slot, index): Slot => {
    const own = row.slots[index];
    if (own === undefined || own.reading.kind === 'empty') return slot;
    if (slot.reading.kind !== 'words' || own.reading.kind !== 'words') return own;
    const items = [...slot.reading.items, ...own.reading.items];
    return { ...own, reading: { kind: 'words', items, joint: 'line' }, text: `${slot.text}\n${own.text}` };
  });
  return { ...above, slots, stairs: true };
}
