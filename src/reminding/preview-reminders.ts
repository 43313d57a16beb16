import { contactKey, type Contact } from '../domain/directory.ts';
import type { IsoDate } from '../domain/fiscal-year.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { PlannedReminder, Reminder, Route } from '../domain/reminder.ts';
import type { Ledger, PlanningChange, WaitingReminder } from '../ports/ledger.ts';
import { milestonesOf, upcomingAmong } from './known-milestones.ts';
import { planMunicipalities } from './plan-municipalities.ts';
import { composeMessages } from './reminders/compose-messages.ts';
import { isSendingTime } from './reminders/sending-time.ts';
import { createWorkingDays } from './reminders/working-days.ts';
import { reachableBy, type PlanningReport, type RunParts } from './send-due-reminders.ts';

/** One reminder that a run would send: to whom, and why. */
export interface PreviewLine {
  readonly contact: Contact;
  /** Empty where the plan names no section. */
  readonly department: string;
  /** Municipality id. */
  readonly municipality: string;
  readonly route: Route;
  readonly occasion: PlannedReminder['occasion'];
  /** Absent of a digest. */
  readonly milestone?: Milestone;
  readonly dueOn: IsoDate;
  readonly late: boolean;
  /** What is told of it. */
  readonly text: string;
  /** The first line of the message in which it comes. */
  readonly title: string;
  readonly wouldSend: 'now' | 'at the next sending time';
}

/** What would be sent, and for which municipalities that cannot be said, and why. */
export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly failures: PlanningReport['failures'];
}

/** What a preview works with: as a run, but nothing is written. */
export type PreviewParts = Pick<RunParts, 'plans' | 'emptied' | 'surfaces' | 'clock' | 'policy'> & {
  readonly ledger: Pick<Ledger, 'planningState' | 'directory' | 'waitingReminders' | 'contactsServed'>;
};

/**
 * What would be sent: what waits in the ledger and what planning would add today, by contact, worded as of today; not what is
 * in a message that is under way. Writes nothing. Rejects with the errors of the ledger.
 */
export async function previewReminders(parts: PreviewParts): Promise<Preview> {
  const { plans, ledger, clock, policy } = parts;
  const day = clock.today();
  const workingDays = createWorkingDays(policy.daysOff);
  const { waiting, failures } = await wouldWait(parts);
  const served = await ledger.contactsServed(day);
  const isOpen = isSendingTime(clock.now(), policy, workingDays);
  const byId = new Map(waiting.map((one) => [one.reminder.id, one]));
  const drafts = composeMessages({
    day,
    waiting,
    served: new Set(),
    // On a day off, too, the reader wants to see what comes next.
    workingDays: { ...workingDays, isWorkingDay: () => true },
    escalateAfterWorkingDays: policy.escalateAfterWorkingDays,
    upcoming: upcomingAmong(plans),
  });
  const lines = drafts.flatMap(({ notice, reminders }) =>
    reminders.flatMap(({ id, text, late }) => {
      const one = byId.get(id);
      if (!one) return [];
      const { contact, municipality } = one.reminder;
      const isNow = isOpen && workingDays.isWorkingDay(day, municipality) && !served.has(contactKey(contact));
      return [lineOf(one, { text, late, title: notice.title, wouldSend: isNow ? 'now' : 'at the next sending time' })];
    }),
  );
  return { lines, failures };
}

const lineOf = (
  { reminder, about }: WaitingReminder,
  told: Pick<PreviewLine, 'text' | 'late' | 'title' | 'wouldSend'>,
): PreviewLine => {
  const { contact, department, municipality, route, occasion, dueOn } = reminder;
  return { contact, department, municipality, route, occasion, ...(about && { milestone: about }), dueOn, ...told };
};

async function wouldWait(
  parts: PreviewParts,
): Promise<{ readonly waiting: readonly WaitingReminder[] } & Pick<Preview, 'failures'>> {
  const { plans, emptied = [], ledger, clock, policy, surfaces } = parts;
  const [day, workingDays, reachable] = [clock.today(), createWorkingDays(policy.daysOff), reachableBy(surfaces)];
  const withdrawn = new Set<string>();
  const added: WaitingReminder[] = [];
  const failures: Preview['failures'][number][] = [];
  const known = new Map(plans.flatMap(milestonesOf).map((milestone) => [milestone.id, milestone]));
  for await (const planning of planMunicipalities({ plans, emptied, ledger, day, reachable, policy, workingDays })) {
    if (planning.kind === 'failed') {
      failures.push(planning);
      continue;
    }
    for (const id of planning.change.withdrawn) withdrawn.add(id);
    added.push(...planning.change.planned.map((planned) => asWaiting(planned, planning.change, known)));
  }
  const waiting = (await ledger.waitingReminders(day)).filter(({ reminder }) => !withdrawn.has(reminder.id));
  return { waiting: [...waiting, ...added.filter(({ reminder }) => reminder.dueOn <= day)], failures };
}

/** A milestone that the plans no longer have is in the change that says so. */
function asWaiting(
  planned: PlannedReminder,
  { milestones }: PlanningChange,
  known: ReadonlyMap<string, Milestone>,
): WaitingReminder {
  const reminder: Reminder = { ...planned, state: 'due', late: false };
  const gone = milestones.find(({ id }) => id === planned.milestone);
  const about = known.get(planned.milestone) ?? (gone && (JSON.parse(gone.body) as Milestone));
  return { reminder, ...(about && { about }) };
}
