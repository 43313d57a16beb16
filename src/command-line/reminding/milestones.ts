import { KakariError } from '../../domain/errors.ts';
import { firstDayOf } from '../../domain/fiscal-year.ts';
import type { Milestone, MilestoneFilter } from '../../domain/milestone.ts';
import type { Plan } from '../../domain/plan.ts';
import { deriveMilestones } from '../../reminding/milestones/derive-milestones.ts';
import { milestoneJson, milestonesCsv, milestonesTable } from '../../reminding/milestones/export-milestones.ts';
import { selectMilestones } from '../../reminding/milestones/select-milestones.ts';

/** The forms in which `milestones` prints, besides the calendar, which needs the ledger. */
export type MilestoneForm = 'json' | 'csv' | 'table';

/**
 * The milestones of the plans that fit the filter, printed. Throws the errors of `checkFilter`.
 */
export function printMilestones(plans: readonly Plan[], filter: MilestoneFilter, form: MilestoneForm): string {
  const found = milestonesOf(plans, filter);
  switch (form) {
    case 'json':
      return JSON.stringify({ milestones: found.map(milestoneJson) }, null, 2);
    case 'csv':
      return milestonesCsv(found);
    case 'table':
      return found.length === 0 ? '条件に合う期限はありません。' : milestonesTable(found);
  }
}

function milestonesOf(plans: readonly Plan[], filter: MilestoneFilter): readonly Milestone[] {
  checkFilter(plans, filter);
  return selectMilestones(plans.flatMap(deriveMilestones), filter);
}

/**
 * Refuses a filter that nothing can fit: an empty list would look as if nothing were due. Throws `KakariError`: `dates-reversed`,
 * `unknown-department` for a section that no plan names, and `date-before-plan` when the filter ends before the first plan begins.
 */
export function checkFilter(plans: readonly Plan[], { municipality, department, from, to }: MilestoneFilter): void {
  if (from !== undefined && to !== undefined && from > to) throw new KakariError('dates-reversed', { from, to });
  const concerned = plans.filter((plan) => municipality === undefined || plan.municipality.id === municipality);
  const sections = new Set(concerned.flatMap(sectionsOf));
  if (department !== undefined && !sections.has(department)) {
    const known = municipality === undefined ? '' : [...sections].join('、');
    throw new KakariError('unknown-department', { name: department, known });
  }
  const first = firstDayOf(Math.min(...concerned.map((plan) => plan.period[0])));
  if (to !== undefined && to < first) throw new KakariError('date-before-plan', { option: '--to', date: to, first });
}

/** The sections that milestones of a plan can belong to. */
const sectionsOf = ({ measures, contact }: Plan): readonly string[] => [
  ...measures.flatMap(({ owners }) => owners),
  ...contact.departments,
];
