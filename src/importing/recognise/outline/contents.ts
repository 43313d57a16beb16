import { normalise } from '../../../language/normalise.ts';
import type { SourceBlock } from '../../../domain/source-document.ts';

/** A line of the table of contents: a heading, in the ways it may be read, and the page that it stands on. */
export interface Entry {
  readonly titles: readonly string[];
  readonly page?: number;
}

/** The table of contents: which blocks it takes up, and what it tells. */
export interface Contents {
  readonly blocks: ReadonlySet<SourceBlock>;
  readonly entries: readonly Entry[];
}

/** Finds the 目次, from its own heading to the first heading that it has named already, and single lines with leaders and a page. */
export function readContents(blocks: readonly SourceBlock[]): Contents {
  const taken = new Set<SourceBlock>();
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || !(isContentsTitle(block) || isLeaderBlock(block))) continue;
    const last = isContentsTitle(block) ? endOf(blocks, at) : at;
    for (const inside of blocks.slice(at, last + 1)) taken.add(inside);
    at = last;
  }
  return { blocks: taken, entries: [...taken].flatMap((block) => linesOf(block).flatMap(readEntry)) };
}

/** How titles are compared: without blanks, marks and leaders. */
export const titleKey = (text: string): string =>
  normalise(text).replace(/[\s・･.…‥·*()（）[\]【】「」『』_\-#]/gu, '');

const isContentsTitle = (block: SourceBlock): boolean =>
  block.kind !== 'table' && block.text.length <= 20 && /^(?:目次|もくじ|contents)$/u.test(titleKey(block.text));

const isLeaderBlock = (block: SourceBlock): boolean => {
  const lines = linesOf(block);
  return lines.length > 0 && lines.every((line) => line.length <= LONGEST_LINE && LEADER.test(line));
};

const LONGEST_LINE = 300;
const LEADER = /(?:[・･.…‥·．]\s?){3,}\s*[-–]?\s*[0-9０-９]{1,3}\s*[-–]?$/u;
const PAGE = /(?:^|[\s・･.…‥·．\t]|P\.?|p\.?)([0-9０-９]{1,3})(?:\s?(?:ページ|頁))?$/u;

/** The lines of a block; of a table its rows, cells parted by tabs. */
export const linesOf = (block: SourceBlock): readonly string[] =>
  block.kind === 'table'
    ? block.rows.map((row) =>
        [...new Set(row)]
          .map((cell) => cell.text)
          .join('\t')
          .trim(),
      )
    : block.text.split('\n').filter((line) => line.trim() !== '');

/** The last block of a table of contents that begins at `start`. */
function endOf(blocks: readonly SourceBlock[], start: number): number {
  const named = new Set<string>();
  let last = start;
  for (let at = start + 1; at < blocks.length && at < start + 400; at += 1) {
    const block = blocks[at];
    const lines = block ? linesOf(block) : [];
    const keys = lines.map((line) => titleKey(line.replace(PAGE, '')));
    if (lines.some((line) => /[。、]$/u.test(line)) || lines.some((line) => line.length > 90 && !PAGE.test(line)))
      break;
    if (lines.length === 1 && !PAGE.test(lines[0] ?? '') && named.has(keys[0] ?? '')) break;
    for (const key of keys.filter((one) => one !== '')) named.add(key);
    if (lines.some((line) => PAGE.test(line))) last = at;
    else if (at - last > 3 && !pageWithin(blocks, at, 3)) break;
  }
  return extended(blocks, last, named);
}

const pageWithin = (blocks: readonly SourceBlock[], at: number, reach: number): boolean =>
  blocks
    .slice(at + 1, at + 1 + reach)
    .some((block) => linesOf(block).some((line) => PAGE.test(line) && line.length < 90));

/** Headings without a page at the end (付録, 用語集) belong to it where they come again later. */
function extended(blocks: readonly SourceBlock[], last: number, named: ReadonlySet<string>): number {
  const block = blocks[last + 1];
  if (!block || block.kind === 'table' || block.text.length > 40) return last;
  const key = titleKey(block.text);
  const again = blocks
    .slice(last + 2)
    .some((later) => later.kind !== 'table' && alikeTitles(titleKey(later.text), key));
  const first = blocks
    .slice(0, last)
    .some((before) => linesOf(before).some((line) => titleKey(line.replace(PAGE, '')) === key));
  return again && !first && named.size > 0 ? extended(blocks, last + 1, named) : last;
}

/** 用語集 in the table of contents may have more to its name in the text. */
const alikeTitles = (one: string, other: string): boolean =>
  one.length >= 3 && other.length >= 3 && (one.startsWith(other) || other.startsWith(one)) && one.length < 60;

function readEntry(line: string): readonly Entry[] {
  const match = PAGE.exec(line);
  const title = (match ? line.slice(0, match.index) : line)
    .replace(/[\s・･.…‥·．\t]+$/u, '')
    .replaceAll('\t', ' ')
    .trim();
  if (titleKey(title) === '') return [];
  const page = Number((match?.[1] ?? '').normalize('NFKC'));
  return [{ titles: [title, line.slice(0, match?.index).split('\t').at(-1) ?? ''], ...(page > 0 ? { page } : {}) }];
}
