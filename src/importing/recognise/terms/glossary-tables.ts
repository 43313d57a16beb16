import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { normalise } from '../../../language/normalise.ts';
import type { FoundTerm } from './found-term.ts';
import type { Outlined } from '../recognition.ts';
import { isGroupHeading, isTermLike, withoutMarks } from './term-names.ts';

type Role = 'term' | 'definition' | 'reading' | 'long' | 'page' | 'other';

/**
 * The words of a glossary that is a table: 用語|解説 with columns for 読み, 正式名称 or ページ, several such pairs side by side, a
 * definition over several rows, and a table that goes on, without its head, in the next. Rows of groups (あ行) are no words.
 */
export function readGlossaryTables(tables: readonly Outlined[], mayLackHead = true): readonly FoundTerm[] {
  const entries: (Entry | undefined)[] = [];
  let known: readonly Role[] | undefined;
  for (const at of tables) {
    if (at.block.kind !== 'table') continue;
    const head = headOf(at.block, true);
    const width = at.block.rows[0]?.length ?? 0;
    const roles = head?.roles ?? (known?.length === width ? known : mayLackHead ? guessRoles(at.block) : undefined);
    if (roles === undefined) continue;
    known = roles;
    for (const row of at.block.rows.slice(head === undefined ? 0 : head.row + 1)) {
      if (rolesOf(row, true) === undefined) for (const columns of pairs(roles)) addRow(entries, row, columns, at);
    }
  }
  return entries.flatMap((entry) => (entry === undefined || entry.definition.length === 0 ? [] : toFound(entry)));
}

/** Whether a table outside a glossary is one: its head names a word and its explanation. */
export const isGlossaryTable = (table: SourceTable): boolean => headOf(table, false) !== undefined;

interface Entry {
  readonly head: string;
  readonly definition: string[];
  readonly reading?: string;
  readonly long?: string;
  readonly cell: SourceCell;
  readonly at: Outlined;
}

const TERM = /^(?:用語|語句|略語|単語|言葉|ことば|キーワード|専門用語|用語名|用語名称|語)(?:名|等|\(.{1,12}\))?$/u;
const LOOSE_TERM = /^(?:名称|項目|名前|略称|語彙|タイトル)$/u;
const DEFINITION =
  /^(?:用語|語句|略語|言葉)?の?(?:解説|説明|意味|定義|内容|概要|解説文|説明文|意味・解説|説明・解説|解説・説明)(?:・.{1,4}|内容|\(.{1,12}\))?$/u;
const OTHER_ROLES: readonly (readonly [Role, RegExp])[] = [
  ['reading', /^(?:読み|よみ|読み方|よみかた|読みがな|よみがな|読み仮名|ふりがな|フリガナ|かな|カナ)$/u],
  ['long', /^(?:正式名称?|正式表記|英語|英語表記|英文|英名|原語|フルスペル|略さない形|綴り|英語名称?)$/u],
  [
    'page',
    /^(?:ページ|頁|p|掲載(?:ページ|頁)|該当(?:ページ|頁)|初出(?:ページ|頁)?|記載(?:ページ|頁)|本文(?:ページ|頁)|関連(?:ページ|頁))$/iu,
  ],
];

/** The row of a table that heads its columns, among its first five. */
function headOf(
  table: SourceTable,
  inGlossary: boolean,
): { readonly row: number; readonly roles: readonly Role[] } | undefined {
  for (const [row, cells] of table.rows.slice(0, 5).entries()) {
    const roles = rolesOf(cells, inGlossary);
    if (roles !== undefined) return { row, roles };
  }
  return undefined;
}

function rolesOf(cells: readonly SourceCell[], inGlossary: boolean): readonly Role[] | undefined {
  const roles = cells.map(({ text }): Role => roleOf(normalise(text).replace(/\s/gu, ''), inGlossary));
  return roles.includes('term') && roles.includes('definition') ? roles : undefined;
}

