import type { IsoDate } from '../../domain/fiscal-year.ts';
import { dayInJapan } from '../../domain/instant.ts';
import { lastPossibleDay } from '../../domain/milestone.ts';
import type { Reminder } from '../../domain/reminder.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Outbox } from './outbox.ts';
import { type ActiveMilestone, type PlanningInput, sectionsOf, type Wanted } from './planning.ts';

/** What the answers of sections, and their silence, want told. */
export interface FollowUps {
  readonly wanted: readonly Wanted[];
  /** Ids of reminders of whose silence the DX promoters are told. */
  readonly escalated: readonly string[];
}

/** The milestone of a reminder; undefined where the plans no longer have it or the section is not in charge of it any more. */
export type InCharge = (reminder: Pick<Reminder, 'milestone' | 'department'>) => ActiveMilestone | undefined;

/** Who is in charge of what, as the plans say now. */
export function inChargeOf(active: readonly ActiveMilestone[]): InCharge {
  let known: ReadonlyMap<string, ActiveMilestone> | undefined;
  return ({ milestone, department }) => {
    known ??= new Map(active.map((one) => [one.milestone.id, one]));
    const found = known.get(milestone);
    return found !== undefined && sectionsOf(found.milestone).includes(department) ? found : undefined;
  };
}

/** Whether a reminder that was put off until a day is still to come on it: never after the milestone, nor where all is done. */
export function isStillPutOff(
  reminder: Pick<Reminder, 'milestone' | 'department'>,
  until: IsoDate,
  outbox: Outbox,
  inCharge: InCharge,
): boolean {
  const known = inCharge(reminder);
  return (
    known !== undefined &&
    until <= lastPossibleDay(known.milestone) &&
    !outbox.isDone(reminder.milestone, reminder.department)
  );
}

/**
 * Whether the section said something about the milestone after this was sent: several reminders of one milestone stand in a
 * message as one, with one answer.
 */
export const isAnswered = ({ milestone, department, sentAt = '' }: Reminder, outbox: Outbox): boolean =>
  outbox
    .about(milestone, department)
    .some(({ route, answeredAt }) => route === 'owner' && answeredAt !== undefined && answeredAt >= sentAt);

/**
 * Reminders that were put off and come again; to the DX promoters, what a section says is not its business, what could not be
 * delivered, and what nobody answered. What was addressed to the promoters themselves is followed by nothing.
 */
export function followUps(outbox: Outbox, inCharge: InCharge, input: PlanningInput): FollowUps {
  const toOwners = outbox.reminders.filter(({ route }) => route === 'owner');
  const silent = unanswered(toOwners, outbox, inCharge, input);
  return {
    wanted: [
      ...outbox.reminders.flatMap((reminder) => comingAgain(reminder, outbox, inCharge, input)),
      ...toOwners.filter((reminder) => isFirstDisowned(reminder, outbox)).map(forward('wrong-owner', input)),
      ...toOwners.filter(({ state }) => state === 'failed').map(forward('undelivered', input)),
      ...silent.map(({ told, dueOn }) => ({ ...forward('escalation', input)(told), dueOn })),
    ],
    escalated: silent.flatMap(({ all }) => all.map(({ id }) => id)),
  };
}

function comingAgain(reminder: Reminder, outbox: Outbox, inCharge: InCharge, input: PlanningInput): readonly Wanted[] {
  const { state, snoozedUntil, milestone, department } = reminder;
  if (state !== 'snoozed' || snoozedUntil === undefined || snoozedUntil > input.day) return [];
  if (!isStillPutOff(reminder, snoozedUntil, outbox, inCharge)) return [];
  // A day off may have been declared since the section chose the day.
  const dueOn = input.workingDays.onOrBefore(snoozedUntil, input.municipality);
  return [{ milestone, occasion: { kind: 'snooze', until: snoozedUntil }, department, dueOn }];
}

/** Of the contacts of a section, one speaks for all. */
function isFirstDisowned(reminder: Reminder, outbox: Outbox): boolean {
  const isDisowned = ({ state, route }: Reminder): boolean => state === 'wrong-owner' && route === 'owner';
  return isDisowned(reminder) && outbox.siblings(reminder).find(isDisowned) === reminder;
}

const forward =
  (kind: 'escalation' | 'wrong-owner' | 'undelivered', { workingDays, day, municipality }: PlanningInput) =>
  ({ id, milestone, department }: Reminder): Wanted => ({
    milestone,
    occasion: { kind, of: id },
    department,
    dueOn: workingDays.onOrAfter(day, municipality),
    route: kind,
  });

/** Reminders of one milestone and section that nobody answered in time: the promoters are told once, about the latest. */
interface Silence {
  readonly told: Reminder;
  readonly all: readonly Reminder[];
  readonly dueOn: IsoDate;
}

function unanswered(
  toOwners: readonly Reminder[],
  outbox: Outbox,
  inCharge: InCharge,
  input: PlanningInput,
): readonly Silence[] {
  const overdue = toOwners.flatMap((reminder) => {
    const dueOn = escalationDay(reminder, input);
    return dueOn !== undefined && inCharge(reminder) && isUnsettled(reminder, outbox) ? [{ reminder, dueOn }] : [];
  });
  const groups = groupBy(overdue, ({ reminder }) => `${reminder.milestone}\n${reminder.department}`);
  return [...groups.values()].flatMap((group) => {
    const latest = group.reduce((found, one) => (one.reminder.dueOn > found.reminder.dueOn ? one : found));
    return [{ told: latest.reminder, all: group.map(({ reminder }) => reminder), dueOn: latest.dueOn }];
  });
}

/** The working day on which the promoters are told that a reminder was not answered; undefined before that day. */
function escalationDay({ state, sentAt, escalatedOn, occasion }: Reminder, input: PlanningInput): IsoDate | undefined {
  // A digest asks nothing, and after a change the leads of the new day follow.
  const asks = occasion.kind !== 'digest' && occasion.kind !== 'change';
  if (!asks || state !== 'sent' || sentAt === undefined || escalatedOn !== undefined) return undefined;
  const { workingDays, policy, day, municipality } = input;
  const due = workingDays.add(dayInJapan(sentAt), policy.escalateAfterWorkingDays, municipality);
  return due <= day ? due : undefined;
}

/** Whether nobody answered and the promoters were not told so of another contact of the section. */
const isUnsettled = (reminder: Reminder, outbox: Outbox): boolean =>
  !isAnswered(reminder, outbox) && outbox.siblings(reminder).every(({ escalatedOn }) => escalatedOn === undefined);
