import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInboxSurface } from '../../../adapters/web/inbox-surface.ts';
import type { Config } from '../../config.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ChatSurface } from '../../ports/chat-surface.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { ReminderDesk } from '../../ports/reminder-desk.ts';
import { type LedgerPlace, openLedger } from '../../providers/ledger/open-ledger.ts';
import { machineTimer } from '../../reminding/delivery/wait.ts';
import { createReminderDesk } from '../../reminding/reminder-desk.ts';
import type { RunParts } from '../../reminding/send-due-reminders.ts';
import { loadPolicy } from './load-policy.ts';

/** What the reminding flow and the pages of deadlines need, opened. */
export interface Reminding {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly desk: ReminderDesk;
  readonly parts: RunParts;
}

/** Chat platforms answer in some 50 to 300 ms and allow about one message a second for each channel. */
const AT_ONCE = 8;

/** Where this installation keeps what must not be forgotten. */
export const ledgerPlace = ({ data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>): LedgerPlace =>
  databaseUrl === undefined
    ? { kind: 'sqlite', file: join(data, 'kakari.sqlite3') }
    : { kind: 'postgres', url: databaseUrl };

/** Reads the policy, then opens the ledger. Throws what these throw; nothing stays open then. */
export async function openReminding(plans: readonly Plan[], config: Config, clock: Clock): Promise<Reminding> {
  const policy = loadPolicy(config, plans);
  const ledger = await openLedger(ledgerPlace(config));
  const surfaces: readonly ChatSurface[] = [createInboxSurface()];
  return {
    ledger,
    policy,
    desk: createReminderDesk({ plans, ledger, clock, policy }),
    parts: {
      plans,
      ledger,
      surfaces,
      clock,
      policy,
      worker: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
      random: Math.random,
      timer: machineTimer,
      concurrency: AT_ONCE,
    },
  };
}
