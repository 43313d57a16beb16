import { contactKey, type ContactKind } from '../domain/directory.ts';
import { type Instant, later } from '../domain/instant.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { ChatSurface } from '../ports/chat-surface.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, PlanningChange, WaitingReminder } from '../ports/ledger.ts';
import { deliverMessages } from './delivery/deliver-messages.ts';
import { NOTHING_DELIVERED, addReports, type DeliveryReport } from './delivery/settle-message.ts';
import type { Timer } from './delivery/wait.ts';
import { upcomingAmong } from './known-milestones.ts';
import { planMunicipalities } from './plan-municipalities.ts';
import { composeMessages } from './reminders/compose-messages.ts';
import { groupBy } from '../domain/group-by.ts';
import { isSendingTime } from './reminders/sending-time.ts';
import { createWorkingDays, type WorkingDays } from './reminders/working-days.ts';

/** What a run works with. */
export interface RunParts {
  /** Those in force as the run begins. */
  readonly plans: readonly Plan[];
  /** Municipalities that had a plan and have none: what is still to be told of it no longer holds. */
  readonly emptied?: readonly string[];
  readonly ledger: Ledger;
  /** Those that are switched on. */
  readonly surfaces: readonly ChatSurface[];
  readonly clock: Clock;
  readonly policy: Policy;
  /** A name that no other process has, and that this one does not keep over a restart. */
  readonly worker: string;
  /** At least 0, less than 1. */
  readonly random: () => number;
  readonly timer: Timer;
  /** How many messages are under way at once. */
  readonly concurrency: number;
}

/** What planning did. */
export interface PlanningReport {
  readonly planned: number;
  readonly withdrawn: number;
  readonly escalated: number;
  /** Municipalities that could not be planned, and why. */
  readonly failures: readonly { readonly municipality: string; readonly reason: string }[];
}

/** What sending did. */
export interface SendingReport {
  /** False at night and on days off: then nothing was composed or delivered. */
  readonly isSendingTime: boolean;
  readonly composed: number;
  readonly delivery: DeliveryReport;
}

/**
 * One run of reminding: plans what is due, makes messages of it, delivers them. It may break off anywhere and be run again at
 * any time, on several replicas at once: nothing is lost and nothing is told twice. Rejects with the errors of the ledger.
 */
export async function sendDueReminders(parts: RunParts): Promise<PlanningReport & SendingReport> {
  const planning = await planDueReminders(parts);
  return { ...planning, ...(await sendPlannedReminders(parts)) };
}

/** The first half of a run; once a day is enough, as long as plans and directory stay as they are. */
export async function planDueReminders(parts: RunParts): Promise<PlanningReport> {
  const { plans, emptied = [], ledger, clock, policy, surfaces } = parts;
  const workingDays = createWorkingDays(policy.daysOff);
  const [day, reachable] = [clock.today(), reachableBy(surfaces)];
  const failures: { readonly municipality: string; readonly reason: string }[] = [];
  const done = { planned: 0, withdrawn: 0, escalated: 0 };
  let decided: PlanningChange[] = [];
  const keep = async (): Promise<void> => {
    await ledger.recordPlanning(decided, clock.now());
    decided = [];
  };
  for await (const planning of planMunicipalities({ plans, emptied, ledger, day, reachable, policy, workingDays })) {
    if (planning.kind === 'failed') failures.push({ municipality: planning.municipality, reason: planning.reason });
    else {
      count(done, planning.change);
      decided.push(planning.change);
      if (rowsOf(decided) >= ROWS_AT_ONCE) await keep();
    }
  }
  await keep();
  return { ...done, failures };
}

/** Rows of the ledger in one transaction: each waits for the disk, and a country of them one after the other would take long. */
const ROWS_AT_ONCE = 5000;

const rowsOf = (changes: readonly PlanningChange[]): number =>
  changes.reduce((sum, { milestones, planned }) => sum + milestones.length + planned.length, 0);

function count(
  done: { planned: number; withdrawn: number; escalated: number },
  { planned, withdrawn, escalated }: PlanningChange,
): void {
  done.planned += planned.length;
  done.withdrawn += withdrawn.length;
  done.escalated += escalated.length;
}

/** The second half: composes what waits and delivers what is ready. Cheap where there is nothing; meant for every few minutes. */
export async function sendPlannedReminders(parts: RunParts): Promise<SendingReport> {
  const workingDays = createWorkingDays(parts.policy.daysOff);
  const mayStillSend = (at: Instant): boolean => isSendingTime(at, parts.policy, workingDays);
  const now = parts.clock.now();
  // What could not be delivered before the office closes is better worded tomorrow.
  const isOpen = mayStillSend(now) && mayStillSend(later(now, parts.policy.delivery.leaseMs));
  if (!isOpen) return { isSendingTime: false, composed: 0, delivery: NOTHING_DELIVERED };
  const first = await composeAndDeliver(parts, workingDays, mayStillSend);
  // Delivery takes apart what is left of another day; now it can be composed for today.
  const second =
    first.delivery.dissolved > 0 ? await composeAndDeliver(parts, workingDays, mayStillSend) : NOTHING_SENT;
  return {
    isSendingTime: true,
    composed: first.composed + second.composed,
    delivery: addReports(first.delivery, second.delivery),
  };
}

/** The kinds of contact that can be reached. */
export const reachableBy = (surfaces: readonly ChatSurface[]): ReadonlySet<ContactKind> =>
  new Set(surfaces.flatMap(({ kinds }) => kinds));

type Sent = Pick<SendingReport, 'composed' | 'delivery'>;

const NOTHING_SENT: Sent = { composed: 0, delivery: NOTHING_DELIVERED };

async function composeAndDeliver(
  parts: RunParts,
  workingDays: WorkingDays,
  mayStillSend: (at: Instant) => boolean,
): Promise<Sent> {
  const composed = await composeWaiting(parts, workingDays);
  const delivery = await deliverMessages({ ...parts, policy: parts.policy.delivery, mayStillSend });
  return { composed, delivery };
}

/** Returns how many messages were made. */
async function composeWaiting(parts: RunParts, workingDays: WorkingDays): Promise<number> {
  const { plans, ledger, clock, policy } = parts;
  const day = clock.today();
  const served = await ledger.contactsServed(day);
  const waiting = (await ledger.waitingReminders(day)).filter(
    ({ reminder }) => !served.has(contactKey(reminder.contact)),
  );
  const { escalateAfterWorkingDays } = policy;
  const input = { day, workingDays, served, escalateAfterWorkingDays, upcoming: upcomingAmong(plans) };
  let composed = 0;
  for (const batch of batchesByContact(waiting)) {
    const kept = await ledger.recordMessages(composeMessages({ ...input, waiting: batch }), clock.now());
    composed += kept.length;
  }
  return composed;
}

/** So many contacts at a time keep what is in memory, and each transaction, small. */
const CONTACTS_AT_ONCE = 500;

function batchesByContact(waiting: readonly WaitingReminder[]): readonly (readonly WaitingReminder[])[] {
  const contacts = [...groupBy(waiting, ({ reminder }) => contactKey(reminder.contact)).values()];
  return Array.from({ length: Math.ceil(contacts.length / CONTACTS_AT_ONCE) }, (_, at) =>
    contacts.slice(at * CONTACTS_AT_ONCE, (at + 1) * CONTACTS_AT_ONCE).flat(),
  );
}
