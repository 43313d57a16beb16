import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashResult, crashRun } from '../../crash/crash-run.ts';
import { seeded } from '../../crash/seeded.ts';
import { POSTGRES_MISSING, startPostgres } from '../../postgres.ts';

const KILLS = 200;
/** Ten messages each: with platforms this slow, enough that the last kill still finds work. */
const TOWNS = 200;

/** Kills a process that reminds 200 times on each database, and prints what was lost or doubled. */
export async function benchCrash(): Promise<void> {
  console.log(
    '| ledger | replicas | kills | of these amid a message | messages | lost | doubled | states at the end |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  const folder = mkdtempSync(join(tmpdir(), 'kakari-crash-'));
  const task = { towns: TOWNS, kills: KILLS, random: seeded(2026) };
  const file = join(folder, 'ledger.sqlite3');
  printRow('SQLite', 1, await crashRun({ ...task, place: { kind: 'sqlite', file }, replicas: 1, answerMs: 150 }));
  rmSync(folder, { recursive: true });
  if (POSTGRES_MISSING !== '') return console.log(`PostgreSQL${POSTGRES_MISSING}`);
  const server = await startPostgres();
  const url = await server.newDatabase();
  printRow('PostgreSQL', 2, await crashRun({ ...task, place: { kind: 'postgres', url }, replicas: 2, answerMs: 500 }));
  await server.stop();
}

function printRow(name: string, replicas: number, result: CrashResult): void {
  const { kills, amidMessage, expected, lost, doubled, states } = result;
  const ends = Object.entries(states).map(([state, count]) => `${state} ${count}`);
  console.log(`| ${[name, replicas, kills, amidMessage, expected, lost, doubled, ends.join(', ')].join(' | ')} |`);
}
