import { occasionKey, type PlannedReminder } from '../../domain/reminder.ts';
import type { PlanningChange } from '../../ports/ledger.ts';
import { dueDigests } from './digests.ts';
import { dueLeads, openLeads } from './due-leads.ts';
import { followUps, inChargeOf } from './follow-ups.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import type { PlanningInput, Wanted } from './planning.ts';
import { addressed } from './recipients.ts';
import { reconcile } from './reconcile.ts';
import { withdrawals } from './withdrawals.ts';

/**
 * Decides for one municipality what its ledger must keep today: how the milestones changed, which reminders are due, which no
 * longer hold, which went unanswered. Pure; planning again after the change was kept decides nothing more. A milestone,
 * occasion and section that has a reminder at any contact never gets another, whatever the directory says since.
 */
export function planReminders(input: PlanningInput): PlanningChange {
  const { municipality, day, state, milestones, workingDays } = input;
  const { active, stored, changes } = reconcile(
    state.milestones,
    milestones,
    day,
    workingDays.onOrAfter(day, municipality),
  );
  const outbox = openOutbox(state.reminders);
  const inCharge = inChargeOf(active);
  const leads = openLeads(input);
  const { wanted, escalated } = followUps(outbox, inCharge, input);
  const all = [...changes, ...dueLeads(active, leads, outbox), ...wanted, ...dueDigests(active, input)];
  return {
    municipality,
    day: workingDays.onOrAfter(day, municipality),
    milestones: stored,
    planned: plan(all, outbox, input),
    withdrawn: withdrawals(outbox, inCharge, leads),
    escalated,
  };
}

function plan(wanted: readonly Wanted[], outbox: Outbox, input: PlanningInput): readonly PlannedReminder[] {
  const once = new Map(wanted.map((one) => [`${one.milestone}\n${occasionKey(one.occasion)}\n${one.department}`, one]));
  return [...once.values()]
    .filter((one) => outbox.siblings(one).length === 0)
    .flatMap((one) => addressed(one, outbox, input));
}
