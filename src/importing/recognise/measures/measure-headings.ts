import { readNumbering } from '../outline/numbering.ts';
import type { Heading } from '../recognition.ts';
import { rowsNameOwners, type RowReading } from './row-readings.ts';
import { titleRank } from './fields.ts';
import { isOwned, type Told } from './section-evidence.ts';

/** Which headings are measures: those of the styles under which the plan says who is in charge, or else when. */
export interface MeasureHeadings {
  /** The measure that a section belongs to, or undefined where it belongs to none. */
  readonly measureOf: (chain: readonly Heading[]) => Heading | undefined;
}

/**
 * Chooses them by their style, since a plan marks its measures alike: the innermost heading over each owner votes for its style; a
 * style with few votes is a heading that only happens to stand between. Without any owner the timetables vote.
 */
export function measureHeadings(told: readonly Told[]): MeasureHeadings {
  const owned = votes(told.filter(({ evidence }) => evidence.some(isOwned)));
  const styles =
    owned.size > 0
      ? owned
      : votes(
          told.filter(({ evidence }) => evidence.some(isLanes)),
          2,
        );
  return { measureOf: (chain) => chain.findLast((heading) => styles.has(styleOf(heading))) };
}

const isLanes = (one: Told['evidence'][number]): boolean =>
  one.kind === 'timed' && !rowsAreMeasures(one.rows, one.heads);

/** Whether the rows of a timetable are measures by themselves: they name owners, are numbered, or stand under 取組名 or 事業名. */
export function rowsAreMeasures(rows: readonly RowReading[], heads: readonly string[]): boolean {
  if (rowsNameOwners(rows)) return true;
  const numbered = rows.filter(({ title, number }) => number !== undefined || title?.number !== undefined);
  if (numbered.length >= 2 && numbered.length * 5 >= rows.length * 3) return true;
  return rows.length >= 2 && Math.max(0, ...heads.map(titleRank)) >= 2;
}

/**
 * The styles of the headings that hold something, each with enough of the votes: one that stands below another needs half as many
 * as that, one without a number more than any other.
 */
function votes(told: readonly Told[], least = 1): ReadonlySet<string> {
  const voters = [
    ...new Map(told.flatMap(({ section }) => section.chain.slice(-1).map((own) => [own, section.chain] as const))),
  ];
  const counts = new Map<string, number>();
  for (const [own] of voters) counts.set(styleOf(own), (counts.get(styleOf(own)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const needed = (style: string): number => {
    if (style === UNNUMBERED) return most;
    const outer = voters.flatMap(([own, chain]) => (styleOf(own) === style ? chain.slice(0, -1).map(styleOf) : []));
    const over = Math.max(0, ...outer.filter((other) => other !== style).map((other) => counts.get(other) ?? 0));
    return Math.max(least, most * SHARE, over / 2);
  };
  return new Set([...counts].filter(([style, count]) => count >= needed(style)).map(([style]) => style));
}

const SHARE = 0.15;
const UNNUMBERED = 'none';

/** What headings of one level have in common; all without a number are alike. */
export function styleOf({ label, title }: Heading): string {
  if (label !== undefined)
    return readNumbering(`${label} ${title === '' ? '題' : title}`)?.style ?? label.replace(/\d+/gu, '#');
  const inTitle = readNumbering(title);
  if (inTitle?.label !== undefined) return inTitle.style;
  return /^[A-ZＡ-Ｚ][-－‐]\d/u.test(title) ? 'lettered' : UNNUMBERED;
}
