import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DirectoryEntry } from '../../src/domain/directory.ts';
import type { IsoDate } from '../../src/domain/fiscal-year.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { openLedger } from '../../src/providers/ledger/open-ledger.ts';
import { DEFAULT_POLICY } from '../../src/reminding/reminders/policy.ts';
import type { RunParts } from '../../src/reminding/send-due-reminders.ts';
import { FakeChatSurface } from '../fakes/fake-chat-surface.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { madeUpDirectory } from './simulation/made-up-directory.ts';

const { plans } = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)));

/** The plans of two municipalities, small ones. */
export const PLANS: readonly Plan[] = plans.filter(({ municipality }) =>
  ['seki', 'ichinoseki'].includes(municipality.id),
);

export const DIRECTORY: readonly DirectoryEntry[] = madeUpDirectory(PLANS);

/** Reminding over two plans, with a ledger of its own in which the directory is. */
export interface TownHall {
  readonly parts: RunParts;
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly surface: FakeChatSurface;
  close(): Promise<void>;
}

export async function openTownHall(today: IsoDate, time = '09:00'): Promise<TownHall> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-reminding-'));
  const ledger = await openLedger({ kind: 'sqlite', file: join(folder, 'ledger.sqlite') });
  const clock = new ManualClock(today, time);
  const surface = new FakeChatSurface({ kinds: ['slack-channel', 'slack-user'], looksUp: true });
  await ledger.replaceDirectory(['seki', 'ichinoseki'], DIRECTORY, 'test', clock.now());
  return {
    ledger,
    clock,
    surface,
    parts: {
      plans: PLANS,
      ledger,
      surfaces: [surface],
      clock,
      policy: DEFAULT_POLICY,
      worker: 'worker',
      random: () => 0.5,
      timer: (_ms, act) => {
        const immediate = setImmediate(act);
        return () => clearImmediate(immediate);
      },
      concurrency: 4,
    },
    async close() {
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}
