import type { SourceBlock } from '../../../domain/source-document.ts';
import { titleKey } from './contents.ts';
import { isSentence, isSheetName, plainLine } from './headings.ts';
import { readNumbering } from './numbering.ts';
import { isChapterTitle, isPartLabel } from './part-labels.ts';
import { isPlanTitle } from './plan-title.ts';
import { isSection } from '../owners/section-names.ts';

/** How many blocks a cover and a colophon take up at most. */
const FEW = 20;

/** How many blocks the cover takes up: those before the first sentence, table or heading that has the title above it. */
export function coverLength(blocks: readonly SourceBlock[]): number {
  const first = blocks.slice(0, FEW + 1);
  const end = first.findIndex((block, at) => !isOnCover(block) || endsCover(first.slice(0, at), block));
  const length = end < 0 ? first.length : end;
  return length <= FEW && blocks.slice(0, length).some((block) => isPlanTitle(textOf(block))) ? length : 0;
}

/** A heading of the file below the title heads the first chapter, whatever its number. */
const endsCover = (before: readonly SourceBlock[], block: SourceBlock): boolean =>
  block.kind === 'heading' && !isPlanTitle(block.text) && before.some((one) => isPlanTitle(textOf(one)));

function isOnCover(block: SourceBlock): boolean {
  const text = textOf(block);
  // The sheets of a workbook have headings of their own.
  if (isSheetName(block) && !/表紙|カバー|cover/iu.test(text)) return false;
  if (text === '' || text.length > 80 || isSentence(text) || isChapterTitle(text)) return false;
  return readNumbering(text)?.label === undefined && !/^[■◆●・]/u.test(text);
}

/** Where the colophon begins: short lines at the very end that tell a publisher, an address or a telephone number. */
export function colophonStart(blocks: readonly SourceBlock[]): number {
  const titles = new Set(
    blocks.slice(0, FEW).flatMap((block) => (isPlanTitle(textOf(block)) ? [titleKey(textOf(block))] : [])),
  );
  const tail = blocks.findLastIndex((block) => !isShort(block)) + 1;
  if (blocks.length - tail > FEW || tail === 0) return blocks.length;
  const tells = (block: SourceBlock): boolean => TELLS.test(textOf(block)) || isTitle(textOf(block), titles);
  const first = blocks.findIndex((block, at) => at >= tail && tells(block));
  return first < 0 ? lastSection(blocks, tail) : withNamesBefore(blocks, tail, first);
}

/** A section that stands alone at the very end, and is not what a label 担当課 asks for. */
function lastSection(blocks: readonly SourceBlock[], tail: number): number {
  const last = blocks.length - 1;
  const alone = last === tail && isSection(textOf(blocks[last])) && !isPartLabel(textOf(blocks[last - 1]));
  return alone ? last : blocks.length;
}

const TELLS = /〒|(?:電話|TEL|ＴＥＬ|FAX|E-?mail|メール)|発行|編集|[問と]い?合わ?せ|作成[:：]/iu;

const isTitle = (text: string, titles: ReadonlySet<string>): boolean => {
  const key = titleKey(text);
  return key.length >= 6 && [...titles].some((title) => title.startsWith(key) || key.startsWith(title));
};

/** The names of the municipality and its sections above the address belong to it. */
function withNamesBefore(blocks: readonly SourceBlock[], tail: number, first: number): number {
  let start = first;
  while (start > tail && /^[\p{Script=Han}\p{L}]{2,}[市町村都道府県区部課室局]$/u.test(textOf(blocks[start - 1])))
    start -= 1;
  return start;
}

const isShort = (block: SourceBlock): boolean =>
  block.kind !== 'table' && block.text.length <= 80 && !/。/u.test(block.text) && !/^[・①-⑳]/u.test(block.text);

const textOf = (block: SourceBlock | undefined): string =>
  !block || block.kind === 'table' ? '' : plainLine(block.text);
