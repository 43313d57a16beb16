import type { FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure, ExpectedTarget } from './expected-plan.ts';
import { key } from './same-words.ts';
import { add, share } from './shares.ts';

type FoundTarget = FoundMeasure['targets'][number];

/**
 * Targets are found by name (or one of the names of the expectation). Every value counts by itself, that before the plan too, and is
 * right where its year and its wording are.
 */
export function compareTargets(found: FoundMeasure | undefined, wanted: ExpectedMeasure) {
  const each = wanted.targets
    .filter(({ uncertain }) => uncertain === undefined)
    .map((target) => compareTarget(targetLike(target, found?.targets ?? []), target));
  return {
    targets: add(each.map((one) => one.values)),
    differences: each.flatMap((one) => one.differences),
    invented: [],
  };
}

const targetLike = ({ name, names }: ExpectedTarget, targets: readonly FoundTarget[]): FoundTarget | undefined =>
  targets.find((one) => key(one.name) === key(name)) ??
  targets.find((one) => names.some((other) => key(other) === key(one.name)));

function compareTarget(found: FoundTarget | undefined, wanted: ExpectedTarget) {
  const asked = valuesOf(wanted);
  const has = found === undefined ? [] : valuesOf(found);
  const wrong = asked.filter(
    ([year, value]) => !has.some(([other, said]) => other === year && key(said) === key(value)),
  );
  return {
    values: share(asked.length - wrong.length, asked.length),
    differences:
      found === undefined
        ? [`target missed: ${wanted.name}`]
        : wrong.map(([year, value]) => `target ${wanted.name} ${year}: lacks ${value}`),
  };
}

const valuesOf = ({ baseline, byYear }: Pick<ExpectedTarget, 'baseline' | 'byYear'>): readonly [string, string][] => [
  ...(baseline === undefined ? [] : [[String(baseline.year), baseline.value] as [string, string]]),
  ...Object.entries(byYear),
];
