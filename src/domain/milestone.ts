import type { IsoDate } from './fiscal-year.ts';
import { addDays } from './instant.ts';
import type { Doubtful, Place } from './plan.ts';

/**
 * What a milestone is: a phase begins, a phase must be finished, a target (指標) falls due, an event that the plan dates, the
 * plan ends (its successor must be ready), the yearly review that the plan promises.
 */
export const MILESTONE_KINDS = [
  'phase-begins',
  'phase-ends',
  'target-due',
  'dated-event',
  'plan-ends',
  'yearly-review',
] as const;

export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** How exactly the plan tells the day: of a month the first day stands for it, of a fiscal year its first or last day. */
export type Precision = 'day' | 'month' | 'fiscal-year';

/** A day on which something is to happen, derived from a plan and never typed in twice. */
export interface Milestone extends Place, Doubtful {
  /** ASCII; stays the same when the date, the owners or other parts of the plan change. */
  readonly id: string;
  /** Municipality id. */
  readonly municipality: string;
  readonly municipalityName: string;
  /** Plan id. */
  readonly plan: string;
  readonly planTitle: string;
  readonly version: string;
  /** Absent where the whole plan is meant. */
  readonly measure?: { readonly id: string; readonly number?: string; readonly title: string };
  readonly kind: MilestoneKind;
  readonly date: IsoDate;
  readonly precision: Precision;
  /** What begins, ends or is reached: the phase, the value of the target; for the whole plan a short word. */
  readonly phase: string;
  /** The line of the 工程表, or the name of the 指標. */
  readonly lane?: string;
  /** Of `phase-begins`: the phase of the same line that must be finished on the day before. */
  readonly previous?: string;
  /** Of `phase-ends`: the phase of the same line that begins on the next day; its milestone reminds of both. */
  readonly next?: string;
  /** Sections in charge; of the whole plan, the plan's contact. Empty where the plan names none. */
  readonly owners: readonly string[];
}

/** The last day on which it can be: only after it has a milestone passed. Of a month, the month's last day. */
export const lastPossibleDay = ({ date, precision }: Pick<Milestone, 'date' | 'precision'>): IsoDate =>
  precision === 'month' ? addDays(`${addDays(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1) : date;

/** Whether a milestone lies in the twelve months from a day. */
export const isAhead = (milestone: Pick<Milestone, 'date' | 'precision'>, day: IsoDate): boolean =>
  day <= lastPossibleDay(milestone) && milestone.date < yearLater(day);

/** The same day a year later, as text; of 29 February one that no year has, which compares as it should. */
const yearLater = (day: IsoDate): IsoDate => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** Which milestones are wanted; what is absent does not restrict. `from` and `to` are inclusive. */
export interface MilestoneFilter {
  readonly municipality?: string;
  readonly department?: string;
  readonly kind?: MilestoneKind;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}
