import type { FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure } from './expected-plan.ts';
import { key, nearly, retold, sameNumber } from './same-words.ts';

export interface Pairs {
  readonly pairs: readonly (readonly [FoundMeasure, ExpectedMeasure])[];
  readonly missed: readonly ExpectedMeasure[];
  readonly extra: readonly FoundMeasure[];
}

type Same = (found: FoundMeasure, wanted: ExpectedMeasure, source: string) => boolean;

/** In this order, each over all measures, so that a good pair is never given away for a worse one. */
const RULES: readonly Same[] = [
  (found, wanted) =>
    key(found.title) === key(wanted.title) &&
    found.number !== undefined &&
    wanted.number !== undefined &&
    sameNumber(found.number, wanted.number),
  (found, wanted) => key(found.title) === key(wanted.title),
  (found, wanted) => nearly(key(found.title), key(wanted.title)),
  (found, wanted, source) => retold(found.title, wanted.title, source),
];

/**
 * Pairs measures one to one: by title and number, then by title, then by a title that differs only in spelling, then by
 * the source's own wording of a title that a person retold. A number alone is no
 * pair. Of several that fit, the first in the order of the plan is taken.
 */
export function pairMeasures(
  found: readonly FoundMeasure[],
  expected: readonly ExpectedMeasure[],
  source: string,
): Pairs {
  const partner = new Map<ExpectedMeasure, FoundMeasure>();
  const taken = new Set<FoundMeasure>();
  for (const same of RULES) {
    for (const wanted of expected.filter((one) => !partner.has(one))) {
      const fit = found.find((one) => !taken.has(one) && same(one, wanted, source));
      if (fit === undefined) continue;
      partner.set(wanted, fit);
      taken.add(fit);
    }
  }
  return {
    pairs: [...partner].map(([wanted, fit]) => [fit, wanted]),
    missed: expected.filter((one) => !partner.has(one)),
    extra: found.filter((one) => !taken.has(one)),
  };
}
