import type { FileProblem } from '../../../domain/errors.ts';
import type { Column } from './columns.ts';
import { problemAt } from './findings.ts';

/** Where in the workbook an entry of a file stands. */
export interface RowPlace {
  readonly sheet: string;
  readonly line: number;
  readonly columns: readonly Column[];
}

/** The places by file and path, as `measures.yaml [3件目].schedule[2件目]`. */
export type RowPlaces = ReadonlyMap<string, RowPlace>;

/** The path of an entry, counted from 0, as problems name it. */
export const entryPath = (file: string, at: number, part?: string, nth = 0): string =>
  `${file} [${at + 1}件目]${part === undefined ? '' : `.${part}[${nth + 1}件目]`}`;

/** A problem that the loader found in the files, where people find it in the workbook; one that lies elsewhere stays as it is. */
export function inWorkbook(problem: FileProblem, places: RowPlaces, file: string): FileProblem {
  const path = `${problem.file.replace(/^.*\//u, '')} ${problem.field ?? ''}`;
  const found = [...places].filter(([key]) => isWithin(path, key)).toSorted(([a], [b]) => b.length - a.length)[0];
  if (found === undefined) return problem;
  const [key, { sheet, line, columns }] = found;
  const field = /^\.?(\w*)/u.exec(path.slice(key.length))?.[1] ?? '';
  const head = columns.find(({ path: [first] }) => first === field)?.head ?? (field || columns[0]?.head);
  return problemAt(file, { sheet, line, ...(head && { head }) }, problem.message);
}

const isWithin = (path: string, key: string): boolean =>
  path === key || (path.startsWith(key) && /^[.[]/u.test(path.slice(key.length)));
