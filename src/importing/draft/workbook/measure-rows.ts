import { normalise } from '../../../language/normalise.ts';
import type { Entry } from '../working-draft.ts';
import type { Findings } from './findings.ts';
import type { TableRow } from './read-table.ts';
import { MEASURE_TITLE } from './sheets.ts';

/** A row of 取組一覧 with the id that its measure has. `written` is what stands in the cell. */
export interface MeasureRow {
  readonly row: TableRow;
  readonly written: string;
  readonly id: string;
  readonly title: string;
}

/** The rows with their ids, and what became of those that were there before: another id, or undefined where the measure is gone. */
export interface MeasureIds {
  readonly rows: readonly MeasureRow[];
  readonly before: ReadonlyMap<string, string | undefined>;
}

/**
 * Gives every row an id of its own. One without is the measure of before that has its title and no row, else a new one; of two rows
 * with the same id the second is new, and a doubt says so. Where people wrote another id, the measure is known by its title.
 */
export function assignIds(
  table: readonly TableRow[],
  { municipality, previous }: { readonly municipality: string; readonly previous: readonly Entry[] },
  findings: Findings,
): MeasureIds {
  const given = new Set(table.map((row) => row.cells.get('ID') ?? ''));
  const known = previous.map(({ id, title }) => ({ id: String(id), title: titleKey(String(title)) }));
  const taken = new Set<string>();
  const rows = table.map((row): MeasureRow => {
    const [written, title] = [row.cells.get('ID') ?? '', row.cells.get(MEASURE_TITLE) ?? ''];
    const isFree = (id: string): boolean => !taken.has(id) && !given.has(id);
    const same = known.find((one) => isFree(one.id) && one.title === titleKey(title))?.id;
    const fresh = (): string =>
      freeId(municipality, row.cells.get('番号') ?? '', (id) => isFree(id) && !known.some((one) => one.id === id));
    const isTwice = taken.has(written);
    const id = isTwice ? fresh() : written || (same ?? fresh());
    if (isTwice) tellTwice(row, { written, id, title }, findings);
    taken.add(id);
    return { row, written, id, title };
  });
  const before = known.map(({ id, title }): readonly [string, string | undefined] => {
    if (taken.has(id)) return [id, id];
    return [id, rows.find((one) => titleKey(one.title) === title && !known.some((other) => other.id === one.id))?.id];
  });
  return { rows, before: new Map(before) };
}

/** The form in which titles are compared. */
export const titleKey = (title: string): string => normalise(title).replace(/\s/gu, '');

/** `hida-1-2` of the number 1-2, or the first that is free of `hida-1`, `hida-2` …. */
function freeId(municipality: string, number: string, isFree: (id: string) => boolean): string {
  const slug = normalise(number)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  if (slug !== '' && isFree(`${municipality}-${slug}`)) return `${municipality}-${slug}`;
  for (let count = 1; ; count += 1) {
    if (isFree(`${municipality}-${count}`)) return `${municipality}-${count}`;
  }
}

const tellTwice = (row: TableRow, { written, id, title }: Omit<MeasureRow, 'row'>, findings: Findings): void =>
  findings.doubt({ kind: 'measure', measure: id, field: 'title' }, row, {
    read: `${written} ${title}`,
    assumed: `${id} ${title}`,
    reason: `ID「${written}」の行がほかにもあるため、新しい取組とみなし、別の ID を付けました。`,
  });
