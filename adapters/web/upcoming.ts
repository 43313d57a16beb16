import type { FiscalYear } from '../../src/domain/fiscal-year.ts';
import type { Measure, Phase, Plan } from '../../src/domain/plan.ts';

/** What a person chose on the page of a plan, made whole: the year lies within the plan, the section is one of its owners. */
export interface Selection {
  readonly year: FiscalYear;
  readonly section?: string;
}

/** A measure in one fiscal year. */
export interface MeasureInYear {
  readonly measure: Measure;
  readonly phases: readonly (Phase & { readonly begins: boolean })[];
}

/** Measures under the same headings of the plan, outermost first. */
export interface MeasureGroup<T> {
  readonly headings: readonly string[];
  readonly members: readonly T[];
}

/** Whether the plan has a 工程表 at all. */
export const hasSchedule = (plan: Plan): boolean => plan.measures.some((measure) => measure.schedule.length > 0);

/** The sections that own a measure, in the order of the plan's list of departments, then of the plan. */
export function sectionsOf(plan: Plan): readonly string[] {
  const owners = new Set(plan.measures.flatMap((measure) => measure.owners));
  const listed = plan.municipality.departments.map((department) => department.name).filter((name) => owners.has(name));
  return [...new Set([...listed, ...owners])];
}

/** The fiscal years of a plan's period. */
export const yearsOf = ([first, last]: readonly [FiscalYear, FiscalYear]): readonly FiscalYear[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The years of the whole table: the period, and what the schedule says of years before and after it. */
export function yearsOfSchedule(plan: Plan): readonly FiscalYear[] {
  const phases = plan.measures.flatMap((measure) => measure.schedule);
  const first = Math.min(plan.period[0], ...phases.map((phase) => phase.from));
  return yearsOf([first, Math.max(plan.period[1], ...phases.map((phase) => phase.to))]);
}

/** Reads what was chosen; what is not in the plan falls back to the current fiscal year (or the nearest) and to all sections. */
export function selectionOf(
  plan: Plan,
  wanted: { year?: string; section?: string },
  currentYear: FiscalYear,
): Selection {
  const [first, last] = plan.period;
  const year = yearsOf(plan.period).find((candidate) => String(candidate) === wanted.year);
  const section = sectionsOf(plan).find((name) => name === wanted.section);
  const selection = { year: year ?? Math.min(Math.max(currentYear, first), last) };
  return section === undefined ? selection : { ...selection, section };
}

/** The measures of a section, with those that concern every section; all measures where no section is chosen. */
export const measuresFor = (plan: Plan, section: string | undefined): readonly Measure[] =>
  plan.measures.filter((measure) => section === undefined || measure.crossCutting || measure.owners.includes(section));

/** The phases of a measure that run in a year, and whether they begin in it. */
export const inYear = (measure: Measure, year: FiscalYear): MeasureInYear => ({
  measure,
  phases: measure.schedule
    .filter((phase) => phase.from <= year && year <= phase.to)
    .map((phase) => ({ ...phase, begins: phase.from === year })),
});

/** Groups by the headings of the plan, in its order. */
export function grouped<T>(members: readonly T[], measureOf: (member: T) => Measure): readonly MeasureGroup<T>[] {
  const groups = new Map<string, { readonly headings: readonly string[]; readonly members: T[] }>();
  for (const member of members) {
    const headings = measureOf(member).group;
    const group = groups.get(headings.join('\n'));
    if (group === undefined) groups.set(headings.join('\n'), { headings, members: [member] });
    else group.members.push(member);
  }
  return [...groups.values()];
}
