/** How wide a text is printed: 2 for a full-width character, 1 for others. */
export const printedWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (NARROW.test(character) ? 1 : 2), 0);

const NARROW = /[\u0020-\u007e\uff61-\uff9f]/u;

/** The width at which the lines of a text were broken, and how it was counted: by what is printed, or by letters. */
export interface Wrap {
  readonly width: number;
  readonly slack: number;
  readonly measure: (text: string) => number;
}

/**
 * The width at which the lines of a text were broken; undefined where they were not. That is so where many of the long lines are of one
 * width but for the two characters that Japanese typesetting may move over a line's end.
 */
export function wrapWidth(lines: readonly string[]): Wrap | undefined {
  const [best] = WAYS.flatMap((way) => wrapBy(lines, way)).toSorted((one, other) => other.share - one.share);
  return best?.wrap;
}

/** Whether a line is as wide as the lines of its text may be. */
export function isFull(line: string, wrap: Wrap | undefined): boolean {
  if (wrap === undefined) return false;
  const width = wrap.measure(line.slice(0, WIDEST));
  return width >= wrap.width - wrap.slack && width <= wrap.width + wrap.slack;
}

interface Way {
  readonly measure: (text: string) => number;
  readonly narrowest: number;
  /** Two characters. */
  readonly slack: number;
}

const WAYS: readonly Way[] = [
  { measure: printedWidth, narrowest: 40, slack: 4 },
  { measure: (text) => [...text].length, narrowest: 20, slack: 2 },
];

function wrapBy(
  lines: readonly string[],
  { measure, narrowest, slack }: Way,
): readonly { readonly wrap: Wrap; readonly share: number }[] {
  const widths = lines.map((line) => measure(line.slice(0, WIDEST))).filter((width) => width >= narrowest);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const near = (width: number): number =>
    Array.from({ length: slack + 1 }, (_, less) => counts.get(width - less) ?? 0).reduce(
      (sum, count) => sum + count,
      0,
    );
  const [best] = [...counts.keys()].toSorted((one, other) => near(other) - near(one) || other - one);
  if (best === undefined || near(best) < FEWEST || near(best) < widths.length * SHARE) return [];
  return [{ wrap: { width: best, slack, measure }, share: near(best) / widths.length }];
}

const WIDEST = 300;
const FEWEST = 6;
const SHARE = 0.4;
