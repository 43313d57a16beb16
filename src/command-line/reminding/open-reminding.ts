import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { createInboxSurface } from '../../../adapters/web/inbox-surface.ts';
import { milestonePath } from '../../../adapters/web/paths.ts';
import type { Config } from '../../config.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PlansInForce } from '../../plans/plans-in-force.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { ChatSurface } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';
import { machineTimer } from '../../reminding/delivery/wait.ts';
import { createReminderDesk } from '../../reminding/reminder-desk.ts';
import type { RunParts } from '../../reminding/send-due-reminders.ts';
import { type LiveSurface, openChats } from '../chat/open-chats.ts';

/** What reminding rests on. */
export interface RemindingParts {
  /** Asked anew for each use. */
  readonly inForce: () => PlansInForce;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly clock: Clock;
}

/** What the reminding flow, the pages of deadlines and the chat surfaces need, opened. */
export interface Reminding {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly desk: ReminderDesk;
  /** All that deliver. */
  readonly surfaces: readonly ChatSurface[];
  /** What a run works with that begins now. */
  readonly parts: () => RunParts;
  /** Those that are configured, not started: they deliver, but hear nothing. */
  readonly chats: readonly LiveSurface[];
}

/** Chat platforms answer in some 50 to 300 ms and allow about one message a second for each channel. */
const AT_ONCE = 8;

/** Who answers and who keeps the log. */
interface Chatting {
  readonly assistant: Assistant;
  readonly log: Logger;
}

/** Joins the desk of reminders, and the chat surfaces where somebody chats. Throws what these throw; the ledger is the caller's to close. */
export async function openReminding(
  { inForce, ledger, policy, clock }: RemindingParts,
  config: Config,
  chatting?: Chatting,
): Promise<Reminding> {
  const { url } = config;
  const plans = (): PlansInForce['plans'] => inForce().plans;
  const desk = createReminderDesk({
    plans,
    ledger,
    clock,
    policy,
    ...(url && { milestoneUrl: (milestone) => `${url}${milestonePath(milestone)}` }),
  });
  const chats = chatting
    ? await openChats({ plans, ledger, reminders: desk, clock, personalData: policy.personalData, ...chatting }, config)
    : [];
  const surfaces = [createInboxSurface(), ...chats];
  const lasting = { ledger, clock, policy, surfaces, ...thisWorker() };
  const parts = (): RunParts => ({ ...lasting, plans: inForce().planned, emptied: inForce().emptied });
  return { ledger, policy, desk, surfaces, chats, parts };
}

const thisWorker = (): Pick<RunParts, 'worker' | 'random' | 'timer' | 'concurrency'> => ({
  worker: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  random: Math.random,
  timer: machineTimer,
  concurrency: AT_ONCE,
});
