import type { FoundMeasure } from './found-measure.ts';
import { digits, type Merged } from './merge-measures.ts';
import type { Told } from './section-evidence.ts';
import { likeness, similar } from './similar.ts';
import { firstSentences } from './summaries.ts';

/** A sheet without a heading, and the measure that it must be. */
export interface Recovered {
  readonly sheet: FoundMeasure;
  readonly of: Merged;
  readonly reason: string;
}

/**
 * Finds the measures whose sheets lost their headings, among those that only a list names: the text stands under the measure's
 * title elsewhere, or its sections are those of just one, or of the next in number.
 */
export function recoverTitles(
  sheets: readonly FoundMeasure[],
  found: readonly FoundMeasure[],
  merged: readonly Merged[],
  told: readonly Told[],
): readonly Recovered[] {
  const taken = new Set<Merged>();
  return sheets.flatMap((sheet) => {
    const free = merged.filter((one) => !taken.has(one) && !one.places.some(({ kind }) => kind === 'detail'));
    const of = byText(sheet, free, told) ?? byOwners(sheet, free, before(sheet, found, merged));
    if (of === undefined) return [];
    taken.add(of.measure);
    return [{ sheet, of: of.measure, reason: of.reason }];
  });
}

interface Guess {
  readonly measure: Merged;
  readonly reason: string;
}

function byText({ summary }: FoundMeasure, free: readonly Merged[], told: readonly Told[]): Guess | undefined {
  if (summary === undefined || summary.length < 20) return undefined;
  for (const { section, evidence } of told) {
    const texts = evidence.flatMap((one) => (one.kind === 'text' ? [firstSentences(one.text)] : []));
    const title = section.chain.at(-1)?.title ?? '';
    const measure = free.find(({ places }) => places.some((place) => similar(place.title, title)));
    if (measure !== undefined && texts.some((text) => likeness(text, summary) >= ALIKE)) {
      return { measure, reason: '個票の見出しが読み取れず、同じ説明のある取組のものとみなしました' };
    }
  }
  return undefined;
}

const ALIKE = 0.75;

function byOwners({ owners }: FoundMeasure, free: readonly Merged[], previous: string | undefined): Guess | undefined {
  if (owners === undefined || owners.owners.length === 0) return undefined;
  const key = owners.owners.toSorted().join();
  const same = free.filter(({ places }) => places.some((place) => place.owners?.owners.toSorted().join() === key));
  const next = same.find(({ places }) =>
    places.some(({ number }) => number !== undefined && Number(digits(number)) === Number(previous) + 1),
  );
  const measure = next ?? (same.length === 1 ? same[0] : undefined);
  return measure === undefined
    ? undefined
    : { measure, reason: '個票の見出しが読み取れず、担当が同じ取組のものとみなしました' };
}

/** The number of the measure whose sheet stands before. */
function before(sheet: FoundMeasure, found: readonly FoundMeasure[], merged: readonly Merged[]): string | undefined {
  const last = found.slice(0, found.indexOf(sheet)).findLast(({ kind, title }) => kind === 'detail' && title !== '');
  const of = merged.find(({ places }) => last !== undefined && places.includes(last));
  const number = of?.places.findLast((place) => place.number !== undefined)?.number;
  return number === undefined ? undefined : digits(number);
}
