import { type Box, boxAroundAll, middleOf, widthOf } from './geometry.ts';

/** Boxes that are read one after the other, downwards: a column of text, or a stretch across the page. */
export interface Flow<T> {
  readonly items: readonly T[];
  /** Where its text ends on the right, as far as is known. */
  readonly right: number;
}

/** Something with a place on the page: a line, one that runs downwards, or a table, which may be as wide as it likes. */
export interface Placed {
  readonly box: Box;
  readonly kind: 'line' | 'downward' | 'table';
}

/** A column has at least this many lines. */
const FEWEST_LINES = 3;

/** Half of the width that must be free between two columns, in points. */
const GUTTER = 4;

/**
 * The order in which people read what stands on a page: from above, and where the page is parted in columns the left one first.
 * Columns are told from tables without lines by their lines, which are nearly as long as the column is wide.
 */
export function readingOrder<T extends Placed>(items: readonly T[], pageWidth: number, depth = 0): readonly Flow<T>[] {
  if (items.length === 0) return [];
  const parted = depth < DEEPEST && items.length <= MOST_LINES ? bestParting(items) : undefined;
  if (parted === undefined) return [flowOf(items, pageWidth * (depth === 0 ? NARROWEST_PAGE : NARROWEST_COLUMN))];
  const { at, from, to } = parted;
  const [above, left, right, below]: [T[], T[], T[], T[]] = [[], [], [], []];
  const begin = Math.max(from, columnsBegin(items, parted));
  for (const item of items) {
    const [x, y] = middleOf(item.box);
    if (y <= begin) above.push(item);
    else if (y >= to) below.push(item);
    else if (x < at) left.push(item);
    else right.push(item);
  }
  return [above, left, right, below].flatMap((part) => readingOrder(part, pageWidth, depth + 1));
}

/** Columns in columns in columns are no layout. */
const DEEPEST = 6;

/** A page with more lines than this is no text. */
const MOST_LINES = 1_500;

/** Text is set at least this wide, as a share of the page: without that, two short lines would look like one that was broken. */
const NARROWEST_PAGE = 0.35;
const NARROWEST_COLUMN = 0.18;

function flowOf<T extends Placed>(items: readonly T[], narrowest: number): Flow<T> {
  const rights = items.map((item) => item.box.right).toSorted((one, other) => other - one);
  const left = Math.min(...items.map((item) => item.box.left));
  const downwards = items.every((item) => item.kind === 'downward');
  return {
    items: items.toSorted((one, other) =>
      downwards ? other.box.right - one.box.right : heightFor(one) - heightFor(other) || one.box.left - other.box.left,
    ),
    right: Math.max(rights[1] ?? rights[0] ?? 0, left + narrowest),
  };
}

/** Lines follow each other by what they stand on, whatever their size; a table by where it begins. */
const heightFor = ({ box, kind }: Placed): number => (kind === 'line' ? box.bottom : box.top);

interface Parting {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

/** Columns begin at the same height: what stands above on one side only is no part of them. */
function columnsBegin(items: readonly Placed[], { at, from, to }: Parting): number {
  const within = items.filter((item) => middleOf(item.box)[1] > from && middleOf(item.box)[1] < to);
  const tops = [true, false].map((left) =>
    Math.min(...within.filter((item) => middleOf(item.box)[0] < at === left).map((item) => item.box.top)),
  );
  return Math.max(...tops) - LEVEL;
}

/** Lines beside each other may be set this much higher or lower, in points. */
const LEVEL = 6;

function bestParting(items: readonly Placed[]): Parting | undefined {
  const tried = new Set<number>();
  let best: Parting | undefined;
  for (const item of items) {
    const at = Math.round(item.box.right / GUTTER) * GUTTER + 2 * GUTTER;
    if (tried.has(at)) continue;
    tried.add(at);
    for (const parting of partingsAt(items, at)) {
      if (best === undefined || parting.lines > best.lines) best = parting;
    }
  }
  return best;
}

/** The stretches of a page in which nothing stands at `at`, and columns left and right of it. */
function partingsAt(items: readonly Placed[], at: number): readonly Parting[] {
  const crossing = items
    .filter((item) => item.box.left < at + GUTTER && item.box.right > at - GUTTER)
    .map((item) => middleOf(item.box)[1])
    .toSorted((one, other) => one - other);
  const edges = [-Infinity, ...crossing, Infinity];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? -Infinity;
    const within = items.filter((item) => {
      const [, y] = middleOf(item.box);
      return y > from && y < to;
    });
    const left = within.filter((item) => middleOf(item.box)[0] < at);
    const right = within.filter((item) => middleOf(item.box)[0] >= at);
    return isColumn(left) && isColumn(right) && lieBeside(left, right) ? [{ at, from, to, lines: within.length }] : [];
  });
}

function isColumn(items: readonly Placed[]): boolean {
  if (items.length < FEWEST_LINES) return false;
  const wide = widthOf(boxAroundAll(items.map((item) => item.box)));
  const shares = items.map((item) => (item.kind === 'line' ? widthOf(item.box) / wide : 1));
  const filled = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return wide > NARROWEST && filled > 0.5 && shares.filter((share) => share > 0.85).length >= 0.3 * shares.length;
}

/** No column of text is narrower, in points. */
const NARROWEST = 110;

function lieBeside(left: readonly Placed[], right: readonly Placed[]): boolean {
  const [one, other] = [boxAroundAll(left.map((item) => item.box)), boxAroundAll(right.map((item) => item.box))];
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top);
}
