import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { Measure, Plan, Term } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';
import type { Found } from '../../ports/chat-desk.ts';
import { measureReply, ownersOf, termReply, titleOf } from './plan-cards.ts';

/** More than this nobody reads in a list of results; Teams shows 25 at once. */
const MOST_FOUND = 25;

/** Measures or terms whose names hold a text, the best first; the first ones of the plans where it is empty. */
export function searchPlans(
  plans: readonly Plan[],
  what: 'measure' | 'term',
  text: string,
  today: IsoDate,
): readonly Found[] {
  const wanted = normalise(text);
  const candidates = plans.flatMap((plan) =>
    what === 'measure'
      ? plan.measures.map((measure) => ({
          names: measureNames(measure),
          found: () => measureFound(plan, measure, today),
        }))
      : plan.terms.map((term) => ({ names: termNames(term), found: () => termFound(plan, term) })),
  );
  return candidates
    .map(({ names, found }) => ({ rank: rankOf(names, wanted), found }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_FOUND)
    .map(({ found }) => found());
}

/** The title first: it counts for more than the other names. */
const measureNames = ({ number, title, english, names }: Measure): readonly string[] => [
  title,
  ...(number === undefined ? [] : [number]),
  english,
  ...names,
];

const termNames = ({ name, names, english, reading, expansion }: Term): readonly string[] => [
  name,
  ...names,
  english,
  ...[reading, expansion].filter((other) => other !== undefined),
];

/** 0 for the whole title, 1 where it begins so, 2 where it holds the text, and 3 to 5 for the other names; infinite for none. */
function rankOf([title = '', ...others]: readonly string[], wanted: string): number {
  if (wanted === '') return 0;
  return Math.min(
    nearness(normalise(title), wanted),
    3 + Math.min(...others.map((name) => nearness(normalise(name), wanted))),
  );
}

function nearness(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return holds(name, wanted) ? 2 : Number.POSITIVE_INFINITY;
}

/** `ai` stands in `生成ai`, but not in `maintain`. */
const holds = (name: string, wanted: string): boolean =>
  name
    .split(wanted)
    .slice(0, -1)
    .some((before) => !/[a-z]$/u.test(before) || !/^[a-z]/u.test(wanted));

const measureFound = (plan: Plan, measure: Measure, today: IsoDate): Found => ({
  title: titleOf(measure),
  subtitle: [plan.municipality.name, ...(plan.namesOwners ? [ownersOf(measure)] : measure.group.slice(-1))].join('・'),
  reply: measureReply(plan, measure, today),
});

const termFound = (plan: Plan, term: Term): Found => ({
  title: term.name,
  subtitle: [plan.municipality.name, term.expansion ?? term.english].join('・'),
  reply: termReply(plan, term),
});
