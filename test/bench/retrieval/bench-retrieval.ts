import { execFile } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ENGINES, LEXICAL } from './engines.ts';

const number = z.number();
const measurement = z.object({
  ndcg10: number,
  mrr10: number,
  recall1: number,
  recall5: number,
  recall10: number,
  buildMs: number,
  p50Ms: number,
  p95Ms: number,
  rssMb: number,
});
type Measurement = z.infer<typeof measurement>;

const CHILD = fileURLToPath(new URL('measure-engine.ts', import.meta.url));
const HEAD = 'engine | nDCG@10 | − lexical | MRR@10 | R@1 | R@5 | R@10 | build s | p50 ms | p95 ms | RSS MB';

/** Measures every engine on every set folder and prints a table for each. Engines run one after another. */
export async function benchRetrieval(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    console.log(`\n## ${basename(resolve(folder))}\n\n| ${HEAD} |\n|${' --- |'.repeat(HEAD.split('|').length)}`);
    let lexical: number | undefined;
    for (const engine of Object.keys(ENGINES)) {
      const measured = await measureApart(engine, resolve(folder));
      if (engine === LEXICAL) lexical = measured.ndcg10;
      console.log(lineOf(engine, measured, measured.ndcg10 - (lexical ?? Number.NaN)));
    }
  }
}

/** A process of its own, so that one engine's memory is not another's. */
async function measureApart(engine: string, folder: string): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', CHILD, engine, folder]);
  return measurement.parse(JSON.parse(stdout));
}

/** `gained` is the difference to the search by words alone, in nDCG@10. */
function lineOf(engine: string, measured: Measurement, gained: number): string {
  const { ndcg10, mrr10, recall1, recall5, recall10, buildMs, p50Ms, p95Ms, rssMb } = measured;
  const signed = `${gained < 0 ? '−' : '+'}${Math.abs(gained).toFixed(4)}`;
  const [ndcg, ...shares] = [ndcg10, mrr10, recall1, recall5, recall10].map((share) => share.toFixed(4));
  const times = [(buildMs / 1000).toFixed(2), p50Ms.toFixed(2), p95Ms.toFixed(2), rssMb.toFixed(0)];
  return `| ${[engine, ndcg, signed, ...shares, ...times].join(' | ')} |`;
}
