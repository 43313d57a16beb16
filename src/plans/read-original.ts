import type { FileProblem } from '../domain/errors.ts';
import type { LocatedPassage } from './located-passage.ts';
import { findingsOf } from './problem-sentences.ts';
import { fieldName } from './read-yaml.ts';
import { originalLine } from './schema.ts';

/** A plan of 200 pages has some 2,000 passages; a file beyond these is a mistake, and would fill the memory. */
const MOST_PASSAGES = 20_000;
const LONGEST_FILE = 20_000_000;
/** One mistake in a file that a program wrote stands on every line. */
const MOST_PROBLEMS = 20;

/**
 * Reads the text of an `original.jsonl`: a passage of the plan as it was published in each line, empty lines left out. `name` is the
 * file as people know it. The English of a passage is its Japanese text. At most 21 problems are told.
 */
export function readOriginal(
  text: string,
  name: string,
): { readonly passages: readonly LocatedPassage[]; readonly problems: readonly FileProblem[] } {
  if (text.length > LONGEST_FILE)
    return failed({
      file: name,
      message: `${LONGEST_FILE.toLocaleString('ja')}文字を超えています。計画を分けてください`,
    });
  const passages: LocatedPassage[] = [];
  const problems: FileProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, index + 1, name);
    if (read.ok) passages.push(read.passage);
    else problems.push(...read.problems);
    if (problems.length >= MOST_PROBLEMS) return failed(...problems.slice(0, MOST_PROBLEMS), unread(name, index + 1));
    if (passages.length > MOST_PASSAGES)
      return failed({
        file: name,
        line: index + 1,
        message: `段落が${MOST_PASSAGES.toLocaleString('ja')}件を超えています。計画を分けてください`,
      });
  }
  return { passages, problems };
}

const failed = (...problems: FileProblem[]): { readonly passages: []; readonly problems: readonly FileProblem[] } => ({
  passages: [],
  problems,
});

const unread = (file: string, line: number): FileProblem => ({
  file,
  line,
  message: '誤りが多いため、ここから先は調べていません。上の誤りを直してください',
});

type LineResult =
  | { readonly ok: true; readonly passage: LocatedPassage }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

function readLine(source: string, line: number, file: string): LineResult {
  const parsed = originalLine.safeParse(parseJson(source));
  if (parsed.success) return { ok: true, passage: located(parsed.data, line) };
  if (parseJson(source) === undefined)
    return {
      ok: false,
      problems: [{ file, line, message: 'JSON として読めません。一行に一つの { } を書いてください' }],
    };
  const findings = parsed.error.issues.flatMap(findingsOf);
  return {
    ok: false,
    problems: findings.map(({ path, message }) => ({ file, line, field: fieldName(path), message })),
  };
}

function located(read: ReturnType<typeof originalLine.parse>, line: number): LocatedPassage {
  const { title, names, text, place, page, measure, key, uncertain } = read;
  return {
    title,
    names,
    text,
    english: text,
    place,
    line,
    ...(page === undefined ? {} : { page }),
    ...(measure === undefined ? {} : { measure }),
    ...(key === undefined ? {} : { key }),
    ...(uncertain === undefined ? {} : { uncertain }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
