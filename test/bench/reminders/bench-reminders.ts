import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { POSTGRES_MISSING, startPostgres } from '../../postgres.ts';

const run = promisify(execFile);
const QUEUE = fileURLToPath(new URL('measure-queue.ts', import.meta.url));
const MEASURE = fileURLToPath(new URL('measure-reminders.ts', import.meta.url));

const measured = z.object({
  milestones: z.number(),
  firstSeconds: z.number(),
  quietSeconds: z.number(),
  busySeconds: z.number(),
  due: z.number(),
  rssMb: z.number(),
  sent: z.number(),
  perSecond: z.number(),
});

/** Prints how long a daily run over a country takes, in how much memory, and how many messages leave in a second. */
export async function benchReminders(): Promise<void> {
  console.log(
    '| ledger | milestones | first run s | quiet day s | busy day s (due) | RSS MB | messages/s at 50 ms, 8 at once |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  await printRow('SQLite', 'plain');
  await printRow('SQLite', 'dense');
  if (POSTGRES_MISSING !== '') return console.log(`PostgreSQL${POSTGRES_MISSING}`);
  const server = await startPostgres();
  await printRow('PostgreSQL', 'plain', await server.newDatabase());
  const { stdout } = await run(process.execPath, ['--import', 'tsx', QUEUE, await server.newDatabase()]);
  const { perSecond } = z.object({ perSecond: z.number() }).parse(JSON.parse(stdout));
  console.log(`| pg-boss, which only runs jobs | - | - | - | - | - | ${perSecond.toFixed(0)} |`);
  await server.stop();
}

async function printRow(name: string, ...args: readonly string[]): Promise<void> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', MEASURE, ...args]);
  const m = measured.parse(JSON.parse(stdout));
  const [first, quiet, busy] = [m.firstSeconds, m.quietSeconds, m.busySeconds].map((seconds) => seconds.toFixed(1));
  console.log(
    `| ${[name, m.milestones, first, quiet, `${busy} (${m.due})`, m.rssMb.toFixed(0), m.perSecond.toFixed(0)].join(' | ')} |`,
  );
}
