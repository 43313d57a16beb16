import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createInboxSurface } from '../../../adapters/web/inbox-surface.ts';
import { milestonePath } from '../../../adapters/web/paths.ts';
import type { Config } from '../../config.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';
import { type LedgerPlace, openLedger } from '../../providers/ledger/open-ledger.ts';
import { machineTimer } from '../../reminding/delivery/wait.ts';
import { createReminderDesk } from '../../reminding/reminder-desk.ts';
import type { RunParts } from '../../reminding/send-due-reminders.ts';
import { type LiveSurface, openChats } from '../chat/open-chats.ts';
import { loadPolicy } from './load-policy.ts';

/** What the reminding flow, the pages of deadlines and the chat surfaces need, opened. */
export interface Reminding {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly desk: ReminderDesk;
  readonly parts: RunParts;
  /** Those that are configured, not started: they deliver, but hear nothing. */
  readonly chats: readonly LiveSurface[];
}

/** Chat platforms answer in some 50 to 300 ms and allow about one message a second for each channel. */
const AT_ONCE = 8;

/** Where this installation keeps what must not be forgotten. */
export const ledgerPlace = ({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): LedgerPlace =>
  databaseUrl === undefined
    ? { kind: 'sqlite', file: join(data, 'kakari.sqlite3') }
    : { kind: 'postgres', url: databaseUrl };

/** Who answers and who keeps the log. */
interface Chatting {
  readonly assistant: Assistant;
  readonly log: Logger;
}

/** Reads the policy, then opens the ledger, then the chat surfaces where somebody chats. Throws what these throw; nothing stays open then. */
export async function openReminding(
  plans: readonly Plan[],
  config: Config,
  clock: Clock,
  chatting?: Chatting,
): Promise<Reminding> {
  const policy = loadPolicy(config, plans);
  const ledger = await openLedger(ledgerPlace(config));
  const { url } = config;
  const desk = createReminderDesk({
    plans,
    ledger,
    clock,
    policy,
    ...(url && { milestoneUrl: (milestone) => `${url}${milestonePath(milestone)}` }),
  });
  try {
    const chats = chatting ? await openChats({ plans, ledger, reminders: desk, clock, ...chatting }, config) : [];
    return { ledger, policy, desk, chats, parts: partsOf({ plans, ledger, clock, policy, chats }) };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

const partsOf = ({
  chats,
  ...parts
}: Pick<RunParts, 'plans' | 'ledger' | 'clock' | 'policy'> & Pick<Reminding, 'chats'>): RunParts => ({
  ...parts,
  surfaces: [createInboxSurface(), ...chats],
  worker: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  random: Math.random,
  timer: machineTimer,
  concurrency: AT_ONCE,
});
