import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import { MILESTONE_KINDS } from '../../domain/milestone.ts';
import type { Outbox } from './outbox.ts';
import {
  type ActiveMilestone,
  isRemindedOf,
  type PlanningInput,
  remindersSince,
  sectionsOf,
  type Wanted,
} from './planning.ts';

/** One lead of a milestone: how many days before, and the working day on which it is to be sent. */
export interface OwedLead {
  readonly days: number;
  readonly dueOn: IsoDate;
}

/** The leads of a milestone that are due today, or were before and are still owed. */
export type OwedLeads = (known: ActiveMilestone) => readonly OwedLead[];

/**
 * Tells which leads are owed today. A lead falls on the working day on or before its day. One from before the milestone was seen
 * or changed is not owed, so that a first start floods nobody; but a new milestone that comes too late for all of its leads is
 * told once, by the nearest.
 */
export function openLeads(input: PlanningInput): OwedLeads {
  const { day, policy, workingDays, municipality } = input;
  const tooLongAgo = remindersSince(day);
  // Of most milestones nothing is due: one comparison finds out. A lead whose day comes before the next working day is due.
  const nextWorkingDay = workingDays.after(day, municipality);
  const horizons = new Map(
    MILESTONE_KINDS.map((kind) => [kind, addDays(nextWorkingDay, Math.max(0, ...policy.leadDays[kind]))]),
  );
  return (known) => {
    const { kind, date } = known.milestone;
    if (date < tooLongAgo || date >= (horizons.get(kind) ?? '') || !isRemindedOf(known.milestone)) return [];
    return owedLeads(known, input);
  };
}

function owedLeads({ milestone, sequence, since }: ActiveMilestone, input: PlanningInput): readonly OwedLead[] {
  const { day, policy, workingDays, municipality } = input;
  const { kind, date } = milestone;
  const leads = policy.leadDays[kind].map((days) => ({
    days,
    dueOn: workingDays.onOrBefore(addDays(date, -days), municipality),
  }));
  const owed = leads.filter(({ dueOn }) => dueOn >= since);
  const nearest = leads.at(-1);
  if (owed.length > 0 || nearest === undefined || sequence > 0 || date <= since) {
    return owed.filter(({ dueOn }) => dueOn <= day);
  }
  const dueOn = workingDays.onOrAfter(since, municipality);
  return dueOn <= date && dueOn <= day ? [{ days: nearest.days, dueOn }] : [];
}

/** What the leads of all milestones want told, but not to sections that are done. */
export function dueLeads(active: readonly ActiveMilestone[], leads: OwedLeads, outbox: Outbox): readonly Wanted[] {
  return active.flatMap((known) => {
    const owed = leads(known);
    if (owed.length === 0) return [];
    const { id, date } = known.milestone;
    return sectionsOf(known.milestone)
      .filter((department) => !outbox.isDone(id, department))
      .flatMap((department) =>
        owed.map(
          ({ days, dueOn }) => ({ milestone: id, occasion: { kind: 'lead', days, date }, department, dueOn }) as const,
        ),
      );
  });
}
