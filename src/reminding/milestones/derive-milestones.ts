import type { Milestone } from '../../domain/milestone.ts';
import type { Plan } from '../../domain/plan.ts';
import { measureFrame } from './milestone-frame.ts';
import { phaseMilestones } from './phase-milestones.ts';
import { planEnd, reviewMilestones, targetMilestones } from './plan-milestones.ts';
import { byDateThenId } from './select-milestones.ts';

/**
 * Every milestone of a plan, by date, then by id; ids are unique. A fiscal year begins on 1 April and ends on 31 March
 * (地方自治法 第208条). Needs a plan that `loadKnowledge` has checked.
 */
export const deriveMilestones = (plan: Plan): readonly Milestone[] =>
  [
    ...plan.measures.flatMap((measure) => {
      const frame = measureFrame(plan, measure);
      return [...phaseMilestones(plan, measure, frame), ...targetMilestones(plan, measure, frame)];
    }),
    planEnd(plan),
    ...reviewMilestones(plan),
  ].toSorted(byDateThenId);
