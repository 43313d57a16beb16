import type { Entry } from '../working-draft.ts';
import { type Column, putValue, readCell } from './columns.ts';
import type { At, Findings } from './findings.ts';
import type { TableRow } from './read-table.ts';
import { HEAD_SHEET } from './sheets.ts';

/** The items of 計画 by their names; an item that is there twice is a problem, and one that nobody knows a doubt. */
export function headItems(table: readonly TableRow[], findings: Findings): ReadonlyMap<string, TableRow> {
  const [item, value] = HEAD_SHEET.heads;
  const known = new Set<string>([...HEAD_SHEET.municipality, ...HEAD_SHEET.plan].map(({ head }) => head));
  const items = new Map<string, TableRow>();
  for (const row of table) {
    const name = row.cells.get(item) ?? '';
    const at = { sheet: row.sheet, line: row.line, head: name };
    if (items.has(name)) findings.complain(at, 'この項目は前にもあります。どちらかを消してください');
    if (known.has(name)) items.set(name, row);
    else
      findings.doubt({ kind: 'document' }, at, {
        read: [name, row.cells.get(value)].filter(Boolean).join(' '),
        assumed: '',
        reason: `「${HEAD_SHEET.name}」の項目「${name}」は係の知らない項目なので、使いませんでした。`,
      });
  }
  return items;
}

/** What was there before with the values of the items in the place of its own; an item that is missing is a problem. */
export function readHead(
  items: ReadonlyMap<string, TableRow>,
  columns: readonly Column[],
  before: Entry,
  findings: Findings,
): Entry {
  const written = new Set(columns.map(({ path: [field] }) => field));
  const entry: Entry = Object.fromEntries(Object.entries(before).filter(([field]) => !written.has(field)));
  for (const column of columns) {
    const row = items.get(column.head);
    const at: At = { sheet: HEAD_SHEET.name, head: column.head, ...(row && { line: row.line }) };
    if (row === undefined) findings.complain(at, 'この項目の行がありません。消したなら書き出し直してください');
    const text = row?.cells.get(HEAD_SHEET.heads[1]) ?? '';
    const read = readCell(text, column);
    if ('wrong' in read) findings.complain(at, `「${text}」は読めません。${read.wrong}`);
    else putValue(entry, column, read.value);
    if (column.isEnglish && text === '') findings.withoutEnglish.push(at);
  }
  return entry;
}
