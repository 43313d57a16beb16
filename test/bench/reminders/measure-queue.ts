import { setTimeout as passes } from 'node:timers/promises';
import PgBoss from 'pg-boss';

const QUEUE = 'messages';
const JOBS = 1500;
const AT_ONCE = 8;
const ANSWER_MS = 50;

/** Takes jobs from a pg-boss queue, each of which takes as long as a chat platform, and writes how many end in a second. */
async function measureQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE);
  await boss.insert(Array.from({ length: JOBS }, (_, at) => ({ name: QUEUE, data: { at } })));
  const begin = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, () => workUntilEmpty(boss)));
  const perSecond = (JOBS / (performance.now() - begin)) * 1000;
  await boss.stop();
  process.stdout.write(JSON.stringify({ perSecond }));
}

async function workUntilEmpty(boss: PgBoss): Promise<void> {
  for (let [job] = await boss.fetch(QUEUE); job !== undefined; [job] = await boss.fetch(QUEUE)) {
    await passes(ANSWER_MS);
    await boss.complete(QUEUE, job.id);
  }
}

await measureQueue(process.argv[2] ?? '');
