import type { Milestone } from '../../domain/milestone.ts';
import type { Doubtful, Measure, Place, Plan } from '../../domain/plan.ts';

/** What does not differ from one milestone of a measure, or of a plan, to the next. */
export type MilestoneFrame = Pick<
  Milestone,
  | 'municipality'
  | 'municipalityName'
  | 'plan'
  | 'planTitle'
  | 'version'
  | 'measure'
  | 'owners'
  | 'place'
  | 'page'
  | 'uncertain'
>;

/** What all milestones of a measure have in common. */
export const measureFrame = (plan: Plan, measure: Measure): MilestoneFrame => ({
  ...frameOf(plan, measure),
  measure: {
    id: measure.id,
    title: measure.title,
    ...(measure.number === undefined ? {} : { number: measure.number }),
  },
  owners: measure.owners,
});

/** What all milestones of a whole plan have in common; `found` is where the plan says it. */
export const planFrame = (plan: Plan, found: Place & Doubtful): MilestoneFrame => ({
  ...frameOf(plan, found),
  owners: plan.contact.departments,
});

const frameOf = (
  plan: Plan,
  { place, page, uncertain }: Place & Doubtful,
): Omit<MilestoneFrame, 'measure' | 'owners'> => ({
  municipality: plan.municipality.id,
  municipalityName: plan.municipality.name,
  plan: plan.id,
  planTitle: plan.title,
  version: plan.version,
  place,
  ...(page === undefined ? {} : { page }),
  ...(uncertain === undefined ? {} : { uncertain }),
});
