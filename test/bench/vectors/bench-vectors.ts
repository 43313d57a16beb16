import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { groupByPartition, type DocumentSource } from '../../../src/domain/retrieval.ts';
import type { PassageVectors } from '../../../src/ports/embeddings.ts';
import { openVectors, type OpenVectors, type VectorsOptions } from '../../../src/providers/vectors/open-vectors.ts';
import { machineTimer } from '../../../src/reminding/delivery/wait.ts';
import { CountingVectors } from '../../fakes/counting-vectors.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';

const PASSAGES = 10_000;
const QUERIES = 200;
const PORT = 55_437;

const documents = groupByPartition(
  Array.from({ length: PASSAGES }, (_, at) => ({
    id: `p${at}`,
    partition: 'town',
    title: `取組${at * 7919}`,
    body: `この取組では${at * 104_729}番の手続を見直すことにします。担当課は${at * 1299}件を毎年確かめます。`,
  })),
);

/** Prints how long 10,000 passages of 512 numbers take to be embedded (less the encoder) and each question's searches, by each way. */
export async function benchVectors(): Promise<void> {
  const folders: string[] = [];
  const newFolder = (): string => {
    folders.push(mkdtempSync(join(tmpdir(), 'kakari-bench-vectors-')));
    return folders.at(-1) ?? '';
  };
  const database = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db: database, port: PORT, host: '127.0.0.1', maxConnections: 20 });
  try {
    await server.start();
    console.log(
      '| kept in | searched by | embedding s, stopped half-way | ready again s | nearest 30, p50 ms | p95 | 60 cosines, p50 ms | p95 |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
    const file = newFolder();
    await measure('SQLite', 'scan', { data: file, loadNative: () => undefined });
    await measure('SQLite', 'HNSW, built', { data: file });
    await measure('SQLite', 'HNSW, from its file', { data: file });
    const postgres = `postgres://postgres@127.0.0.1:${PORT}/postgres`;
    await measure('PGlite (PostgreSQL in WebAssembly)', 'pgvector', { data: newFolder(), postgres });
  } finally {
    await server.stop();
    await database.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  place: string,
  search: string,
  options: Pick<VectorsOptions, 'data' | 'postgres' | 'loadNative'>,
): Promise<void> {
  const embedding = await embed(options);
  const { vectors, found, readyMs } = await ready(options);
  const nearest: number[] = [];
  const cosines: number[] = [];
  const ids = Array.from({ length: 60 }, (_, at) => `p${at * 37}`);
  for (let at = 0; at < QUERIES; at += 1) {
    const query = await found.encodeQuery(`${at * 31}番の手続はどの課が見直しますか`);
    nearest.push(await msOf(() => found.nearest(query, 'town', 30)));
    cosines.push(await msOf(() => found.cosines(query, 'town', ids)));
  }
  await vectors.close();
  const times = [nearest, cosines].flatMap((list) => [share(list, 0.5), share(list, 0.95)]).map((ms) => ms.toFixed(1));
  console.log(`| ${[place, search, embedding, (readyMs / 1000).toFixed(2), ...times].join(' | ')} |`);
}

/** Embeds what is missing, with a stop half-way; `there` where all was. */
async function embed(options: Pick<VectorsOptions, 'data' | 'postgres'>): Promise<string> {
  const parts: number[] = [];
  const first = new HashingEncoder({ dimensions: 512, batch: 64 });
  const halted = first.haltAfter(Math.floor(PASSAGES / 64 / 2));
  const stopped = open(first, options);
  stopped.vectorsFor(documents);
  parts.push(await msOf(() => Promise.race([halted, stopped.settled()])));
  await stopped.close();
  const second = new HashingEncoder({ dimensions: 512, batch: 64 });
  const going = open(second, options);
  going.vectorsFor(documents);
  parts.push(await msOf(() => going.settled()));
  await going.close();
  return first.passages.length === 0 ? 'there' : parts.map((ms) => (ms / 1000).toFixed(1)).join(' + ');
}

async function ready(
  options: Pick<VectorsOptions, 'data' | 'postgres' | 'loadNative'>,
): Promise<{ readonly vectors: OpenVectors; readonly found: PassageVectors; readonly readyMs: number }> {
  const vectors = open(new HashingEncoder({ dimensions: 512 }), options);
  const found = vectors.vectorsFor(documents);
  const readyMs = await msOf(async () => {
    await vectors.settled();
    await found.prepare(['town']);
  });
  return { vectors, found, readyMs };
}

const bundled = (source: DocumentSource): PassageVectors => new CountingVectors(source, [/手続/u]);

const open = (
  encoder: HashingEncoder,
  options: Pick<VectorsOptions, 'data' | 'postgres' | 'loadNative'>,
): OpenVectors =>
  openVectors({
    encoder,
    bundled,
    timer: machineTimer,
    report: (event) => event.kind === 'failed' && console.error(event),
    ...options,
  });

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const share = (list: readonly number[], part: number): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] ?? 0;
