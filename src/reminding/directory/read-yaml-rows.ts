import { type Document, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { COLUMNS, type Finding, quoted, type Row, rowOf, type RowsRead } from './rows.ts';

/**
 * Reads the rows of a YAML text: a list of items with English keys. Items of the wrong form are left out, with every fault of
 * each.
 */
export function readYamlRows(text: string): RowsRead {
  const lines = new LineCounter();
  if (isTooDeep(text)) return { rows: [], problems: [{ message: TOO_DEEP }] };
  // Keys that stand twice are told by `readItem`; the parser holds each of them against all others of the file.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const unreadable = syntaxProblems(document, lines);
  if (unreadable.length > 0) return { rows: [], problems: unreadable };
  if (document.contents === null) return { rows: [], problems: [{ message: EMPTY }] };
  if (!isSeq(document.contents)) return { rows: [], problems: [{ line: 1, message: NO_LIST }] };
  const results = document.contents.items.map((item) => readItem(item, lines));
  return {
    rows: results.flatMap(({ row }) => (row === undefined ? [] : [row])),
    problems: results.flatMap(({ problems }) => problems),
  };
}

const EMPTY = 'ファイルが空です。「- municipality: 」で始まる項目を並べて書いてください';
const NO_LIST = '全体は「- municipality: 」で始まる項目を並べた形で書いてください';
const TOO_DEEP =
  '入れ子が深すぎるか、1行が長すぎて読めません。「- municipality: 」で始まる項目を並べただけの形で書いてください';

const DEEPEST = 100;
const LONGEST_LINE = 1000;
const DEEP_OR_LONG = new RegExp(`^(?:[ \\t]{${DEEPEST}}|.{${LONGEST_LINE + 1}})`, 'mu');

/**
 * Whether a text goes deeper than any list does, or has lines that may: the parser calls itself for every level and runs out of
 * memory at some ten thousand.
 */
function isTooDeep(text: string): boolean {
  if (DEEP_OR_LONG.test(text)) return true;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** What keeps the text from being YAML, once for each line; a second error on a line follows from the first. */
function syntaxProblems(document: Document.Parsed, lines: LineCounter): readonly Finding[] {
  const found = new Map<number, Finding>();
  const complain = (offset: number, message: string): void => {
    const { line } = lines.linePos(offset);
    if (!found.has(line)) found.set(line, { line, message });
  };
  for (const { pos, code } of document.errors)
    complain(pos[0], `YAML として読めません。字下げ、引用符、コロンの後の空白を確かめてください（${code}）`);
  // An alias can make a small file huge.
  visit(document, {
    Alias: (_, { range }) =>
      complain(range?.[0] ?? 0, 'YAML の別名（*名前）は使えません。内容をそのまま書いてください'),
  });
  return [...found.values()];
}

const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null()], { error: '値は文字か true、false で一つだけ書いてください' })
  .transform((value) => (value === null ? '' : String(value)))
  .default('');

const itemSchema = z.strictObject({
  municipality: cell,
  department: cell,
  kind: cell,
  address: cell,
  promoter: cell,
  from: cell,
  to: cell,
});

const NO_ITEM = '項目は「municipality: 」から「to: 」までの組で書いてください';
const MOST_KEYS = 50;

function readItem(item: unknown, lines: LineCounter): { readonly row?: Row; readonly problems: readonly Finding[] } {
  const lineAt = (node: unknown): number => lines.linePos(rangeStart(node) ?? rangeStart(item) ?? 0).line;
  if (!isMap(item) || item.items.length > MOST_KEYS) {
    return { problems: [{ line: lineAt(item), message: NO_ITEM }] };
  }
  const lineOf = (name: PropertyKey | undefined): number =>
    lineAt(item.items.find(({ key }) => nameOf(key) === name)?.key);
  const twice = item.items
    .filter(({ key }, at) => item.items.findIndex((other) => nameOf(other.key) === nameOf(key)) < at)
    .map(({ key }) => ({ line: lineAt(key), message: `${quoted(nameOf(key))}が二つあります。一つにしてください` }));
  const result = itemSchema.safeParse(valuesOf(item));
  if (result.success && twice.length === 0) {
    return { row: rowOf((field) => ({ text: result.data[field], line: lineOf(field), field })), problems: [] };
  }
  const wrong = result.success ? [] : result.error.issues.flatMap((issue) => findingsOf(issue, lineOf));
  return { problems: [...twice, ...wrong] };
}

function findingsOf(issue: z.core.$ZodIssue, lineOf: (name: PropertyKey | undefined) => number): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ line: lineOf(key), message: unknownKey(key) }));
  }
  const [key] = issue.path;
  return [{ line: lineOf(key), field: String(key), message: issue.message }];
}

/** Values that are lists or maps themselves stay nodes, which the schema refuses. */
const valuesOf = ({ items }: YAMLMap): unknown =>
  Object.fromEntries(items.map(({ key, value }) => [nameOf(key), isScalar(value) ? value.value : value]));

const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '（値の組）');

const unknownKey = (key: string): string =>
  `${quoted(key)}という項目はありません。${COLUMNS.join('、')} のどれかに直すか、消してください`;

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}
