import { firstDayOf, type FiscalYear, fiscalYearOf, type IsoDate, lastDayOf } from '../../src/domain/fiscal-year.ts';
import {
  type Milestone,
  MILESTONE_KINDS,
  type MilestoneFilter,
  type MilestoneKind,
} from '../../src/domain/milestone.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { isPast } from './milestone-day.ts';
import { yearsOf } from './upcoming.ts';

/** What a person chose on the 期限一覧. Without a year, everything from today on. */
export interface MilestoneSelection {
  readonly year?: FiscalYear;
  readonly section?: string;
  readonly kind?: MilestoneKind;
}

/** What can be chosen: what at least one milestone of the municipality has. */
export interface MilestoneOptions {
  readonly years: readonly FiscalYear[];
  readonly sections: readonly string[];
  readonly kinds: readonly MilestoneKind[];
}

/** Nothing chosen. */
export const ANY_MILESTONE: MilestoneSelection = {};

/** What a municipality's milestones offer to choose from; sections in the order of its list of departments. */
export function optionsOf(plan: Plan, milestones: readonly Milestone[]): MilestoneOptions {
  const owners = new Set(milestones.flatMap((milestone) => milestone.owners));
  const listed = plan.municipality.departments.map(({ name }) => name).filter((name) => owners.has(name));
  const years = milestones.map(({ date }) => fiscalYearOf(date));
  return {
    years: years.length === 0 ? [] : yearsOf([Math.min(...years), Math.max(...years)]),
    sections: [...new Set([...listed, ...owners])],
    kinds: MILESTONE_KINDS.filter((kind) => milestones.some((milestone) => milestone.kind === kind)),
  };
}

/** Reads what was chosen; what cannot be chosen counts as not chosen. */
export function readSelection(
  wanted: { year?: string; section?: string; kind?: string },
  options: MilestoneOptions,
): MilestoneSelection {
  const year = options.years.find((candidate) => String(candidate) === wanted.year);
  const section = options.sections.find((name) => name === wanted.section);
  const kind = options.kinds.find((name) => name === wanted.kind);
  return {
    ...(year === undefined ? {} : { year }),
    ...(section === undefined ? {} : { section }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** The selection as the desk is asked for it. Without a year it does not end on any day, nor begin on one. */
export const filterOf = (municipality: string, { year, section, kind }: MilestoneSelection): MilestoneFilter => ({
  municipality,
  ...(section === undefined ? {} : { department: section }),
  ...(kind === undefined ? {} : { kind }),
  ...(year === undefined ? {} : { from: firstDayOf(year), to: lastDayOf(year) }),
});

/** What the page shows: first what is still to come; of a year then what is past. */
export function shownOf(
  milestones: readonly Milestone[],
  { year }: MilestoneSelection,
  today: IsoDate,
): readonly Milestone[] {
  const coming = milestones.filter((milestone) => !isPast(milestone, today));
  return year === undefined ? coming : [...coming, ...milestones.filter((milestone) => isPast(milestone, today))];
}
