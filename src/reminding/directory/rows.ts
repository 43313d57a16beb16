import { normalise } from '../../language/normalise.ts';

/** The columns of the directory, as YAML names them and in the order in which they are written. */
export const COLUMNS = ['municipality', 'department', 'kind', 'address', 'promoter', 'from', 'to'] as const;

export type Column = (typeof COLUMNS)[number];

/** The columns as a CSV file names them. */
export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  municipality: '自治体',
  department: '部署',
  kind: '連絡先の種類',
  address: '連絡先',
  promoter: 'DX推進担当',
  from: '開始日',
  to: '終了日',
};

/** What is written in one place of the file. `field` is the column as that file names it; lines count from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly field: string;
}

/** One line of the directory before anything in it is understood; a column that the file does not have is empty text. */
export type Row = Readonly<Record<Column, Cell>>;

/** A row, made column by column. */
export const rowOf = (cellOf: (column: Column) => Cell): Row => ({
  municipality: cellOf('municipality'),
  department: cellOf('department'),
  kind: cellOf('kind'),
  address: cellOf('address'),
  promoter: cellOf('promoter'),
  from: cellOf('from'),
  to: cellOf('to'),
});

/** Something to tell about a place of the file, as a Japanese sentence. */
export interface Finding {
  readonly line?: number;
  readonly field?: string;
  readonly message: string;
}

/** The rows of a file, and what is wrong with its form. */
export interface RowsRead {
  readonly rows: readonly Row[];
  readonly problems: readonly Finding[];
}

/** A finding about a cell. */
export const about = ({ line, field }: Cell, message: string): Finding => ({ line, field, message });

/** The form in which names are compared: normalised, without white space. */
export const fold = (text: string): string => normalise(text).replaceAll(' ', '');

/** An id, a date or a choice as it was meant: full-width letters made narrow, what prints nothing and spaces around removed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();

const LONGEST_SHOWN = 40;

/** What somebody wrote, in quotation marks for a sentence: cut when it is long, and without anything a terminal would obey. */
export function quoted(text: string): string {
  const shown = text
    .slice(0, LONGEST_SHOWN * 2)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = [...shown];
  return `「${characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : shown}」`;
}
