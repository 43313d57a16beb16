import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { FileProblem } from '../domain/errors.ts';
import { findingsOf } from './problem-sentences.ts';

/** What a file held: its value, or the problems that keep it from being used. */
export type FileResult<T> =
  | { readonly ok: true; readonly value: T; readonly lineOf: (path: readonly PropertyKey[]) => number | undefined }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a YAML file and checks it against `schema`. Never throws for what the file holds; `name` is the file as people know it. */
export const readYaml = <S extends z.ZodType>(file: string, name: string, schema: S): FileResult<z.infer<S>> =>
  parseYaml(() => readFileSync(file, 'utf8'), name, schema);

/** The same of a text; one that `text` throws for is a file that cannot be read. */
export function parseYaml<S extends z.ZodType>(text: () => string, name: string, schema: S): FileResult<z.infer<S>> {
  let source: string;
  try {
    source = text();
  } catch {
    return failed({ file: name, message: UNREADABLE });
  }
  const quick = schema.safeParse(readQuickly(source));
  if (!quick.success) return readWithLines(source, name, schema);
  let located: ReturnType<typeof locate> | undefined;
  return { ok: true, value: quick.data, lineOf: (path) => (located ??= locate(source)).lineOf(path) };
}

/** What is said of a file that is not there or cannot be read. */
export const UNREADABLE = 'ファイルを読めません。名前と場所、読み取りの権限を確かめてください';

/** The value of a YAML text without its lines, four times as fast; undefined for what a person must be told about. */
export function readQuickly(source: string): unknown {
  if (ALIAS.test(source)) return undefined;
  try {
    return load(source, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/** An alias can make a small file huge; the careful reader says where it is. */
const ALIAS = /[&*]\w/u;

/** Reads with line numbers, to tell people what is wrong and where. */
function readWithLines<S extends z.ZodType>(source: string, name: string, schema: S): FileResult<z.infer<S>> {
  const { document, lines, lineOf } = locate(source);
  const unreadable = syntaxProblems(document, lines, name);
  if (unreadable.length > 0) return failed(...unreadable);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data, lineOf };
  return failed(
    ...parsed.error.issues.flatMap(findingsOf).map(({ path, message }) => {
      const line = lineOf(path);
      return { file: name, ...(line === undefined ? {} : { line }), field: fieldName(path), message };
    }),
  );
}

/** A YAML text with the line of every item. */
function locate(source: string): {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
} {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  return { document, lines, lineOf: (path) => lineAt(document, lines, path) };
}

/** What keeps the file from being YAML, once for each line; a second error on a line follows from the first. */
function syntaxProblems(document: Document.Parsed, lines: LineCounter, name: string): readonly FileProblem[] {
  const found = new Map<number, FileProblem>();
  const complain = (offset: number, message: string): void => {
    const { line } = lines.linePos(offset);
    if (!found.has(line)) found.set(line, { file: name, line, message });
  };
  for (const error of document.errors) {
    complain(
      error.pos[0],
      `YAML として読めません。字下げ、引用符、コロンの後の空白を確かめてください（${error.code}）`,
    );
  }
  // An alias can make a small file huge, and nothing in knowledge/ needs one.
  visit(document, {
    Alias: (_, alias) =>
      complain(
        alias.range?.[0] ?? 0,
        'YAML の別名（*名前）は使えません。内容をそのまま書いてください。「*」で始まる文字は引用符で囲みます',
      ),
  });
  return [...found.values()];
}

/** `['0', 'schedule', 2, 'from']` → `[1件目].schedule[3件目].from`, counted as people count. */
export function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}件目]` : `.${String(part)}`));
  return parts.join('').replace(/^\./u, '') || '（全体）';
}

const failed = (...problems: FileProblem[]): FileResult<never> => ({ ok: false, problems });

/** The line of the item at `path` (of its key, where it has one), or of the nearest item above it that exists. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = keyStart(document, path.slice(0, length)) ?? rangeStart(nodeAt(document, path.slice(0, length)));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

const nodeAt = (document: Document, path: readonly PropertyKey[]): unknown =>
  path.length === 0 ? document.contents : document.getIn(path, true);

function keyStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = nodeAt(document, path.slice(0, -1));
  if (path.length === 0 || !isMap(parent)) return undefined;
  return rangeStart(parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
