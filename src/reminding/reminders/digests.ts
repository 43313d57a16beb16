import type { IsoDate } from '../../domain/fiscal-year.ts';
import { isAhead } from '../../domain/milestone.ts';
import { type ActiveMilestone, digestOf, type PlanningInput, sectionsOf, type Wanted } from './planning.ts';

/**
 * The digests of the month, one for each section that has something ahead: from the first working day of a month of digests
 * until the month ends, should the service have been down. None when the milestones were first seen after that working day.
 */
export function dueDigests(active: readonly ActiveMilestone[], input: PlanningInput): readonly Wanted[] {
  const { day, policy, workingDays, municipality } = input;
  const month = day.slice(0, 7);
  if (!policy.digestMonths.includes(Number(month.slice(5)))) return [];
  const dueOn = workingDays.onOrAfter(`${month}-01`, municipality);
  if (day < dueOn || firstSeen(input) > dueOn) return [];
  const ahead = active.filter(({ milestone }) => isAhead(milestone, day));
  return [...new Set(ahead.flatMap(({ milestone }) => sectionsOf(milestone)))].map((department) => ({
    milestone: digestOf(municipality),
    occasion: { kind: 'digest', month },
    department,
    dueOn,
  }));
}

/** The day on which the first milestone was seen; today, where none was seen before or the clock ran ahead then. */
const firstSeen = ({ state, day }: PlanningInput): IsoDate =>
  state.milestones.reduce((first, { since }) => (since < first ? since : first), day);
