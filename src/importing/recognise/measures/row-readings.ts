import { fieldOf, titleRank } from './fields.ts';
import { readTitle, tagsOf, tidyTitle, type TitleParts } from './measure-titles.ts';
import { namesOwners } from '../owners/owners.ts';
import type { Label } from '../recognition.ts';
import { isSection } from '../owners/section-names.ts';
import type { TableRow, TableRows } from './table-rows.ts';

/** What the labels of a row tell of a measure. */
export interface RowReading {
  readonly row: TableRow;
  readonly title?: TitleParts;
  readonly number?: string;
  readonly owners?: string;
  readonly bureau?: string;
  readonly related?: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly current: readonly string[];
  readonly planned: readonly string[];
  readonly page?: number;
  /** What 取組内容 says beside the title; of a measure with several rows the name of the line. */
  readonly told?: string;
  /** What stands finer than the title: a line of its schedule. */
  readonly lane?: string;
  /** When, in words. */
  readonly schedule: readonly Label[];
  readonly targets: readonly Label[];
}

/** The rows of a table with each label put in its place. */
export function readRows(rows: TableRows): readonly RowReading[] {
  const best = Math.max(0, ...rows.heads.map(titleRank));
  return rows.rows.map((row) => readRow(row, best));
}

function readRow(row: TableRow, best: number): RowReading {
  const of = (field: string): readonly Label[] => row.labels.filter(({ head }) => fieldOf(head) === field);
  const words = (field: string): string | undefined =>
    of(field)
      .map(({ text }) => text)
      .join('\n') || undefined;
  const { title, groups, lane, told } = pickTitle(row, best);
  const number = words('number');
  const page = /\d{1,3}/u.exec(words('page') ?? '')?.[0];
  const summary = words('summary') ?? told ?? words('state');
  return {
    row,
    ...(title === undefined ? {} : { title }),
    ...(number === undefined || !/[\d①-⑳㉑-㊿Ⅰ-Ⅹ]/u.test(number)
      ? {}
      : { number: readTitle(`${number} 題`).number ?? number }),
    ...optional('owners', words('owners') ?? markedSections(row)),
    ...optional('bureau', words('bureau')),
    ...optional('related', words('related')),
    groups: [...row.groups, ...of('group').map(({ text }) => text), ...groups].map(tidyTitle),
    tags: of('tags').flatMap(({ head, text }) => tagOf(head, text)),
    ...optional('summary', summary),
    current: of('current').flatMap(({ text }) => itemsOf(text)),
    planned: of('planned').flatMap(({ text }) => itemsOf(text)),
    ...(page === undefined ? {} : { page: Number(page) }),
    ...optional('told', told),
    ...optional('lane', lane),
    schedule: of('schedule'),
    targets: of('targets'),
  };
}

const optional = <Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } =>
  (value === undefined || value.trim() === '' ? {} : { [key]: value }) as { readonly [K in Key]?: string };

/** Sections as heads of columns, with a mark where each is in charge; ◎ and ● lead. */
function markedSections({ labels }: TableRow): string | undefined {
  const marked = labels.filter(({ head, text }) => isSection(head) && /^[◎●○◯〇△]$/u.test(text.trim()));
  const leads = marked.filter(({ text }) => /[◎●]/u.test(text));
  const names = [...leads, ...marked.filter((label) => !leads.includes(label))].map(({ head }) => head);
  return names.length === 0 ? undefined : names.join('、');
}

interface Candidate {
  readonly label: Label;
  readonly rank: number;
  readonly parts: TitleParts;
}

/** The label that is the title: numbered or with its owners first, then by its head, else the finest. */
function pickTitle(
  row: TableRow,
  best: number,
): { readonly title?: TitleParts; readonly groups: readonly string[]; readonly lane?: string; readonly told?: string } {
  const candidates = row.labels
    .filter(({ head }) => ['title', 'schedule', undefined].includes(fieldOf(head)) && !isSection(head))
    .map((label): Candidate => ({ label, rank: titleRank(label.head), parts: readTitle(label.text) }));
  const marked = candidates.filter(
    ({ parts }) => parts.owners !== undefined || (parts.number !== undefined && parts.title !== ''),
  );
  const chosen =
    (best > MERE ? candidates.findLast(({ rank }) => rank === best) : undefined) ??
    marked.findLast(({ parts }) => parts.owners !== undefined) ??
    marked.at(-1) ??
    candidates.findLast(({ rank }) => rank === best) ??
    candidates.at(-1);
  if (chosen === undefined || chosen.parts.title === '') return { groups: [] };
  const at = candidates.indexOf(chosen);
  const groups = candidates.slice(0, at).flatMap(({ label, parts }) => (parts.title === '' ? [] : [label.text]));
  const after = candidates.slice(at + 1);
  const told = after.find(({ rank }) => rank > 0)?.label.text;
  const lane = after.findLast(({ rank }) => rank === 0)?.label.text;
  return { title: chosen.parts, groups, ...optional('lane', lane), ...optional('told', told) };
}

/** The rank of 取組内容 and the like, which may stand over groups and titles alike. */
const MERE = 1.9;

function tagOf(head: string, text: string): readonly string[] {
  if (/^[○●◯◎〇✓✔レ有]$/u.test(text.trim())) return [tidyTitle(head)];
  return tagsOf(text);
}

/** The items of a cell or a paragraph that lists them. */
export const itemsOf = (text: string): readonly string[] =>
  text
    .split(/\n|(?=[・•●○◦■▪])/u)
    .map((item) => item.replace(/^[\s・•●○◦■▪\-–*]+|[\s、。]+$/gu, ''))
    .filter((item) => item !== '');

/** Whether rows of a table name owners, in a column or in brackets behind the title. */
export const rowsNameOwners = (readings: readonly RowReading[]): boolean =>
  readings.some(
    ({ owners, bureau, title }) =>
      owners !== undefined || title?.owners !== undefined || (bureau !== undefined && namesOwners(bureau)),
  );
