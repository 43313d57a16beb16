import type { IsoDate } from '../domain/fiscal-year.ts';
import { lastPossibleDay, type Milestone, type MilestoneFilter } from '../domain/milestone.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { answersTo, type ReminderAnswer } from '../domain/reminder.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, StoredMilestone, WaitingReminder } from '../ports/ledger.ts';
import type { PlanShelf } from '../ports/plan-shelf.ts';
import type { AnswerOutcome, ReminderDesk } from '../ports/reminder-desk.ts';
import { milestonesAmong } from './known-milestones.ts';
import { renderCalendar } from './milestones/calendar.ts';
import { snoozeUntil } from './reminders/snooze.ts';
import { createWorkingDays } from './reminders/working-days.ts';

/** What a desk is made of. */
export interface DeskParts extends PlanShelf {
  readonly ledger: Pick<Ledger, 'planningState' | 'reminders' | 'reminder' | 'messageWith' | 'recordAnswer'>;
  readonly clock: Clock;
  readonly policy: Policy;
  /** The page that shows a milestone, for calendars. */
  readonly milestoneUrl?: (milestone: Milestone) => string;
}

/** A desk over plans and a ledger. Its promises reject with the errors of the ledger. */
export function createReminderDesk(parts: DeskParts): ReminderDesk {
  const milestones: ReminderDesk['milestones'] = (filter) => milestonesAmong(parts.plans())(filter);
  return {
    milestones,
    calendar: async (filter) =>
      renderCalendar(milestones(filter), {
        name: calendarName(parts.plans(), filter),
        leadDays: parts.policy.leadDays,
        revisions: await revisionsOf(parts, filter),
        ...(parts.milestoneUrl && { url: parts.milestoneUrl }),
      }),
    reminders: async (filter) =>
      (await parts.ledger.reminders(filter)).filter(({ reminder }) => reminder.state !== 'due'),
    messageWith: (id) => parts.ledger.messageWith(id),
    answer: (reminder, answer, by) => takeAnswer(parts, { reminder, answer, by }),
  };
}

function calendarName(plans: readonly Plan[], filter: MilestoneFilter): string {
  const plan = plans.find(({ municipality }) => municipality.id === filter.municipality);
  return [plan?.municipality.name, filter.department, '計画の期限'].filter((part) => part !== undefined).join(' ');
}

const municipalitiesIn = (plans: readonly Plan[], { municipality }: MilestoneFilter): ReadonlySet<string> =>
  new Set(plans.map((plan) => plan.municipality.id).filter((id) => municipality === undefined || id === municipality));

/** Later than every reminder: of the state of planning, a calendar needs the milestones only. */
const NO_REMINDERS = '9999-12-31';

async function revisionsOf(
  { plans, ledger }: DeskParts,
  filter: MilestoneFilter,
): Promise<ReadonlyMap<string, StoredMilestone>> {
  const revisions = new Map<string, StoredMilestone>();
  for (const municipality of municipalitiesIn(plans(), filter)) {
    const { milestones } = await ledger.planningState(municipality, NO_REMINDERS);
    for (const milestone of milestones) revisions.set(milestone.id, milestone);
  }
  return revisions;
}

/** An answer that the reminder does not offer is taken as one to a reminder that is not there. */
async function takeAnswer(
  { ledger, clock, policy }: DeskParts,
  given: { readonly reminder: string; readonly answer: ReminderAnswer; readonly by: string },
): Promise<AnswerOutcome> {
  const waiting = await ledger.reminder(given.reminder);
  if (!waiting || !answersTo(waiting.reminder, waiting.about).includes(given.answer))
    return { kind: 'unknown-reminder' };
  const isSnooze = given.answer === 'snooze-week' || given.answer === 'snooze-month';
  const snoozedUntil = isSnooze ? dayOf(given.answer, waiting, clock.today(), policy) : undefined;
  if (isSnooze && snoozedUntil === undefined) return { kind: 'too-late-to-snooze', reminder: waiting };
  const answer = snoozedUntil === undefined ? given : { ...given, snoozedUntil };
  const reminder = await ledger.recordAnswer(answer, clock.now());
  return reminder ? { kind: 'recorded', reminder: { ...waiting, reminder } } : { kind: 'unknown-reminder' };
}

/** The day to which a reminder can be put off. */
const dayOf = (
  answer: 'snooze-week' | 'snooze-month',
  { about }: WaitingReminder,
  today: IsoDate,
  { daysOff }: Policy,
): IsoDate | undefined =>
  about && snoozeUntil(answer, lastPossibleDay(about), today, createWorkingDays(daysOff), about.municipality);
