import type { Milestone, MilestoneFilter } from '../domain/milestone.ts';
import type { Plan } from '../domain/plan.ts';
import { deriveMilestones } from './milestones/derive-milestones.ts';
import { selectMilestones } from './milestones/select-milestones.ts';
import { groupBy } from '../domain/group-by.ts';

const derived = new WeakMap<Plan, readonly Milestone[]>();

/** The milestones of a plan, derived when somebody first asks for them: a plan never changes while it is in memory. */
export function milestonesOf(plan: Plan): readonly Milestone[] {
  const known = derived.get(plan) ?? deriveMilestones(plan);
  derived.set(plan, known);
  return known;
}

/** Milestones of plans by filter, by date, then by id. */
export function milestonesAmong(plans: readonly Plan[]): (filter: MilestoneFilter) => readonly Milestone[] {
  const byMunicipality = groupBy(plans, ({ municipality }) => municipality.id);
  return (filter) => {
    const own = filter.municipality === undefined ? plans : (byMunicipality.get(filter.municipality) ?? []);
    return selectMilestones(own.flatMap(milestonesOf), filter);
  };
}

/** Milestones of a section, by date; of '' those for which the plan names no section. */
export function upcomingAmong(
  plans: readonly Plan[],
): (municipality: string, department: string) => readonly Milestone[] {
  const milestones = milestonesAmong(plans);
  return (municipality, department) =>
    department === ''
      ? milestones({ municipality }).filter(({ owners }) => owners.length === 0)
      : milestones({ municipality, department });
}
