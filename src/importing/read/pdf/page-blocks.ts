import type { SourceBlock, SourceTable } from '../../../domain/source-document.ts';
import { headings, paragraphs } from '../blocks.ts';
import type { RawParagraph } from './paragraphs.ts';
import type { PageReading } from './read-page.ts';

/** What most of a document is set in. */
interface Body {
  readonly size: number;
  readonly bold: boolean;
  readonly gothic: boolean;
  /** The sizes of headings, the largest first. */
  readonly larger: readonly number[];
}

/** The blocks of all pages: what is larger than the rest, or bold in a line of its own, is a heading; a small note at the foot a footnote. */
export function pageBlocks(pages: readonly PageReading[], file: string): readonly SourceBlock[] {
  const body = bodyOf(pages.flatMap((page) => page.items.filter(isRaw)));
  return pages.flatMap((page) => {
    const spot = { file, page: page.page };
    let atFoot = false;
    return page.items.flatMap((item): readonly SourceBlock[] => {
      if (!isRaw(item)) return [item];
      const level = headingLevel(item, body);
      if (level !== undefined) return headings(level, item.text, spot);
      atFoot = isFootnote(item, body, page.height, atFoot);
      return paragraphs(item.text, spot, { bold: item.bold, listItem: item.listItem && !atFoot, footnote: atFoot });
    });
  });
}

const isRaw = (item: RawParagraph | SourceTable): item is RawParagraph => item.kind === 'raw';

function bodyOf(items: readonly RawParagraph[]): Body {
  const size = mostCommonSize(items);
  const ofBody = items.filter((item) => isNear(item.size, size));
  const share = (has: (item: RawParagraph) => boolean): number => letters(ofBody.filter(has)) / (letters(ofBody) || 1);
  const body = { size, bold: share((item) => item.bold) > 0.5, gothic: share((item) => item.gothic) > 0.5, larger: [] };
  const sizes = items.filter((item) => isLarger(item, body) && isTitle(item)).map((item) => item.size);
  return { ...body, larger: classes(sizes) };
}

const letters = (items: readonly RawParagraph[]): number => items.reduce((sum, item) => sum + item.text.length, 0);

function mostCommonSize(items: readonly RawParagraph[]): number {
  const weights = new Map<number, number>();
  for (const item of items) {
    const size = Math.round(item.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + item.text.length);
  }
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < 0.08 * Math.max(one, other);

function classes(sizes: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const size of sizes.toSorted((one, other) => other - one)) {
    if (!found.some((known) => isNear(known, size))) found.push(size);
  }
  return found;
}

const isLarger = (item: RawParagraph, body: Body): boolean => item.size > 1.07 * body.size;

/** Short, with words in it, and no sentence. */
const isTitle = (item: RawParagraph): boolean =>
  item.lines <= 3 && item.text.length <= 80 && !/[。、，．]$/u.test(item.text) && /\p{L}.*\p{L}/u.test(item.text);

function headingLevel(item: RawParagraph, body: Body): number | undefined {
  if (!isTitle(item)) return undefined;
  if (isLarger(item, body)) return body.larger.findIndex((size) => isNear(size, item.size)) + 1;
  const standsOut = (item.bold && !body.bold) || (item.gothic && !body.gothic && !item.listItem);
  const isOwn = item.lines <= 2 && item.text.length <= 60 && item.size > 0.92 * body.size;
  return standsOut && isOwn ? body.larger.length + 1 : undefined;
}

const NOTE_MARK = /^(?:[※＊*†]|注|[0-9０-９]{1,3}[\s)）]|[⁰¹²³⁴-⁹]|\[?[0-9]{1,3}\])/u;

/** Small, in the lower part of the page, and begun by the mark of a note, or after one that was. */
const isFootnote = (item: RawParagraph, body: Body, height: number, after: boolean): boolean =>
  item.size < 0.92 * body.size &&
  item.box.top > 0.5 * height &&
  (after || NOTE_MARK.test(item.text)) &&
  item.text.length > 4;
