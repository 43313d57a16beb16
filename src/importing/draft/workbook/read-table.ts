import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { SheetText } from '../../../domain/sheet-text.ts';
import type { Entry } from '../working-draft.ts';
import { type Column, putValue, readCell } from './columns.ts';
import { readYear } from './dated-cells.ts';
import { type Findings, placeText } from './findings.ts';

/** A row below the heads: its cells by head, and those under a year. */
export interface TableRow {
  readonly sheet: string;
  /** From 1, as Excel counts. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly years: ReadonlyMap<FiscalYear, string>;
  /** Heads of cells that Excel holds as a date. */
  readonly dates: ReadonlySet<string>;
}

interface Head {
  readonly column: number;
  readonly head: string;
  readonly year?: FiscalYear;
}

/** People may put a title above the heads. */
const ROWS_ABOVE = 20;

/**
 * Reads the rows of a sheet that say something. The columns may stand in any order; one that is missing or there twice is a problem,
 * and of one that nobody knows a doubt says that it was not used.
 */
export function readTable(
  sheets: readonly SheetText[],
  name: string,
  heads: readonly string[],
  findings: Findings,
): readonly TableRow[] {
  const sheet = sheets.find((one) => keyOf(one.name) === keyOf(name));
  if (sheet === undefined) {
    findings.complain(
      { sheet: name },
      'このシートがありません。消したなら戻し、名前を変えたなら元の名前にしてください',
    );
    return [];
  }
  const keys = new Map(heads.map((head) => [keyOf(head), head]));
  const known = (row: readonly string[]): number => row.filter((text) => keys.has(keyOf(text))).length;
  const above = sheet.rows.slice(0, ROWS_ABOVE);
  const at = above.findIndex((row) => known(row) > 0 && above.every((other) => known(other) <= known(row)));
  const found = (sheet.rows[at] ?? []).flatMap((text, column): readonly Head[] => {
    const head = keys.get(keyOf(text));
    const year = head === undefined ? readYear(text.replace(FOR_READING, '')) : undefined;
    return head === undefined && year === undefined
      ? []
      : [{ column, head: head ?? text, ...(year !== undefined && { year }) }];
  });
  complainOfHeads(name, heads, found, findings);
  tellUnused(sheet, at, found, findings);
  const rows = sheet.rows.map((cells, index) => ({ cells, index })).slice(at + 1);
  return rows.flatMap(({ cells, index }) => rowOf(sheet, index, cells, found));
}

/** Stands behind the years of 取組一覧. */
const FOR_READING = /\s*[（(]参考[)）]\s*/u;

const keyOf = (head: string): string => head.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

function complainOfHeads(sheet: string, heads: readonly string[], found: readonly Head[], findings: Findings): void {
  const columns = (head: string): number => found.filter((one) => one.head === head).length;
  for (const head of heads) {
    if (columns(head) === 0)
      findings.complain(
        { sheet, head },
        'この列がありません。見出しを変えたなら元に戻し、消したなら書き出し直してください',
      );
    if (columns(head) > 1) findings.complain({ sheet, head }, '同じ見出しの列が二つあります。どちらかを消してください');
  }
}

function tellUnused(sheet: SheetText, at: number, found: readonly Head[], findings: Findings): void {
  const used = new Set(found.map(({ column }) => column));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  for (let column = 0; column < width; column += 1) {
    const texts = sheet.rows.slice(at + 1).flatMap((row) => row[column] || []);
    if (used.has(column) || texts.length === 0) continue;
    const head = sheet.rows[at]?.[column] || '見出しのない列';
    findings.doubt(
      { kind: 'document' },
      { sheet: sheet.name },
      {
        read: [head, ...texts.slice(0, 3)].join('、'),
        assumed: '',
        reason: `${placeText({ sheet: sheet.name, head })}は係の知らない列なので、使いませんでした。`,
      },
    );
  }
}

function rowOf(sheet: SheetText, index: number, cells: readonly string[], heads: readonly Head[]): readonly TableRow[] {
  const texts = heads.map((head) => ({ ...head, text: cells[head.column] ?? '' }));
  if (texts.every(({ text }) => text === '')) return [];
  return [
    {
      sheet: sheet.name,
      line: index + 1,
      cells: new Map(texts.map(({ head, text }) => [head, text])),
      years: new Map(texts.flatMap(({ year, text }) => (year === undefined ? [] : [[year, text] as const]))),
      dates: new Set(texts.filter(({ column }) => sheet.dates.has(`${index},${column}`)).map(({ head }) => head)),
    },
  ];
}

/** The entry that a row tells. What cannot be read is a problem; what Excel turned into a date is a doubt. */
export function readEntry(row: TableRow, columns: readonly Column[], findings: Findings): Entry {
  const entry: Entry = {};
  for (const column of columns) {
    const at = { sheet: row.sheet, line: row.line, head: column.head };
    const text = row.cells.get(column.head) ?? '';
    const read = readCell(text, column);
    if ('wrong' in read) findings.complain(at, `「${text}」は読めません。${read.wrong}`);
    else putValue(entry, column, read.value);
    if (column.isEnglish && text === '') findings.withoutEnglish.push(at);
  }
  const dated = new Set(columns.filter(({ form }) => form === 'text' || form === 'list').map(({ head }) => head));
  for (const head of row.dates) {
    if (dated.has(head) || !columns.some((column) => column.head === head)) tellDate(row, head, findings);
  }
  return entry;
}

function tellDate(row: TableRow, head: string, findings: Findings): void {
  const text = row.cells.get(head) ?? '';
  findings.doubt({ kind: 'document' }, row, {
    read: text,
    assumed: text,
    reason: `${placeText({ ...row, head })}は Excel では日付です。表示のとおりに読みました。別の書き方なら、文字として入れ直してください。`,
  });
}
