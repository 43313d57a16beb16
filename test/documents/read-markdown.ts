import { matches } from './project.ts';

/** A stretch of a document: running text, or a line of a block of code in its language. */
export interface Stretch {
  readonly line: number;
  readonly text: string;
  /** The language of the block, empty where it has none; undefined for running text. */
  readonly block?: string;
}

/** The lines of a document, each with the block it stands in; the fences themselves are left out. */
export function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let block: string | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const fence = /^\s*```(\w*)/u.exec(line);
    if (fence) block = block === undefined ? (fence[1] ?? '') : undefined;
    else stretches.push({ line: at + 1, text: line, ...(block === undefined ? {} : { block }) });
  }
  return stretches;
}

/** What stands in `code` in running text. */
export const codeIn = ({ text, block }: Stretch): readonly string[] =>
  block === undefined ? matches(text, /`([^`]+)`/gu) : [];

/** What is to be typed: lines after a `$` in a block, and code in running text. */
export const commandsIn = (stretch: Stretch): readonly string[] =>
  stretch.block === undefined ? codeIn(stretch) : matches(stretch.text, /^\s*\$ (.+)$/gu);

/** Where links and pictures lead. */
export const linksIn = ({ text, block }: Stretch): readonly string[] =>
  block === undefined ? matches(text.replace(/`[^`]*`/gu, ''), /\]\(([^)\s]+)\)/gu) : [];

/** The anchors of a document's headings, as forges make them. */
export const anchorsOf = (text: string): readonly string[] =>
  stretchesOf(text)
    .filter(({ block }) => block === undefined)
    .flatMap((stretch) => matches(stretch.text, /^#{1,6}\s+(.+?)\s*$/gu))
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
        .replaceAll(/\s/gu, '-'),
    );

/** The words of a command as a shell splits them; quotation marks are taken off. */
export const wordsOf = (command: string): readonly string[] =>
  (command.match(/"[^"]*"|'[^']*'|\S+/gu) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/u, '$2'));