function roleOf(head: string, inGlossary: boolean): Role {
  if (TERM.test(head) || (inGlossary && LOOSE_TERM.test(head))) return 'term';
  if (DEFINITION.test(head)) return 'definition';
  return OTHER_ROLES.find(([, pattern]) => pattern.test(head))?.[0] ?? 'other';
}

/** Columns of a glossary without a head: the longest texts explain, the short ones left of them are explained. */
function guessRoles(table: SourceTable): readonly Role[] | undefined {
  const width = table.rows[0]?.length ?? 0;
  const mean = (column: number): number =>
    table.rows.reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0) / Math.max(table.rows.length, 1);
  const lengths = Array.from({ length: width }, (_, column) => mean(column));
  const definition = lengths.indexOf(Math.max(...lengths));
  const term = lengths.findLastIndex(
    (_, column) =>
      column < definition &&
      table.rows.filter((row) => isTermLike(row[column]?.text ?? '')).length * 2 > table.rows.length,
  );
  if (term < 0 || (lengths[definition] ?? 0) < 12) return undefined;
  return lengths.map((_, column) => (column === term ? 'term' : column === definition ? 'definition' : 'other'));
}

type Columns = Readonly<Partial<Record<Role, number>>>;

/** The columns of each pair that stands side by side. A reading may stand before or behind its word. */
function pairs(roles: readonly Role[]): readonly Columns[] {
  const terms = roles.flatMap((role, column) => (role === 'term' ? [column] : []));
  const starts = terms.map((term) => (roles[term - 1] === 'reading' || roles[term - 1] === 'other' ? term - 1 : term));
  return terms.map((_, index) => {
    const from = index === 0 ? 0 : (starts[index] ?? 0);
    const to = starts[index + 1] ?? roles.length;
    const columns: Partial<Record<Role, number>> = {};
    for (let column = from; column < to; column += 1) columns[roles[column] ?? 'other'] ??= column;
    return columns;
  });
}

/** Adds a row's word, or what it goes on explaining. Undefined stands for a row that is no word: what follows it belongs to nothing above. */
function addRow(entries: (Entry | undefined)[], row: readonly SourceCell[], columns: Columns, at: Outlined): void {
  const term = row[columns.term ?? -1];
  const definition = row[columns.definition ?? -1];
  if (term === undefined || definition === undefined || term === definition) return;
  const before = entries.findLast((entry) => entry?.cell.column === term.column);
  const text = oneLine(definition.text);
  if (before !== undefined && (before.cell === term || (term.text.trim() === '' && before === entries.at(-1)))) {
    before.definition.push(text);
  } else if (text !== '' && isTermLike(term.text.replaceAll('\n', ' ')) && !isGroupHeading(term.text)) {
    const reading = row[columns.reading ?? -1]?.text.trim() ?? '';
    const long = row[columns.long ?? -1]?.text.trim() ?? '';
    entries.push({
      head: term.text,
      definition: [text],
      cell: term,
      at,
      ...(reading !== '' && { reading }),
      ...(long !== '' && { long }),
    });
  } else if (term.text.trim() !== '') entries.push(undefined);
}

const toFound = ({ head, definition, reading, long, cell, at }: Entry): FoundTerm => ({
  head: oneLine(withoutMarks(head)),
  definition: definition.join(''),
  ...(reading !== undefined && { reading: oneLine(reading) }),
  ...(long !== undefined &&
    (/^[\p{Script=Latin}\s.,'&()-]+$/u.test(long)
      ? { expansion: long.replace(/\s+/gu, ' ') }
      : { names: [oneLine(long)] })),
  at,
  spot: cell.spot,
  origin: 'glossary',
});

// Where a cell breaks its line between letters, words end; between kana and kanji only the line is full.
const oneLine = (text: string): string =>
  text
    .replace(/(?<=[A-Za-z,])\s*\n\s*(?=[A-Za-z])/gu, ' ')
    .replace(/\s*\n\s*/gu, '')
    .trim();
