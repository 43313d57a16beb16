import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passes } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import { dayInJapan, momentInJapan } from '../../../src/domain/instant.ts';
import type { Measure, Plan } from '../../../src/domain/plan.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import type { ChatSurface } from '../../../src/ports/chat-surface.ts';
import { type LedgerPlace, openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { machineTimer } from '../../../src/reminding/delivery/wait.ts';
import { deriveMilestones } from '../../../src/reminding/milestones/derive-milestones.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import {
  type PlanningReport,
  type RunParts,
  type SendingReport,
  sendDueReminders,
} from '../../../src/reminding/send-due-reminders.ts';
import { syntheticPlans } from '../ask/synthetic-plans.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));
const COUNTRY = 1741;
const TOWNS_DELIVERED = 60;
const ANSWER_MS = 50;

/** A surface that takes as long as a chat platform does. */
const surface: ChatSurface = {
  kinds: ['slack-channel'],
  deliver: async ({ id }) => {
    await passes(ANSWER_MS);
    return { kind: 'sent', reference: id };
  },
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};

/** Plans a country and delivers to a part of it in this process, and writes what it took as JSON. */
async function measureReminders(dense: boolean, url: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kakari-bench-'));
  const place: LedgerPlace =
    url === undefined ? { kind: 'sqlite', file: join(folder, 'ledger.sqlite3') } : { kind: 'postgres', url };
  const plans = country(dense);
  const milestones = plans.reduce((sum, plan) => sum + deriveMilestones(plan).length, 0);
  const ledger = await openLedger(place);
  await ledger.replaceDirectory([], directoryOf(plans), 'bench', momentInJapan('2026-04-01', '09:00'));
  const run = (now: string, of: readonly Plan[]): Promise<PlanningReport & SendingReport> =>
    sendDueReminders(partsAt(now, of, ledger));
  const evening = (day: string): string => momentInJapan(day, '20:00');
  const firstSeconds = await secondsOf(() => run(evening('2027-09-01'), plans));
  const quietSeconds = await secondsOf(() => run(evening('2027-09-02'), plans));
  let due = 0;
  const busySeconds = await secondsOf(async () => (due = (await run(evening('2027-10-01'), plans)).planned));
  const rssMb = process.memoryUsage().rss / 1e6;
  let sent = 0;
  const deliverySeconds = await secondsOf(async () => {
    sent = (await run(momentInJapan('2027-10-04', '09:00'), plans.slice(0, TOWNS_DELIVERED))).delivery.sent;
  });
  await ledger.close();
  rmSync(folder, { recursive: true });
  process.stdout.write(
    JSON.stringify({
      milestones,
      firstSeconds,
      quietSeconds,
      busySeconds,
      due,
      rssMb,
      sent,
      perSecond: sent / deliverySeconds,
    }),
  );
}

/** 1,741 plans of 40 measures: with the schedules of the shipped ones (dense), or with one phase that begins for each measure. */
const country = (dense: boolean): readonly Plan[] =>
  syntheticPlans(COUNTRY, loadKnowledge(KNOWLEDGE).plans).map((plan) => ({
    ...plan,
    passages: [],
    terms: [],
    ...(dense ? {} : { period: [2026, 2030], measures: plan.measures.map(withOnePhase) }),
  }));

const withOnePhase = (measure: Measure, at: number): Measure => ({
  ...measure,
  targets: [],
  schedule: [{ phase: '実施', from: 2027 + (at % 4), to: 2030 }],
});

const partsAt = (now: string, plans: readonly Plan[], ledger: RunParts['ledger']): RunParts => ({
  plans,
  ledger,
  surfaces: [surface],
  clock: { now: () => now, today: () => dayInJapan(now) },
  policy: DEFAULT_POLICY,
  worker: 'bench',
  random: Math.random,
  timer: machineTimer,
  concurrency: 8,
});

/** A channel for every section that owns a measure. */
const directoryOf = (plans: readonly Plan[]): readonly DirectoryEntry[] =>
  plans.flatMap(({ municipality, measures }) =>
    [...new Set(measures.flatMap(({ owners }) => owners))].map((department, at) => ({
      municipality: municipality.id,
      department,
      contact: { kind: 'slack-channel', address: `C${municipality.id.toUpperCase().replace('-', '')}X${at}` },
      promoter: at === 0,
    })),
  );

await measureReminders(process.argv[2] === 'dense', process.argv[3]);
