import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const MEASURE = fileURLToPath(new URL('measure-ask.ts', import.meta.url));
const STARTS = 5;

const measured = z.object({
  plans: z.number(),
  passages: z.number(),
  questions: z.number(),
  buildMs: z.number(),
  firstMs: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  worstMs: z.number(),
  rssMb: z.number(),
});

/** Prints how long it takes from start to the first answer and for each question, for the shipped knowledge and a country of plans. */
export async function benchAsk(): Promise<void> {
  const starts: number[] = [];
  for (let at = 0; at < STARTS; at += 1) {
    const begin = performance.now();
    await run(process.execPath, ['--import', 'tsx', MAIN, 'ask', '-m', 'seki', '電子契約の担当課は？']);
    starts.push(performance.now() - begin);
  }
  console.log(
    `process start to first answer printed: median ${seconds(starts.toSorted((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0)} s of ${STARTS} runs\n`,
  );
  console.log(
    '| knowledge | plans | passages | made ready s | first answer ms | questions | p50 ms | p95 ms | worst ms | RSS MB |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [name, ...args] of [
    ['shipped'],
    ['country, one municipality picked', '1741', 'one'],
    ['country, 15 municipalities in turn', '1741', 'turn'],
  ] as const) {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', MEASURE, ...args], { maxBuffer: 1 << 24 });
    const m = measured.parse(JSON.parse(stdout));
    console.log(
      `| ${[name, m.plans, m.passages, seconds(m.buildMs), m.firstMs.toFixed(0), m.questions, m.p50Ms.toFixed(1), m.p95Ms.toFixed(1), m.worstMs.toFixed(0), m.rssMb.toFixed(0)].join(' | ')} |`,
    );
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
