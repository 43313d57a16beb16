import { type Box, heightOf, middleOf, widthOf } from './geometry.ts';
import type { Glyph, PageContent } from './page-content.ts';

/** A bullet is no smaller and no larger than these shares of the letters beside it, and no further from them than this many ems. */
const SMALLEST = 0.2;
const LARGEST = 0.7;
const FARTHEST = 2;

/** More small shapes than this are a pattern. */
const MOST = 1_000;

/** The page with the bullets of its lists, which browsers draw as small discs and squares, turned into ・: an item begins there. */
export function withBullets(content: PageContent): PageContent {
  const shapes = [...content.fills.map(({ box }) => box), ...content.strokes];
  const candidates = shapes.filter((box) => isRound(box) && widthOf(box) < 12);
  if (candidates.length === 0 || candidates.length > MOST) return content;
  const bullets = new Map(candidates.flatMap((box) => bulletOf(box, content.glyphs).map((glyph) => [box, glyph])));
  return {
    ...content,
    fills: content.fills.filter(({ box }) => !bullets.has(box)),
    strokes: content.strokes.filter((box) => !bullets.has(box)),
    glyphs: [...content.glyphs, ...bullets.values()],
  };
}

const isRound = (box: Box): boolean => Math.abs(widthOf(box) - heightOf(box)) < 0.25 * widthOf(box);

function bulletOf(box: Box, glyphs: readonly Glyph[]): readonly Glyph[] {
  const [, y] = middleOf(box);
  const beside = (glyph: Glyph, gap: number): boolean =>
    glyph.run === 'across' &&
    y > glyph.box.top &&
    y < glyph.box.bottom &&
    gap > -0.1 * glyph.size &&
    gap < FARTHEST * glyph.size &&
    widthOf(box) > SMALLEST * glyph.size &&
    widthOf(box) < LARGEST * glyph.size;
  const next = glyphs.find((glyph) => beside(glyph, glyph.box.left - box.right) && /\S/u.test(glyph.text));
  const before = glyphs.some((glyph) => beside(glyph, box.left - glyph.box.right) && /\S/u.test(glyph.text));
  if (next === undefined || before) return [];
  const { size, bold, gothic } = next;
  const { top, bottom } = next.box;
  // It reaches up to its text, so that no blank comes between.
  return [
    { text: '・', box: { left: box.left, right: next.box.left, top, bottom }, size, bold, gothic, run: 'across' },
  ];
}
