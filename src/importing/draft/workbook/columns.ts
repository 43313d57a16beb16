import { shortFiscalYear } from '../../../domain/fiscal-year.ts';
import type { Entry } from '../working-draft.ts';
import { readDate, readYear } from './dated-cells.ts';
import { joinList, splitList } from './list-cell.ts';

/** A column of a sheet, or a row of 計画: its head, where its value stands in an entry of a YAML file, and how it is written. */
export interface Column {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly path: readonly [string] | readonly [string, string | number];
  /** Only a plan in two languages must have it. */
  readonly isEnglish?: true;
  readonly form:
    | 'text'
    | 'list'
    | 'year'
    | 'page'
    | 'date'
    | 'yes'
    | 'yes-or-no'
    /** What is read, by what is written. */
    | { readonly choices: Readonly<Record<string, string>> };
}

/** What a cell says: a value (undefined where it says nothing), or a sentence about what is wrong with it. */
export type CellReading = { readonly value: unknown } | { readonly wrong: string };

/** An entry's value as text; '' where it has none. */
export function shownCell(entry: Entry, { path, form }: Column): string {
  const value = path.reduce<unknown>(inside, entry);
  if (value === undefined || value === null) return '';
  if (form === 'list') return Array.isArray(value) ? joinList(value.map(String)) : '';
  if (form === 'year') return shortFiscalYear(Number(value));
  if (form === 'yes') return value === true ? YES : '';
  if (form === 'yes-or-no') return value === true ? YES : NO;
  if (typeof form === 'object') return form.choices[plainText(value)] ?? '';
  return plainText(value);
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const YES = 'はい';
const NO = 'いいえ';

const inside = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;

/** Reads a cell. A list is always there; what is empty otherwise is absent. */
export function readCell(text: string, { form }: Pick<Column, 'form'>): CellReading {
  if (form === 'list') return { value: splitList(text) };
  if (text === '') return { value: undefined };
  if (form === 'text') return { value: text };
  if (form === 'date') return { value: readDate(text) };
  if (form === 'year') return valueOr(readYear(text), '年度は 令和9年度、R9、2027 のどれかの形で書いてください');
  if (form === 'page') return valueOr(readPage(text), 'ページは数字一つで書いてください');
  if (form === 'yes' || form === 'yes-or-no') return valueOr(readYes(text), `${YES} か ${NO} で書いてください`);
  const chosen = Object.entries(form.choices).find(([, told]) => told === text)?.[0];
  return valueOr(chosen, `${Object.values(form.choices).join('、')} のどれかを書いてください`);
}

const valueOr = (value: unknown, wrong: string): CellReading => (value === undefined ? { wrong } : { value });

function readPage(text: string): number | undefined {
  const digits = /^\d{1,5}$/u.exec(text.normalize('NFKC'))?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function readYes(text: string): boolean | undefined {
  if (/^(?:はい|○|〇|◯|true|yes|1)$/iu.test(text)) return true;
  return /^(?:いいえ|×|✕|-|－|false|no|0)$/iu.test(text) ? false : undefined;
}

/** Puts a value where a column's values stand; `undefined` leaves the place out. */
export function putValue(entry: Entry, { path: [first, second] }: Pick<Column, 'path'>, value: unknown): void {
  if (value === undefined) return;
  if (second === undefined) entry[first] = value;
  else if (typeof second === 'number') listAt(entry, first)[second] = value;
  else entry[first] = { ...(entry[first] as Entry | undefined), [second]: value };
}

function listAt(entry: Entry, name: string): unknown[] {
  const list: unknown[] = Array.isArray(entry[name]) ? entry[name] : [];
  entry[name] = list;
  return list;
}
