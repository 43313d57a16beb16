import type { DoubtSubject, Draft, DraftMeasure } from '../../domain/draft.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';

/**
 * A draft of a new version with the ids of the version in force, and the other names that people gave its measures and terms:
 * reminders, answers and links go on by id. A measure is the same when its title is (spelling apart), else when its number and
 * its headings are and its title is like, else when its title is much like; each is used once.
 */
export function carryOver(draft: Draft, previous: Plan): Draft {
  const before = matchMeasures(draft.measures, previous.measures);
  const ids = newIds(draft.measures, before, previous.measures);
  const renamed = <T extends { readonly measure?: string }>(part: T): T =>
    part.measure === undefined ? part : { ...part, measure: ids.get(part.measure) ?? part.measure };
  // A plan seldom says in which prefecture it is; a municipality does not move.
  const { prefecture } = draft.doubts.some(({ about }) => isOfPrefecture(about)) ? previous.municipality : {};
  const terms = new Map(previous.terms.map((term) => [normalise(term.name), term]));
  return {
    ...draft,
    plan: { ...draft.plan, id: previous.id },
    municipality: {
      ...draft.municipality,
      ...(prefecture !== undefined && { prefecture }),
      names: union(draft.municipality.names, previous.municipality.names),
    },
    measures: draft.measures.map((measure) => ({
      ...measure,
      id: ids.get(measure.id) ?? measure.id,
      names: union(measure.names, before.get(measure.id)?.names ?? []),
    })),
    terms: draft.terms.map((term) => ({
      ...term,
      names: union(term.names, terms.get(normalise(term.name))?.names ?? []),
    })),
    passages: draft.passages.map(renamed),
    doubts: draft.doubts
      .filter(({ about }) => !(prefecture !== undefined && isOfPrefecture(about)))
      .map((doubt) => ({ ...doubt, about: renamed(doubt.about as { measure?: string }) as typeof doubt.about })),
  };
}

const isOfPrefecture = (about: DoubtSubject): boolean => about.kind === 'municipality' && about.field === 'prefecture';

const union = (first: readonly string[], second: readonly string[]): readonly string[] => [
  ...new Set([...first, ...second]),
];

type Named = Pick<Measure, 'title' | 'number' | 'group'>;

const titleKey = ({ title }: Named): string => normalise(title).replace(/\s/gu, '');

const numberKey = ({ number, group }: Named): string | undefined =>
  number === undefined ? undefined : normalise([...group, number].join('\n'));

/** The ways in which a measure is known again, the surest first. */
const SAME: readonly ((one: Named, other: Named) => boolean)[] = [
  (one, other) => titleKey(one) === titleKey(other),
  (one, other) =>
    numberKey(one) !== undefined &&
    numberKey(one) === numberKey(other) &&
    likeness(titleKey(one), titleKey(other)) > 0.3,
  (one, other) => likeness(titleKey(one), titleKey(other)) > 0.6,
];

/** The measures of the version in force by the ids of those in the draft. */
function matchMeasures(drafted: readonly DraftMeasure[], previous: readonly Measure[]): ReadonlyMap<string, Measure> {
  const found = new Map<string, Measure>();
  const free = new Set(previous);
  for (const isSame of SAME) {
    for (const measure of drafted) {
      const same = found.has(measure.id) ? undefined : [...free].find((other) => isSame(measure, other));
      if (same === undefined) continue;
      free.delete(same);
      found.set(measure.id, same);
    }
  }
  return found;
}

/** How much of two texts is the same: Dice's coefficient over pairs of characters, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return first.size + second.size === 0 ? 0 : (2 * shared) / (first.size + second.size);
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set([...text].slice(1).map((character, at) => ([...text][at] ?? '') + character));

/** New ids by the ids in the draft; one that the previous version used for something else is not given to another measure. */
function newIds(
  drafted: readonly DraftMeasure[],
  before: ReadonlyMap<string, Measure>,
  previous: readonly Measure[],
): ReadonlyMap<string, string> {
  const taken = new Set(previous.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of drafted) {
    const kept = before.get(id)?.id ?? freeId(id, taken);
    taken.add(kept);
    ids.set(id, kept);
  }
  return ids;
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? id : `${id}-${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
