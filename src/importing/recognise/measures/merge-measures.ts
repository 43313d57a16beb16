import type { FoundMeasure } from './found-measure.ts';
import { numerals } from '../outline/numerals.ts';
import { likeness, similar, titleKey } from './similar.ts';

/** All that the plan tells of one measure; the place that tells most comes first. */
export interface Merged {
  readonly places: readonly FoundMeasure[];
}

/**
 * Puts together what several places tell of the same measure: an overview, a list, a roadmap and a sheet of its own are one. Two
 * rows of one table never are, nor are two of the same kind under different headings. The order is that of the plan's fullest
 * list, or else of the text.
 */
export function mergeMeasures(found: readonly FoundMeasure[]): readonly Merged[] {
  const merged: { places: FoundMeasure[] }[] = [];
  const loose: FoundMeasure[] = [];
  for (const kind of ['detail', 'row', 'list', 'overview'] as const) {
    const before = [...merged];
    // Of one kind only equal titles are the same, so that each is compared with its namesakes alone.
    const namesakes = new Map<string, { places: FoundMeasure[] }[]>();
    for (const measure of found.filter((one) => one.kind === kind)) {
      const key = titleKey(measure.title);
      const own = namesakes.get(key) ?? [];
      const same = bestMatch(measure, [...before, ...own]);
      if (same !== undefined) same.places.push(measure);
      else if (kind === 'overview') loose.push(measure);
      else {
        const one = { places: [measure] };
        merged.push(one);
        namesakes.set(key, [...own, one]);
      }
    }
  }
  return inOrder([...merged, ...trusted(loose, merged)], found);
}

/** What only an overview names is a measure where nearly all it names are, or where there is nothing else. */
function trusted(loose: readonly FoundMeasure[], merged: readonly Merged[]): readonly Merged[] {
  const byTable = new Map<number, readonly FoundMeasure[]>();
  for (const one of loose) byTable.set(one.origin, [...(byTable.get(one.origin) ?? []), one]);
  return [...byTable].flatMap(([origin, rest]) => {
    const known = merged.filter(({ places }) => places.some((place) => place.origin === origin)).length;
    return known >= 3 && known >= rest.length * 3 ? rest.map((one) => ({ places: [one] })) : [];
  });
}

function bestMatch(
  measure: FoundMeasure,
  merged: readonly { places: FoundMeasure[] }[],
): { places: FoundMeasure[] } | undefined {
  let best: { places: FoundMeasure[] } | undefined;
  let most = ENOUGH;
  for (const candidate of merged) {
    if (candidate.places.some(({ origin }) => origin === measure.origin)) continue;
    const score = Math.max(...candidate.places.map((place) => sameness(place, measure)));
    if (score >= most && (best === undefined || score > most)) [best, most] = [candidate, score];
  }
  return best;
}

const ENOUGH = 2;

/** The mark of what was told before. */
export const AGAIN = '再掲';

/** From 0 (not the same) to 4. */
function sameness(one: FoundMeasure, other: FoundMeasure): number {
  if (one.title === '' || other.title === '') return 0;
  const sameNumber =
    one.number !== undefined && other.number !== undefined && digits(one.number) === digits(other.number);
  const bothNumbered = one.number !== undefined && other.number !== undefined;
  const equal = similar(one.title, other.title);
  if (equal && [...one.tags, ...other.tags].includes(AGAIN)) return 3;
  if (one.kind === other.kind) return equal && (sameNumber || !bothNumbered) && sameGroup(one, other) ? 3 : 0;
  const group = sameGroup(one, other) ? 0.5 : 0;
  if (equal) return 3 + group + (sameNumber ? 0.4 : 0);
  const [a, b] = [titleKey(one.title), titleKey(other.title)];
  const begins = Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a));
  const alike = likeness(one.title, other.title);
  if (sameNumber && (begins || alike >= 0.5)) return 2.4 + group;
  if (!bothNumbered && (begins || alike >= 0.8)) return 2.1 + group;
  return alike >= 0.85 ? 2 + group : 0;
}

function sameGroup(one: FoundMeasure, other: FoundMeasure): boolean {
  const names = ({ above, groups }: FoundMeasure): readonly string[] => [...above.map(({ title }) => title), ...groups];
  const [a, b] = [names(one), names(other)];
  if (one.kind === other.kind) return similar(a.at(-1) ?? '題', b.at(-1) ?? '題');
  return a.some((name) => b.some((each) => titleKey(each).endsWith(titleKey(name)) && titleKey(name).length >= 4));
}

/** The number of a measure without its signs, so that ① and 1 are the same. */
export const digits = (number: string): string => numerals(number) || number;

/** A list that has more than half of the measures tells their order. */
function inOrder(merged: readonly Merged[], found: readonly FoundMeasure[]): readonly Merged[] {
  const origins = new Map<number, number>();
  for (const { places } of merged)
    for (const origin of new Set(places.map((place) => place.origin)))
      origins.set(origin, (origins.get(origin) ?? 0) + 1);
  const [fullest, count] = [...origins].toSorted(([, a], [, b]) => b - a)[0] ?? [0, 0];
  const leads = count * 2 > merged.length ? fullest : undefined;
  const position = ({ places }: Merged): number => {
    const listed = places.find(({ origin }) => origin === leads);
    const place = listed ?? places[0];
    return place === undefined ? 0 : found.indexOf(place);
  };
  return merged.toSorted((a, b) => position(a) - position(b));
}
