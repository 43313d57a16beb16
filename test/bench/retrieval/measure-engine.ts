import { ENGINES } from './engines.ts';
import { judge, meanOf, type Quality } from './quality.ts';
import { readSet } from './set.ts';

/** What one engine does on one set; times in milliseconds, memory of the whole process in megabytes. */
export interface Measurement extends Quality {
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly rssMb: number;
}

/** Runs one engine on one set in this process and writes a `Measurement` to standard output as JSON. */
async function measureEngine(name: string, folder: string): Promise<void> {
  const build = ENGINES[name];
  if (build === undefined) throw new RangeError(`no engine ${name}`);
  const { corpus, queries } = readSet(folder);
  const begin = performance.now();
  const { search, close } = await build(corpus);
  const buildMs = performance.now() - begin;
  const qualities: Quality[] = [];
  const times: number[] = [];
  for (const { text, relevant } of queries) {
    const asked = performance.now();
    const ranked = await search(text);
    times.push(performance.now() - asked);
    qualities.push(judge(ranked, relevant));
  }
  const rssMb = process.memoryUsage().rss / 1e6;
  const measured: Measurement = {
    ...meanOf(qualities),
    buildMs,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    rssMb,
  };
  await close?.();
  process.stdout.write(JSON.stringify(measured));
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

await measureEngine(process.argv[2] ?? '', process.argv[3] ?? '');
