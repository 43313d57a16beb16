import type { SheetText } from '../../../domain/sheet-text.ts';
import type { NewIds } from '../passage-measures.ts';
import { type Entry, listOf, type WorkingDraft } from '../working-draft.ts';
import type { Column } from './columns.ts';
import type { Findings } from './findings.ts';
import type { Marker } from './marker.ts';
import { assignIds, type MeasureRow } from './measure-rows.ts';
import { type PartRows, partRows } from './part-rows.ts';
import { headItems, readHead } from './read-head.ts';
import { readEntry, readTable, type TableRow } from './read-table.ts';
import { entryPath, type RowPlace, type RowPlaces } from './row-places.ts';
import {
  DEPARTMENTS_SHEET,
  HEAD_SHEET,
  ITEMS_SHEET,
  measuresSheet,
  PART_SHEETS,
  REVIEWS_SHEET,
  type SheetForm,
  TERMS_SHEET,
} from './sheets.ts';
import { tellChangedYears, tellDropped } from './workbook-doubts.ts';

/** What the sheets tell; `ids` says what became of the measures that were there before. */
export interface SheetsRead {
  readonly draft: WorkingDraft;
  readonly ids: NewIds;
  readonly places: RowPlaces;
}

/** Reads all sheets of a workbook. Mistakes and doubts are put among the findings. */
export function readSheets(
  sheets: readonly SheetText[],
  { municipality, years, before }: Marker & { readonly before: WorkingDraft },
  findings: Findings,
): SheetsRead {
  const places = new Map<string, RowPlace>();
  const tableOf = ({ name, columns, shown = [] }: SheetForm): readonly TableRow[] =>
    readTable(sheets, name, [...shown.map(([head]) => head), ...columns.map(({ head }) => head)], findings);
  const entriesOf = (form: SheetForm, pathOf: (at: number) => string): Entry[] =>
    tableOf(form).map((row, at) => {
      places.set(pathOf(at), { ...row, columns: form.columns });
      return readEntry(row, form.columns, findings);
    });
  const measuresForm = measuresSheet(headingsOf(sheets));
  const ids = assignIds(tableOf(measuresForm), { municipality, previous: before.measures }, findings);
  const known = new Set([...ids.before.keys(), ...years.keys()]);
  const parts = {
    schedule: partRows(tableOf(PART_SHEETS.schedule), ids, known, findings),
    targets: partRows(tableOf(PART_SHEETS.targets), ids, known, findings),
    items: partRows(tableOf(ITEMS_SHEET), ids, known, findings),
  };
  tellDropped(joined(Object.values(parts)), findings);
  const measures = ids.rows.map((row, at) => {
    const measure = readMeasure(row, at, { form: measuresForm, parts, places }, findings);
    const was = [...ids.before].find(([, now]) => now === row.id)?.[0] ?? row.id;
    tellChangedYears(row, measure, years.get(was), findings);
    return measure;
  });
  const head = headItems(readTable(sheets, HEAD_SHEET.name, HEAD_SHEET.heads, findings), findings);
  for (const [file, columns] of [
    ['municipality.yaml', HEAD_SHEET.municipality],
    ['plan.yaml', HEAD_SHEET.plan],
  ] as const)
    placeHead(file, columns, head, places);
  return {
    draft: {
      municipality: {
        ...readHead(head, HEAD_SHEET.municipality, before.municipality, findings),
        departments: entriesOf(DEPARTMENTS_SHEET, (at) => `municipality.yaml departments[${at + 1}件目]`),
      },
      plan: readHead(head, HEAD_SHEET.plan, before.plan, findings),
      measures,
      terms: entriesOf(TERMS_SHEET, (at) => entryPath('terms.yaml', at)),
      reviews: entriesOf(REVIEWS_SHEET, (at) => entryPath('review.yaml', at)),
    },
    ids: ids.before,
    places,
  };
}

/** How many columns of headings 取組一覧 has: people may add one. */
function headingsOf(sheets: readonly SheetText[]): number {
  const { name } = measuresSheet(0);
  const heads =
    sheets
      .find((sheet) => sheet.name === name)
      ?.rows.slice(0, 20)
      .flat() ?? [];
  return Math.max(1, ...heads.map((head) => Number(/^見出し(\d)$/u.exec(head.normalize('NFKC'))?.[1] ?? 0)));
}

function joined(parts: readonly PartRows[]): ReadonlyMap<string, readonly TableRow[]> {
  const all = new Map<string, readonly TableRow[]>();
  for (const [id, rows] of parts.flatMap(({ dropped }) => [...dropped])) all.set(id, [...(all.get(id) ?? []), ...rows]);
  return all;
}

interface MeasureSheets {
  readonly form: SheetForm;
  readonly parts: Readonly<Record<'schedule' | 'targets' | 'items', PartRows>>;
  readonly places: Map<string, RowPlace>;
}

function readMeasure(
  { row, id }: MeasureRow,
  at: number,
  { form, parts, places }: MeasureSheets,
  findings: Findings,
): Entry {
  const put = (part: string, nth: number, partRow: TableRow, columns: readonly Column[]): void => {
    places.set(entryPath('measures.yaml', at, part, nth), { ...partRow, columns });
  };
  places.set(entryPath('measures.yaml', at), { ...row, columns: form.columns });
  const measure: Entry = Object.assign({ id }, readEntry(row, form.columns, findings), { id });
  if (Array.isArray(measure['group'])) measure['group'] = measure['group'].filter((name) => name !== undefined);
  for (const [nth, partRow] of (parts.schedule.byMeasure.get(id) ?? []).entries()) {
    put('schedule', nth, partRow, PART_SHEETS.schedule.columns);
    listOf(measure, 'schedule').push(readEntry(partRow, PART_SHEETS.schedule.columns, findings));
  }
  for (const [nth, partRow] of (parts.targets.byMeasure.get(id) ?? []).entries()) {
    put('targets', nth, partRow, PART_SHEETS.targets.columns);
    const target = readEntry(partRow, PART_SHEETS.targets.columns, findings);
    listOf(measure, 'targets').push({ ...target, byYear: yearsOf(partRow) });
  }
  for (const partRow of parts.items.byMeasure.get(id) ?? []) {
    const { kind, ...item } = readEntry(partRow, ITEMS_SHEET.columns, findings);
    if (typeof kind !== 'string') {
      if (partRow.cells.get(KIND) === '')
        findings.complain({ ...partRow, head: KIND }, '現在の取組 か 今後の取組 を書いてください');
      continue;
    }
    const list = listOf(measure, kind);
    put(kind, list.length, partRow, ITEMS_SHEET.columns);
    list.push(item);
  }
  return measure;
}

const KIND = '区分';

const yearsOf = ({ years }: TableRow): Entry =>
  Object.fromEntries([...years].filter(([, value]) => value !== '').map(([year, value]) => [String(year), value]));

function placeHead(
  file: string,
  columns: readonly Column[],
  items: ReadonlyMap<string, TableRow>,
  places: Map<string, RowPlace>,
): void {
  for (const column of columns) {
    const [first, second] = column.path;
    const row = items.get(column.head);
    if (row === undefined) continue;
    const rest = second === undefined ? '' : typeof second === 'number' ? `[${second + 1}件目]` : `.${second}`;
    const place = { ...row, columns: [column] };
    if (!places.has(`${file} ${first}`)) places.set(`${file} ${first}`, place);
    places.set(`${file} ${first}${rest}`, place);
  }
}
