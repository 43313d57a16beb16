/** How wide a text is printed: 2 for a full-width character, 1 for others. */
export const printedWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (NARROW.test(character) ? 1 : 2), 0);

const NARROW = /[\u0020-\u007e\uff61-\uff9f]/u;

/**
 * The width at which the lines of a text were broken, in half-width characters; undefined where they were not. That is so where
 * many of the long lines are of one width but for the two characters that Japanese typesetting may move over a line's end.
 */
export function wrapWidth(lines: readonly string[]): number | undefined {
  const widths = lines.map((line) => printedWidth(line.slice(0, WIDEST))).filter((width) => width >= NARROWEST);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const near = (width: number): number =>
    Array.from({ length: SLACK + 1 }, (_, less) => counts.get(width - less) ?? 0).reduce(
      (sum, count) => sum + count,
      0,
    );
  const [best] = [...counts.keys()].toSorted((one, other) => near(other) - near(one) || other - one);
  if (best === undefined) return undefined;
  return near(best) >= FEWEST && near(best) >= widths.length * SHARE ? best : undefined;
}

/** Whether a line is as wide as the lines of its text may be. */
export const isFull = (line: string, wrap: number | undefined): boolean => {
  const width = wrap === undefined ? 0 : printedWidth(line.slice(0, WIDEST));
  return wrap !== undefined && width >= wrap - SLACK && width <= wrap + SLACK;
};

const WIDEST = 300;
const NARROWEST = 40;
const SLACK = 4;
const FEWEST = 6;
const SHARE = 0.4;
