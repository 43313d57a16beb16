import type { SourceBlock, SourceDocument } from '../../../domain/source-document.ts';
import { readContents, titleKey } from './contents.ts';
import { colophonStart, coverLength } from './cover.ts';
import { headingBlock, plainLine, readCandidate } from './headings.ts';
import { nest } from './nest.ts';
import { withoutNoise } from './noise.ts';
import { withPages } from './printed-pages.ts';
import type { Outlined } from '../recognition.ts';

/**
 * The blocks of a plan with the headings above them, in the order of the documents. Running heads, page numbers and the table of
 * contents are gone; what they tell of printed pages is kept. Every line that reads as a heading is a heading block, however the
 * file marked it; a number whose title stands on the next line is one with it. What stands on the cover (表紙) and in the colophon
 * (奥付) has no headings and those words as its place.
 */
export function outline(documents: readonly SourceDocument[]): readonly Outlined[] {
  return documents.flatMap((document) => {
    const { blocks } = document;
    const contents = readContents(blocks);
    const text = joinTitles(withoutNoise(blocks.filter((block) => !contents.blocks.has(block))));
    const listed = new Set(contents.entries.flatMap(({ titles }) => titles.map(titleKey)));
    const cover = coverLength(text);
    const end = Math.max(colophonStart(text), cover);
    return withPages(
      [
        ...at('表紙', text.slice(0, cover)),
        ...nest(withoutRepeatedTitle(text, cover, end), listed),
        ...at('奥付', text.slice(end)),
      ],
      blocks,
      contents.entries,
    ).map((one) => withPlace(one, document));
  });
}

/** The title of the cover again: the layout repeats it over pages. */
function withoutRepeatedTitle(blocks: readonly SourceBlock[], cover: number, end: number): readonly SourceBlock[] {
  const titles = new Set(
    blocks.slice(0, cover).flatMap((block) => (block.kind === 'table' ? [] : [titleKey(block.text)])),
  );
  return blocks
    .slice(cover, end)
    .filter((block) => block.kind === 'table' || block.text.length < 6 || !titles.has(titleKey(block.text)));
}

/** What stands under no heading is told by its sheet or its file, so that it can be cited. */
const withPlace = (one: Outlined, { format, file }: SourceDocument): Outlined =>
  one.place !== '' ? one : { ...one, place: one.block.spot.sheet ?? (format === 'csv' ? file : '冒頭') };

const at = (place: string, blocks: readonly SourceBlock[]): readonly Outlined[] =>
  blocks.map((block) => ({ block, headings: [], place }));

/** Puts a number that stands alone (施策 1-1) and the title on the next line together. */
function joinTitles(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (let nth = 0; nth < blocks.length; nth += 1) {
    const [block, next] = [blocks[nth], blocks[nth + 1]];
    if (!block) continue;
    const candidate = readCandidate(block, next);
    const label = block.kind === 'table' ? '' : titleKey(block.text);
    const title = next && next.kind !== 'table' ? plainLine(next.text) : '';
    // A sheet is named 柱1, and its first line says 柱1 and the title.
    if (
      label.length >= 2 &&
      title !== '' &&
      candidate &&
      titleKey(title).startsWith(label) &&
      title.length <= 60 &&
      readCandidate(next ?? block, undefined)?.numbering?.label !== undefined &&
      titleKey(title) !== label
    )
      continue;
    if (block.kind !== 'table' && candidate?.title === '' && title !== '' && title.length <= 60 && !/。/u.test(title)) {
      joined.push(headingBlock(block, block.kind === 'heading' ? block.level : 9, `${plainLine(block.text)} ${title}`));
      nth += 1;
    } else joined.push(block);
  }
  return joined;
}
