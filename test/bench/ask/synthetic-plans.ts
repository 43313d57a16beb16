import type { Measure, Passage, Plan } from '../../../src/domain/plan.ts';

const MEASURES = 40;
const PASSAGES = 250;

/**
 * A country of plans, each with about 40 measures and 250 passages of its own, put together from the pieces of real ones so that
 * words are as frequent as in life. The same `count` gives the same plans.
 */
export function syntheticPlans(count: number, real: readonly Plan[]): readonly Plan[] {
  const measures = real.flatMap((plan) => plan.measures);
  const passages = real.flatMap((plan) => plan.passages);
  return Array.from({ length: count }, (_, at) => syntheticPlan(at, real, measures, passages));
}

function syntheticPlan(
  at: number,
  real: readonly Plan[],
  measures: readonly Measure[],
  passages: readonly Passage[],
): Plan {
  const model = pick(real, at);
  const id = `town-${at}`;
  const name = `第${at}町`;
  return {
    ...model,
    id,
    title: `${name}DX推進計画`,
    municipality: { ...model.municipality, id, name, english: `Town ${at}`, names: [] },
    measures: Array.from({ length: MEASURES }, (_, nth) => {
      const measure = pick(measures, at * 7 + nth * 3);
      return { ...measure, id: `${id}-${nth}`, number: String(nth + 1), summary: `${name}：${measure.summary}` };
    }),
    passages: Array.from({ length: PASSAGES }, (_, nth) => {
      const passage = pick(passages, at * 13 + nth * 5);
      return { ...passage, id: `${id}/${nth}`, text: `${name}では、${passage.text}` };
    }),
  };
}

function pick<T>(from: readonly T[], at: number): T {
  const found = from[at % from.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
