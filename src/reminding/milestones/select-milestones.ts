import type { Milestone, MilestoneFilter } from '../../domain/milestone.ts';

/** The milestones that fit a filter, by date, then by id. */
export const selectMilestones = (milestones: readonly Milestone[], filter: MilestoneFilter): readonly Milestone[] =>
  milestones.filter((milestone) => fits(milestone, filter)).toSorted(byDateThenId);

const fits = (milestone: Milestone, { municipality, department, kind, from, to }: MilestoneFilter): boolean =>
  (municipality === undefined || milestone.municipality === municipality) &&
  (department === undefined || milestone.owners.includes(department)) &&
  (kind === undefined || milestone.kind === kind) &&
  (from === undefined || milestone.date >= from) &&
  (to === undefined || milestone.date <= to);

/** The order in which milestones are shown, by date, then by id; the same in every locale. */
export const byDateThenId = (a: Milestone, b: Milestone): number => compare(a.date, b.date) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
