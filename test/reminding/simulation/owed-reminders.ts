import { contactKey, isValidOn, type DirectoryEntry } from '../../../src/domain/directory.ts';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { addDays } from '../../../src/domain/instant.ts';
import { lastPossibleDay, type Milestone } from '../../../src/domain/milestone.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { workingDayBefore, workingDayFrom } from './japanese-days.ts';

/** Something that a section must be told, worked out without the program's planning. */
export interface Owed {
  readonly municipality: string;
  readonly department: string;
  readonly dueOn: IsoDate;
  /** Absent of a digest. */
  readonly milestone?: Milestone;
}

/** What tells one thing owed from another; the words of `occasionKey`. */
export const owedKey = (milestone: string, occasion: string, department: string): string =>
  `${milestone} ${occasion} ${department}`;

const sectionsOf = ({ owners }: Milestone): readonly string[] => (owners.length === 0 ? [''] : owners);

/** Every lead that is owed from a first start on `since` to `until`, by its key. */
export function owedLeads(
  milestones: readonly Milestone[],
  { since, until }: { readonly since: IsoDate; readonly until: IsoDate },
): ReadonlyMap<string, Owed> {
  const owed = new Map<string, Owed>();
  for (const milestone of milestones)
    for (const { days, dueOn } of leadsOf(milestone, since).filter((lead) => lead.dueOn <= until))
      for (const department of sectionsOf(milestone)) {
        const { municipality } = milestone;
        owed.set(owedKey(milestone.id, `lead-${days}-${milestone.date}`, department), {
          municipality,
          department,
          dueOn,
          milestone,
        });
      }
  return owed;
}

/** The next phase's beginning reminds of the end of the one before, so such an end has no leads of its own. */
function leadsOf(milestone: Milestone, since: IsoDate): readonly { readonly days: number; readonly dueOn: IsoDate }[] {
  if (milestone.kind === 'phase-ends' && milestone.next !== undefined) return [];
  const all = DEFAULT_POLICY.leadDays[milestone.kind].map((days) => ({
    days,
    dueOn: workingDayBefore(addDays(milestone.date, -days)),
  }));
  const inTime = all.filter(({ dueOn }) => dueOn >= since);
  if (inTime.length > 0 || milestone.date <= since) return inTime;
  return [{ days: Math.min(...all.map(({ days }) => days)), dueOn: workingDayFrom(since) }];
}

/** The digests that are owed because their day was lived through: one for each section with something in the year ahead. */
export function owedDigests(milestones: readonly Milestone[], days: ReadonlySet<IsoDate>): ReadonlyMap<string, Owed> {
  const owed = new Map<string, Owed>();
  for (const dueOn of days) {
    const month = dueOn.slice(0, 7);
    if (!/-(?:04|10)$/u.test(month) || dueOn !== workingDayFrom(`${month}-01`)) continue;
    const yearLater = `${Number(dueOn.slice(0, 4)) + 1}${dueOn.slice(4)}`;
    for (const milestone of milestones.filter(
      (milestone) => dueOn <= lastPossibleDay(milestone) && milestone.date < yearLater,
    ))
      for (const department of sectionsOf(milestone)) {
        const { municipality } = milestone;
        owed.set(owedKey(`${municipality}.digest`, `digest-${month}`, department), { municipality, department, dueOn });
      }
  }
  return owed;
}

/** The contacts of a section on a day, or of the DX promoters where the section has none; sorted. */
export function contactsFor(
  { municipality, department }: Pick<Owed, 'municipality' | 'department'>,
  directory: readonly DirectoryEntry[],
  day: IsoDate,
): readonly string[] {
  const valid = directory.filter((entry) => entry.municipality === municipality && isValidOn(entry, day));
  const own = valid.filter((entry) => entry.department === department);
  const told = own.length > 0 ? own : valid.filter(({ promoter }) => promoter);
  return [...new Set(told.map(({ contact }) => contactKey(contact)))].toSorted();
}
