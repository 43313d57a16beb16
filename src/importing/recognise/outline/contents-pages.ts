import { titleKey, type Entry } from './contents.ts';

/** Something that a table of contents may name: a heading, by its place among the blocks. */
export interface Named {
  readonly at: number;
  /** The ways in which it may be named, the fullest first. */
  readonly keys: readonly string[];
}

/**
 * The printed pages of the headings that a table of contents names. Both are in the order of the plan, so the longest common
 * order is taken: a heading named once that stands twice gets its page where its neighbours are.
 */
export function pagesOf(headings: readonly Named[], entries: readonly Entry[]): ReadonlyMap<number, number> {
  const pages = new Map<number, number>();
  if (headings.length * entries.length > MOST_PAIRS) return pages;
  const named = entries.map((entry) => new Set(entry.titles.map(titleKey)));
  const longest = commonLengths(headings, named);
  for (let at = 0, nth = 0; at < headings.length && nth < entries.length;) {
    const [heading, page] = [headings[at], entries[nth]?.page];
    const here = longest[at]?.[nth] ?? 0;
    if (heading && isNamed(heading, named[nth]) && here === (longest[at + 1]?.[nth + 1] ?? 0) + 1) {
      if (page !== undefined) pages.set(heading.at, page);
      at += 1;
      nth += 1;
    } else if ((longest[at + 1]?.[nth] ?? 0) >= (longest[at]?.[nth + 1] ?? 0)) at += 1;
    else nth += 1;
  }
  return pages;
}

/** Some hundred pages of plan have far fewer; what has more is no plan. */
const MOST_PAIRS = 4_000_000;

const isNamed = (heading: Named, entry: ReadonlySet<string> | undefined): boolean =>
  heading.keys.some((key) => key !== '' && entry?.has(key) === true);

/** For every pair of a heading and an entry, how many of those from there on can be matched in order. */
function commonLengths(
  headings: readonly Named[],
  named: readonly ReadonlySet<string>[],
): readonly (readonly number[])[] {
  const lengths: number[][] = [...headings, undefined].map(() => Array.from({ length: named.length + 1 }, () => 0));
  for (let at = headings.length - 1; at >= 0; at -= 1) {
    const [row, below, heading] = [lengths[at], lengths[at + 1], headings[at]];
    if (!row || !below || !heading) continue;
    for (let nth = named.length - 1; nth >= 0; nth -= 1)
      row[nth] = Math.max(
        below[nth] ?? 0,
        row[nth + 1] ?? 0,
        isNamed(heading, named[nth]) ? (below[nth + 1] ?? 0) + 1 : 0,
      );
  }
  return lengths;
}
