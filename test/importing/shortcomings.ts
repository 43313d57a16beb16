import type { Comparison } from './compare-drafts.ts';
import { part, percent } from './shares.ts';

/**
 * The least shares (0–1) that an import has to reach. `glossary` counts the terms that the plan itself lists in a glossary or explains in a note;
 * knowledge written by hand also explains words that the plan only uses.
 */
export type Least = { readonly measures: number; readonly owners: number; readonly cells: number } & (
  | { readonly terms: number }
  | { readonly glossary: number }
);

/** A plan of a municipality that nobody has looked at before. */
export const LEAST_OF_ANY: Least = { measures: 0.9, owners: 0.9, cells: 0.8, terms: 0.9 };
/** A plan whose knowledge was written by hand too. */
export const LEAST_OF_SHIPPED: Least = { measures: 0.97, owners: 0.97, cells: 0.92, glossary: 0.97 };
/** So many measures and terms may be found beyond the expected ones, of all that are expected. */
const MOST_EXTRA = 0.1;

/**
 * What an import falls short in, as lines for people, followed by every difference; empty where it is good enough. Nothing may be invented,
 * and what is found beyond the expectation is at most a tenth of it: a list of everything would find everything.
 */
export function shortcomings({ figures, differences, invented }: Comparison, least: Least): readonly string[] {
  const low = (['measures', 'owners', 'cells', 'terms', 'glossary'] as const).flatMap((name) => {
    const asked = name in least ? Number(Reflect.get(least, name)) : 0;
    return part(figures[name]) < asked ? [`${name}: ${percent(figures[name])} where ${asked * 100}% are asked`] : [];
  });
  const many = [
    ...(figures.extraMeasures > figures.measures.of * MOST_EXTRA
      ? [`measures too many: ${figures.extraMeasures}`]
      : []),
    ...(figures.extraTerms > figures.terms.of * MOST_EXTRA ? [`terms too many: ${figures.extraTerms}`] : []),
  ];
  const made = invented.map((line) => `invented: ${line}`);
  const all = [...low, ...many, ...made];
  return all.length === 0 ? [] : [...all, ...differences];
}
