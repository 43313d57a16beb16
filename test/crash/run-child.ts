import { machineTimer } from '../../src/reminding/delivery/wait.ts';
import { DEFAULT_POLICY } from '../../src/reminding/reminders/policy.ts';
import { sendDueReminders } from '../../src/reminding/send-due-reminders.ts';
import { openLedger } from '../../src/providers/ledger/open-ledger.ts';
import { dayInJapan, later } from '../../src/domain/instant.ts';
import { childTask } from './child-task.ts';
import { crashPlans } from './crash-plans.ts';
import { httpSurface } from './http-surface.ts';

/** A replica: it runs again and again until it is killed, as `serve` does, but without the minute between. */
const { place, surface, towns, startedAt, begins, worker, leaseMs } = childTask.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const now = (): string => later(begins, Date.now() - startedAt);
const ledger = await openLedger(place);
process.stdout.write('open\n');
for (;;) {
  await sendDueReminders({
    plans: crashPlans(towns),
    ledger,
    surfaces: [httpSurface(surface)],
    clock: { now, today: () => dayInJapan(now()) },
    policy: { ...DEFAULT_POLICY, delivery: { ...DEFAULT_POLICY.delivery, attempts: 1000, firstWaitMs: 50, leaseMs } },
    worker,
    random: Math.random,
    timer: machineTimer,
    concurrency: 4,
  });
  await new Promise((resolve) => void setTimeout(resolve, 20));
}
