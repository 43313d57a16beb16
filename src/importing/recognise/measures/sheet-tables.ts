import type { SourceCell, SourceTable, Spot } from '../../../domain/source-document.ts';
import { fieldOf, type Field } from './fields.ts';
import { yearsDown } from './sheet-years.ts';
import { isHead } from './table-rows.ts';
import { readYearHead } from '../timetable/year-heads.ts';

/** A table that tells one measure, label beside value (個票): its fields in order, and the timetable that it may hold. */
export interface Sheet {
  /** A first row over the whole width that is no label. */
  readonly headline?: { readonly text: string; readonly spot: Spot };
  readonly entries: readonly SheetEntry[];
  readonly timetables: readonly SourceTable[];
}

export interface SheetEntry {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  readonly spot: Spot;
}

/** The sheets of a table, each beginning with its title; none where the table is not of labels beside values. */
export function readSheets(table: SourceTable): readonly Sheet[] {
  if (isList(table) || !isLabelled(table)) return [];
  const starts = table.rows.flatMap((row, at) => (at === 0 || startsAnew(table, row, at) ? [at] : []));
  return starts
    .map((start, index) => readSheet(slice(table, start, starts[index + 1] ?? table.rows.length)))
    .filter(({ entries }) => entries.length > 0);
}

/** Whether the first row is the head of a list. 項目 and 内容 over labels and values are the head of a sheet. */
function isList({ rows }: SourceTable): boolean {
  const [first, ...body] = rows;
  if (first === undefined || body.length === 0 || pairs(first).length > 0) return false;
  return (
    isHead(distinct(first).map(({ text }) => text)) &&
    body.filter((row) => pairs(row).length > 0).length * 2 < body.length
  );
}

/** At least half of the rows begin with a label, or one row holds labels and values in turn. */
function isLabelled({ rows }: SourceTable): boolean {
  const labelled = rows.filter((row) => pairs(row).length > 0);
  return labelled.length * 2 >= rows.filter((row) => !isYearRow(row)).length || labelled.length >= 3;
}

/** A title after other fields begins the sheet of the next measure. */
function startsAnew({ rows }: SourceTable, row: readonly SourceCell[], at: number): boolean {
  const [first] = pairs(row);
  const before = rows.slice(0, at).flatMap((other) => pairs(other));
  if (first === undefined || !before.some(({ field }) => field === 'title')) return false;
  return first.field === 'title' && before.some(({ field, label }) => field === 'title' && label === first.label);
}

function readSheet(whole: SourceTable): Sheet {
  const down = yearsDown(whole);
  const table = down === undefined ? whole : { ...whole, rows: down.rest };
  const first = table.rows[0] ?? [];
  const [only, ...others] = distinct(first).filter(({ text }) => text !== '');
  const headline = only !== undefined && others.length === 0 && fieldOf(only.text) === undefined ? only : undefined;
  const timed = table.rows.findIndex((row) => isYearRow(row));
  const end = timed < 0 ? -1 : timetableEnd(table, timed);
  const rows = timed < 0 ? table.rows : [...table.rows.slice(0, timed), ...table.rows.slice(end)];
  return {
    ...(headline === undefined ? {} : { headline: { text: headline.text, spot: headline.spot } }),
    entries: rows.flatMap((row) => pairs(row)),
    timetables: [
      ...(timed < 0 ? [] : [withoutLabel(slice(table, timed, end))]),
      ...(down === undefined ? [] : [down.timetable]),
    ],
  };
}

const isYearRow = (row: readonly SourceCell[]): boolean =>
  distinct(row).filter(({ text }) => readYearHead(text) !== undefined).length >= 2;

/** The rows below the years, up to the next label of another field. */
function timetableEnd({ rows }: SourceTable, timed: number): number {
  const head = rows[timed]?.[0];
  const end = rows.findIndex((row, at) => at > timed && row[0] !== head && startsField(row));
  return end < 0 ? rows.length : end;
}

function startsField(row: readonly SourceCell[]): boolean {
  const field = fieldOf(row[0]?.text ?? '');
  if (field === 'targets' && distinct(row).length === 2) return true;
  return field !== undefined && field !== 'schedule' && field !== 'targets' && field !== 'title';
}

/** Without a first column that only says スケジュール beside all of it. */
function withoutLabel(table: SourceTable): SourceTable {
  const first = table.rows[0]?.[0];
  const whole = first !== undefined && table.rows.every((row) => row[0] === first || row[0]?.text === '');
  if (!whole || fieldOf(first.text) === undefined) return table;
  return { ...table, rows: table.rows.map((row) => row.slice(1)) };
}

const slice = (table: SourceTable, from: number, to: number): SourceTable => ({
  ...table,
  rows: table.rows.slice(from, to),
});

/** The labels of a row with the value right of each; a number as the label (施策1) is followed by the title. */
function pairs(row: readonly SourceCell[]): readonly SheetEntry[] {
  const cells = distinct(row);
  const [first, second, ...others] = cells.filter(({ text }) => text !== '');
  if (
    first !== undefined &&
    second !== undefined &&
    others.length === 0 &&
    NUMBERED.test(first.text.trim()) &&
    isTitle(second.text)
  ) {
    return [{ field: 'title', label: '取組名', value: `${first.text} ${second.text}`, spot: first.spot }];
  }
  const found: SheetEntry[] = [];
  for (let at = 0; at < cells.length - 1; at += 1) {
    const [label, value] = [cells[at], cells[at + 1]];
    const field = label === undefined ? undefined : fieldOf(label.text);
    if (label === undefined || value === undefined || field === undefined || fieldOf(value.text) !== undefined) {
      if (at === 0 && field === undefined) return [];
      continue;
    }
    found.push({ field, label: label.text, value: value.text, spot: label.spot });
    at += 1;
  }
  return found;
}

const NUMBERED =
  /^(?:[①-⑳㉑-㊿]|(?:施策|取組|取り組み|事業|項目|アクション|プロジェクト|No\.?|№)\s?[\d０-９]{1,3}(?:[-－.][\d０-９]{1,2})*|[A-ZＡ-Ｚ]-?[\d０-９]{1,2}|\d{1,2}-\d{1,2}(?:-\d{1,2})?)$/u;
const isTitle = (text: string): boolean =>
  text.length >= 3 && text.length <= 60 && !/。/u.test(text) && fieldOf(text) === undefined;

const distinct = (row: readonly SourceCell[]): readonly SourceCell[] =>
  row.filter((cell, at) => row.indexOf(cell) === at);
