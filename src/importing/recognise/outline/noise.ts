import { groupBy } from '../../../domain/group-by.ts';
import type { SourceBlock } from '../../../domain/source-document.ts';
import { titleKey } from './contents.ts';
import { isSentence } from './headings.ts';
import { readNumbering } from './numbering.ts';
import { isPlanTitle } from './plan-title.ts';

/** The blocks without page numbers, marks of empty images, notices of copyright and running heads. */
export function withoutNoise(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const running = runningHeads(blocks);
  return blocks.filter(
    (block) =>
      !running.has(block) &&
      (block.kind === 'table' || !(pageNumberOf(block.text) !== undefined || isEmptyMark(block.text))),
  );
}

/** The number of a line that holds nothing but a page number: `- 12 -`, `12`, `12/40`, `ページ12`, `P.12`. */
export function pageNumberOf(text: string): number | undefined {
  const match = text.length > 24 ? null : PAGE_NUMBER.exec(text.normalize('NFKC').trim());
  return match ? Number(match[1]) : undefined;
}

const PAGE_NUMBER = /^[-–—‐―~・\s]*(?:p\.?|page|ページ)?\s*(\d{1,3})\s*(?:\/\s*\d{1,3}|ページ|頁)?[-–—‐―~・\s]*$/iu;

const isEmptyMark = (text: string): boolean =>
  text.length <= 200 &&
  /^(?:!\[[^\]]*\]\([^)]*\)|[-–—―_=*・\s]*|confidential|copyright\b.{0,60}|(?:©|\(c\)).{0,60}|<\/?(?:div|br|hr|p|table)[^>]*>)$/iu.test(
    text.trim(),
  );

/** Short lines that stand first or last on page after page. Of a line that reads as a heading the first is kept. */
function runningHeads(blocks: readonly SourceBlock[]): ReadonlySet<SourceBlock> {
  const pages = groupBy(
    blocks.filter((block) => block.spot.page !== undefined),
    (block) => block.spot.page ?? 0,
  );
  const edges = [...pages.values()].flatMap((page) => [...new Set([...page.slice(0, 2), ...page.slice(-2)])]);
  const short = edges.filter((block) => block.kind !== 'table' && block.text.length <= 60 && !isSentence(block.text));
  const groups = groupBy(short, (block) => (block.kind === 'table' ? '' : keyOf(block.text)));
  return new Set([...groups.values()].filter(runs).flatMap((group) => group.slice(isHeading(group[0]) ? 1 : 0)));
}

/** The title of a plan may have the number of the page beside it; 取組1 and 取組2 are two things. */
function keyOf(text: string): string {
  const bare = text.replace(/^\s*\d{1,3}\s+|\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$/gu, '');
  return titleKey(isPlanTitle(bare) ? bare : text);
}

const isHeading = (block: SourceBlock): boolean =>
  block.kind === 'heading' ||
  isPlanTitle(block.kind === 'table' ? '' : block.text) ||
  (block.kind === 'paragraph' && readNumbering(block.text)?.label !== undefined);

/** On at least three pages, and on most of those between the first and the last. */
function runs(group: readonly SourceBlock[]): boolean {
  const pages = [...new Set(group.map((block) => block.spot.page ?? 0))];
  return pages.length >= 3 && pages.length >= (Math.max(...pages) - Math.min(...pages) + 1) * 0.45;
}
