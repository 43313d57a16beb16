import type { Doubt, DoubtSubject } from '../../../domain/draft.ts';
import { type FiscalYear, shortFiscalYear } from '../../../domain/fiscal-year.ts';
import type { NewIds } from '../passage-measures.ts';
import { type Entry, listOf, locate, type WorkingDraft } from '../working-draft.ts';
import { type Findings, placeText } from './findings.ts';
import type { MeasureRow } from './measure-rows.ts';
import type { TableRow } from './read-table.ts';
import { yearCells } from './year-cells.ts';

/** The doubts that were there before and still hold: what they are about is there, and says what it said. */
export function keptDoubts(
  doubts: readonly Doubt[],
  before: WorkingDraft,
  after: WorkingDraft,
  ids: NewIds,
): readonly Doubt[] {
  return doubts.flatMap((doubt) => {
    const about = renamed(doubt.about, ids);
    const [was, is] = [locate(before, doubt.about)?.entry, locate(after, about)?.entry];
    return about.kind === 'document' || (was && is && stillHolds(about, was, is)) ? [{ ...doubt, about }] : [];
  });
}

function stillHolds(about: DoubtSubject, was: Entry, is: Entry): boolean {
  const fields = FIELDS[keyOf(about)];
  return fields === undefined ? is['uncertain'] !== undefined : fields.every((field) => isSame(was[field], is[field]));
}

/** What a doubt about a part of something is about; one about a whole entry goes when its `uncertain` does. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'measure title': ['number', 'title'],
  'measure owners': ['owners', 'ownersNote', 'crossCutting', 'bureau'],
  'measure schedule': ['schedule'],
  'measure targets': ['targets'],
  ...Object.fromEntries(
    ['title', 'version', 'status', 'published', 'period', 'contact'].map((field) => [`plan ${field}`, [field]]),
  ),
  'municipality name': ['name'],
  'municipality prefecture': ['prefecture'],
};

const keyOf = (about: DoubtSubject): string => ('field' in about ? `${about.kind} ${about.field}` : about.kind);

const renamed = (about: DoubtSubject, ids: NewIds): DoubtSubject =>
  'measure' in about ? { ...about, measure: ids.get(about.measure) ?? about.measure } : about;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** A value without what says nothing (an empty list, no), its fields in one order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== 'object' || value === null) return value === false ? undefined : value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => [key, plain(own)]),
  );
}

/**
 * Where people changed a year of 取組一覧 and 工程 says something else, a doubt tells that 工程 was taken. `exported` is what stood there
 * when the workbook was written: what is as it was then was not changed.
 */
export function tellChangedYears(
  { row, id }: MeasureRow,
  measure: Entry,
  exported: ReadonlyMap<FiscalYear, string> | undefined,
  findings: Findings,
): void {
  const told = yearCells(listOf(measure, 'schedule'));
  const changed = [...row.years].filter(
    ([year, text]) => lines(text) !== lines(told.get(year) ?? '') && lines(text) !== lines(exported?.get(year) ?? ''),
  );
  if (changed.length === 0) return;
  const text = (valueOf: (year: FiscalYear) => string): string =>
    changed.map(([year]) => `${shortFiscalYear(year)} ${lines(valueOf(year)) || '（空）'}`).join('、');
  findings.doubt({ kind: 'measure', measure: id, field: 'schedule' }, row, {
    read: text((year) => row.years.get(year) ?? ''),
    assumed: text((year) => told.get(year) ?? ''),
    reason: '取組一覧の年度の欄が直されていますが、「工程」のシートと違います。「工程」のとおりにしました。',
  });
}

const lines = (text: string): string =>
  text
    .split(/\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('／');

/** A measure that was taken out takes its rows in the other sheets with it: a doubt tells which. */
export function tellDropped(dropped: ReadonlyMap<string, readonly TableRow[]>, findings: Findings): void {
  for (const [id, rows] of dropped) {
    const [first] = rows;
    if (first === undefined) continue;
    findings.doubt({ kind: 'document' }, first, {
      read: rows.map(({ sheet, line }) => placeText({ sheet, line })).join('、'),
      assumed: '',
      reason: `取組 ${id} が取組一覧にないため、その行を使いませんでした。`,
    });
  }
}

/** English that is missing makes a plan one in Japanese only; a doubt tells where. */
export function tellWithoutEnglish({ withoutEnglish, doubt }: Findings): void {
  const [first] = withoutEnglish;
  if (first === undefined) return;
  doubt({ kind: 'document' }, first, {
    read: withoutEnglish.slice(0, 5).map(placeText).join('、'),
    assumed: '',
    reason: `英語のないところが${withoutEnglish.length}か所あるため、英語を書かない計画としました。ないところには日本語の文を使います。`,
  });
}
