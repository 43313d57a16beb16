import { lineAt, withoutComments, type SourceFile } from './source-files.ts';

interface Reserved {
  readonly pattern: RegExp;
  readonly home: string;
  readonly sentence: string;
}

const RESERVED: readonly Reserved[] = [
  {
    pattern: /\bprocess\s*(?:\.\s*env|\[\s*['"]env)\b/gu,
    home: 'src/config.ts',
    sentence: 'reads the environment, which only src/config.ts does',
  },
  {
    pattern: /\bnew\s+Date\s*(?:\(\s*\)|[;,)\s])|\bDate\s*\.\s*now\b/gu,
    home: 'src/providers/system-clock.ts',
    sentence: 'asks the machine for the time, which only src/providers/system-clock.ts does; take today as an argument',
  },
];

/** What only one file may do and `file` does as well, as sentences. */
export function reservedProblems(file: SourceFile): readonly string[] {
  const code = withoutComments(file.text);
  return RESERVED.filter(({ home }) => home !== file.path).flatMap(({ pattern, sentence }) =>
    [...code.matchAll(pattern)].map((match) => `${file.path}:${lineAt(code, match.index)} ${sentence}.`),
  );
}

const MOST_LINES = 300;

/** Files that are too long to be read at one go. */
export function lengthProblems(file: SourceFile): readonly string[] {
  const lines = file.text.replace(/\n$/u, '').split('\n').length;
  return lines > MOST_LINES
    ? [`${file.path} has ${lines} lines; ${MOST_LINES} is the ceiling. Split it by what it does.`]
    : [];
}

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/u;

/** Folders and files that are not named in kebab-case. */
export function nameProblems(path: string): readonly string[] {
  const wrong = path.split('/').find((part) => !KEBAB.test(part));
  return wrong === undefined ? [] : [`${path}: 「${wrong}」 is not in kebab-case.`];
}

// Put together from pieces, so that this file does not hold what it looks for.
const FORBIDDEN = [
  ['/wo', 'rk/'],
  ['/ro', 'ot/'],
  ['/Us', 'ers/'],
  ['cla', 'ude'],
  ['anth', 'ropic'],
  ['copi', 'lot'],
  ['AI-gener', 'ated code'],
  ['registry.', 'npmjs'],
].map((pieces) => pieces.join(''));

/** Paths of a machine, and words about how the project is made, that have no place in a published file. */
export function strayTextProblems(file: SourceFile): readonly string[] {
  // A package that the tests use has one of the words in its name.
  const text = file.text.toLowerCase().replaceAll(`@${FORBIDDEN[5]}kit/`, '@kit/');
  return FORBIDDEN.flatMap((word) => {
    const at = text.indexOf(word.toLowerCase());
    return at < 0
      ? []
      : [`${file.path}:${lineAt(text, at)} holds "${word}", which does not belong in a published file.`];
  });
}
