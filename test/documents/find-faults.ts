import { posix } from 'node:path';
import type { SourceFile } from '../boundaries/source-files.ts';
import { strayTextProblems } from '../boundaries/source-rules.ts';
import { commandFaults, optionFaults } from './check-command.ts';
import { matches, type Project, readText } from './project.ts';
import { anchorsOf, codeIn, commandsIn, linksIn, type Stretch, stretchesOf } from './read-markdown.ts';

/** Everything that a document names and the project does not have, and paths of a machine, as sentences. */
export const findFaults = (document: SourceFile, project: Project): readonly string[] => [
  ...stretchesOf(document.text).flatMap((stretch) =>
    faultsIn(stretch, document, project).map((fault) => `${document.path}:${stretch.line} names ${fault}.`),
  ),
  ...strayTextProblems(document),
];

const faultsIn = (stretch: Stretch, document: SourceFile, project: Project): readonly string[] => [
  ...commandsIn(stretch).flatMap((command) => commandFaults(command, project)),
  ...codeIn(stretch).flatMap((code) => [...optionFaults(code, project), ...wordFaults(code, project)]),
  ...pathsIn(stretch).flatMap((path) => pathFaults(path, document, project)),
  ...linksIn(stretch).flatMap((link) => linkFaults(link, document, project)),
  ...homeFaults(stretch, project),
  ...variableFaults(stretch.text, project),
  ...machineFaults(stretch.text),
];

const FILE = /\.(?:bin|css|html|js|json|md|mjs|png|svg|ts|txt|vocab|ya?ml)$/u;
const PATH = /^\.?[\p{L}\p{N}_*<>{},-][\p{L}\p{N}_*<>{},./-]*$/u;

/** Paths in code, and in blocks without a language, which show folders. */
const pathsIn = (stretch: Stretch): readonly string[] =>
  (stretch.block === '' ? [stretch.text] : codeIn(stretch))
    .filter((code) => !/^(?:[A-Z_]+=\S+ )*(?:npm|curl|docker) /u.test(code))
    .flatMap((code) => code.split(/\s+/u))
    .filter((word) => PATH.test(word) && (word.includes('/') || FILE.test(word)));

/** A path may be given from the root, or by its end; `*` and `<…>` stand for any name, `{a,b}` for one of several. */
function pathFaults(path: string, { path: from }: SourceFile, { paths }: Project): readonly string[] {
  const wanted = path.replace(/\/$/u, '');
  const pattern = wanted
    .replace(/[.\\+?^$()|[\]]/gu, '\\$&')
    .replaceAll(/\{([^}]*)\}/gu, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll(/<[^>]*>|\*/gu, '[^/]+');
  const end = new RegExp(`(?:^|/)${pattern}$`, 'u');
  const [top] = wanted.split('/');
  const whole = wanted.includes('/') && paths.includes(top ?? '') ? new RegExp(`^${pattern}$`, 'u') : end;
  const beside = posix.join(posix.dirname(from), wanted);
  return paths.some((known) => whole.test(known) || known === beside) ? [] : [`the path ${path}, which is not there`];
}

function linkFaults(link: string, { path: from, text }: SourceFile, { paths }: Project): readonly string[] {
  if (/^[a-z]+:/u.test(link)) return [];
  const [target = '', anchor] = link.split('#');
  const path = posix.join(posix.dirname(from), target);
  if (target !== '' && !paths.includes(path)) return [`the link ${link}, which leads nowhere`];
  if (anchor === undefined) return [];
  const anchors = anchorsOf(target === '' ? text : readText(path));
  return anchors.includes(anchor) ? [] : [`the link ${link}, whose heading is not there`];
}

/** Names of the code are those with a capital letter in them. */
const wordFaults = (code: string, { words, variables }: Project): readonly string[] =>
  /^\w*[A-Z]\w*$/u.test(code) && !words.has(code) && !variables.has(code) && !code.startsWith('KAKARI_')
    ? [`${code}, which the code does not hold`]
    : [];

/** In a table of constants (`A`, `B` | `file.ts` | meaning) the file must be the one that declares them. */
function homeFaults({ text }: Stretch, { paths }: Project): readonly string[] {
  const row = /^\| (`[A-Z][A-Z0-9_]*`(?:, `[A-Z][A-Z0-9_]*`)*) \| `([^`]+\.ts)` \|/u.exec(text);
  if (row === null || !paths.includes(row[2] ?? '')) return [];
  const declared = new Set(matches(readText(row[2] ?? ''), /\bconst ([A-Z][A-Z0-9_]*)\b/gu));
  return matches(row[1] ?? '', /`(\w+)`/gu)
    .filter((name) => !declared.has(name))
    .map((name) => `${name}, which ${row[2] ?? ''} does not declare`);
}

const variableFaults = (text: string, { variables }: Project): readonly string[] =>
  matches(text, /\b(KAKARI_[A-Z_]+)\b/gu)
    .filter((name) => !variables.has(name))
    .map((name) => `the variable ${name}, which src/config.ts does not read`);

const MACHINE = /((?:^|[\s"'`(=:])(?:~\/|\/(?:home|mnt|opt|private|root|srv|tmp|users|volumes|work)\/|[a-z]:\\)\S*)/giu;

const machineFaults = (text: string): readonly string[] =>
  matches(text, MACHINE).map((path) => `${path.trim()}, a path of one machine`);
