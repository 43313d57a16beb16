import type { DraftFiles } from '../../../domain/draft-files.ts';
import { type FiscalYear, shortFiscalYear } from '../../../domain/fiscal-year.ts';
import { type Entry, listOf, openWorkingDraft, type WorkingDraft } from '../working-draft.ts';
import { type Column, shownCell } from './columns.ts';
import { guideRows } from './guide.ts';
import { type Marker, MARKER_SHEET, markerRows } from './marker.ts';
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
import { yearCells } from './year-cells.ts';

/** A sheet to be written. The first row holds the heads. */
export interface Page {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly frozenColumns: number;
  readonly isHidden?: true;
}

/** What the sheets of a plan's workbook say, the hidden one last. Throws `ZodError` for files that the loader would not accept. */
export function workbookPages(files: DraftFiles, source: Marker['source']): readonly Page[] {
  const draft = openWorkingDraft(files);
  const municipality = String(draft.municipality['id']);
  const years = new Map(draft.measures.map((measure) => [String(measure['id']), yearCells(scheduleOf(measure))]));
  return [
    { name: 'はじめに', widths: [100], rows: guideRows(municipality), frozenColumns: 0 },
    measuresPage(draft, years),
    partsPage(PART_SHEETS.schedule, draft, scheduleOf),
    targetsPage(draft),
    partsPage(ITEMS_SHEET, draft, itemsOf),
    page(TERMS_SHEET, draft.terms),
    headPage(draft),
    page(DEPARTMENTS_SHEET, listOf(draft.municipality, 'departments')),
    page(REVIEWS_SHEET, draft.reviews),
    {
      name: MARKER_SHEET,
      widths: [],
      rows: markerRows({ municipality, source, years }),
      frozenColumns: 0,
      isHidden: true,
    },
  ];
}

/** The last year is written where the files leave it out. */
const scheduleOf = (measure: Entry): readonly Entry[] =>
  listOf(measure, 'schedule').map((phase) => ({ ...phase, to: phase['to'] ?? phase['from'] }));

const itemsOf = (measure: Entry): readonly Entry[] =>
  ['current', 'planned'].flatMap((kind) => listOf(measure, kind).map((item) => ({ ...item, kind })));

const cellsOf = (entry: Entry, columns: readonly Column[]): readonly string[] =>
  columns.map((column) => shownCell(entry, column));

const page = ({ name, columns }: SheetForm, entries: readonly Entry[]): Page => ({
  name,
  widths: columns.map(({ width }) => width),
  rows: [columns.map(({ head }) => head), ...entries.map((entry) => cellsOf(entry, columns))],
  frozenColumns: 1,
});

/** Right of what counts stand the years, for reading. */
function measuresPage({ measures }: WorkingDraft, years: Marker['years']): Page {
  const deepest = Math.max(3, ...measures.map(({ group }) => (Array.isArray(group) ? group.length : 0)));
  const { name, widths, rows } = page(measuresSheet(deepest), measures);
  const shown = sortedYears([...years.values()].flatMap((cells) => [...cells.keys()]));
  const [heads = [], ...entries] = rows;
  return {
    name,
    widths: [...widths, ...shown.map(() => 20)],
    rows: [
      [...heads, ...shown.map((year) => `${shortFiscalYear(year)}（参考）`)],
      ...entries.map((cells, at) => {
        const own = years.get(String(measures[at]?.['id']));
        return [...cells, ...shown.map((year) => own?.get(year) ?? '')];
      }),
    ],
    frozenColumns: 3,
  };
}

/** The parts of all measures, each row with the id and the title of its own. */
function partsPage(form: SheetForm, { measures }: WorkingDraft, partsOf: (measure: Entry) => readonly Entry[]): Page {
  const shown = form.shown ?? [];
  return {
    name: form.name,
    widths: [...shown.map(([, width]) => width), ...form.columns.map(({ width }) => width)],
    rows: [
      [...shown.map(([head]) => head), ...form.columns.map(({ head }) => head)],
      ...measures.flatMap((measure) =>
        partsOf(measure).map((part) => [...ownerCells(measure), ...cellsOf(part, form.columns)]),
      ),
    ],
    frozenColumns: 2,
  };
}

const ownerCells = ({ id, title }: Entry): readonly string[] => [String(id), String(title)];

function targetsPage(draft: WorkingDraft): Page {
  const targets = draft.measures.flatMap((measure) => listOf(measure, 'targets'));
  const valuesOf = ({ byYear }: Entry): ReadonlyMap<FiscalYear, string> =>
    new Map(Object.entries((byYear ?? {}) as Entry).map(([year, value]) => [Number(year), String(value)]));
  const [first, last] = draft.plan['period'] as readonly [FiscalYear, FiscalYear];
  const period = Array.from({ length: Math.min(Math.max(last - first, 0), 30) + 1 }, (_, at) => first + at);
  const years = sortedYears([...period, ...targets.flatMap((target) => [...valuesOf(target).keys()])]);
  const { rows, ...rest } = partsPage(PART_SHEETS.targets, draft, (measure) => listOf(measure, 'targets'));
  const [heads = [], ...entries] = rows;
  return {
    ...rest,
    widths: [...rest.widths, ...years.map(() => 14)],
    rows: [
      [...heads, ...years.map(shortFiscalYear)],
      ...entries.map((cells, at) => [...cells, ...years.map((year) => valuesOf(targets[at] ?? {}).get(year) ?? '')]),
    ],
  };
}

const sortedYears = (years: readonly FiscalYear[]): readonly FiscalYear[] =>
  [...new Set(years)].toSorted((a, b) => a - b);

const headPage = ({ municipality, plan }: WorkingDraft): Page => ({
  name: HEAD_SHEET.name,
  widths: [36, 80],
  rows: [
    HEAD_SHEET.heads,
    ...HEAD_SHEET.municipality.map((column) => [column.head, shownCell(municipality, column)]),
    ...HEAD_SHEET.plan.map((column) => [column.head, shownCell(plan, column)]),
  ],
  frozenColumns: 1,
});
