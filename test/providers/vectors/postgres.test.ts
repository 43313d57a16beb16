import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { openLedger } from '../../../src/providers/ledger/open-ledger.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { POSTGRES_MISSING, query as ask, startPostgres, type TestPostgres } from '../../postgres.ts';
import { newFolder, open } from './open-for-test.ts';
import { BUNDLED, passages, TWO_TOWNS } from './samples.ts';

const isPassage = (text: string): boolean => text.includes('の取組\n');
const embedded = (encoder: HashingEncoder): number => encoder.passages.flat().filter(isPassage).length;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

describe('vectors in PostgreSQL with pgvector', () => {
  let database: PGlite;
  let server: PGLiteSocketServer;
  let postgres: string;
  beforeAll(async () => {
    const port = await freePort();
    database = await PGlite.create({ extensions: { vector } });
    server = new PGLiteSocketServer({ db: database, port, host: '127.0.0.1', maxConnections: 20 });
    await server.start();
    postgres = `postgres://postgres@127.0.0.1:${port}/postgres`;
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });
  beforeEach(async () => {
    await database.exec('drop table if exists kakari_vectors; drop table if exists kakari_vector_spaces');
  });
  const count = async (where: string): Promise<unknown> =>
    (await database.query<{ count: unknown }>(`select count(*) as count from kakari_vectors where ${where}`)).rows[0]
      ?.count;

  it('are searched there, by the same cosines as in the process, and are there for the next process', async () => {
    const { vectors } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toEqual({ space: 'hashing', done: 64, total: 64, serving: 'hashing' });
    expect(await count('embedding is not null')).toBe(64);
    const encoder = new HashingEncoder();
    const inFile = open({ encoder, data: newFolder() }).vectors;
    const expected = inFile.vectorsFor(TWO_TOWNS);
    await inFile.settled();
    for (const text of ['kitaの防災12番の取組', '窓口', '税の手続']) {
      const [here, there] = [await expected.encodeQuery(text), await found.encodeQuery(text)];
      const ids = ['p12', 'p3', 'unknown', 'p12'];
      const cosines = await expected.cosines(here, 'kita', ids);
      (await found.cosines(there, 'kita', ids)).forEach((cosine, at) =>
        expect(cosine).toBeCloseTo(cosines[at] ?? -2, 5),
      );
      const near = (await found.nearest(there, 'kita', 5)).map(({ cosine }) => cosine);
      const exact = (await expected.nearest(here, 'kita', 5)).map(({ cosine }) => cosine);
      near.forEach((cosine, at) => expect(cosine).toBeCloseTo(exact[at] ?? -2, 5));
      expect(near).toHaveLength(5);
    }
    await vectors.close();
    const next = new HashingEncoder();
    const again = open({ encoder: next, data: newFolder(), postgres }).vectors;
    again.vectorsFor(TWO_TOWNS);
    expect((await again.settled()).serving).toBe('hashing');
    expect(next.passages).toEqual([]);
  });

  it('switch to another model, and the rows and indexes of the old one go', { timeout: 60_000 }, async () => {
    const data = newFolder();
    const documents = groupByPartition([...passages('ookii', 2_010), ...passages('kita', 20)]);
    const old = new HashingEncoder({ space: 'old', dimensions: 16, batch: 500 });
    const first = open({ encoder: old, data, postgres }).vectors;
    const before = first.vectorsFor(documents);
    expect((await first.settled()).serving).toBe('old');
    const indexes = async (): Promise<number> =>
      (await database.query("select 1 from pg_indexes where indexdef like '%hnsw%'")).rows.length;
    expect(await indexes()).toBe(1);
    const query = await before.encodeQuery('ookiiの防災12番の取組');
    expect((await before.nearest(query, 'ookii', 30)).map(({ id }) => id)).toContain('p12');
    await first.close();
    const plan = await database.query<{ 'QUERY PLAN': string }>(`explain select text from kakari_vectors
      where space = 'old' and partition = 'ookii' order by (embedding::vector(16)) <#> '[${Array(16).fill(0.25).join()}]' limit 30`);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using kakari_vectors_/u);
    const encoder = new HashingEncoder({ space: 'new', dimensions: 24, batch: 20 });
    const halted = encoder.haltAfter(1);
    const small = groupByPartition(passages('kita', 30));
    const second = open({ encoder, data, postgres, earlier: (space) => (space === 'old' ? old : undefined) }).vectors;
    const found = second.vectorsFor(small);
    await halted;
    expect((await found.encodeQuery('窓口')).space).toBe('old');
    encoder.goOn();
    expect((await second.settled()).serving).toBe('new');
    expect([await count("space = 'old'"), await count("space = 'new'"), await indexes()]).toEqual([0, 30, 0]);
    const after = await found.encodeQuery('kitaの防災12番の取組');
    expect((await found.nearest(after, 'kita', 1))[0]?.id).toBe('p12');
  });

  it('find what the plan has now, also where most of what is nearest is of an earlier plan', async () => {
    const { vectors } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    vectors.vectorsFor(groupByPartition(passages('kita', 40)));
    await vectors.settled();
    const found = vectors.vectorsFor(groupByPartition(passages('kita', 40).slice(30)));
    await vectors.settled();
    const near = await found.nearest(await found.encodeQuery('kitaの窓口0番の取組'), 'kita', 10);
    expect(near.map(({ id }) => id).toSorted()).toEqual(
      passages('kita', 40)
        .slice(30)
        .map(({ id }) => id),
    );
  });

  it('that were taken away by another process are noticed, and embedded anew', async () => {
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data: newFolder(), postgres });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    const query = await found.encodeQuery('kitaの防災12番の取組');
    await found.cosines(query, 'kita', ['p12']);
    await database.exec("delete from kakari_vectors where partition = 'kita'");
    await found.cosines(query, 'kita', ['p12']);
    await found.cosines(query, 'kita', ['p12']);
    expect(await vectors.settled()).toMatchObject({ done: 64 });
    expect((await found.nearest(query, 'kita', 1))[0]?.id).toBe('p12');
    expect(embedded(encoder)).toBe(64 + 40);
  });

  it('that were written before the extension was there are searched without being embedded again', async () => {
    const { vectors } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    await vectors.close();
    await database.exec('alter table kakari_vectors drop column embedding');
    const encoder = new HashingEncoder();
    const again = open({ encoder, data: newFolder(), postgres }).vectors;
    const found = again.vectorsFor(TWO_TOWNS);
    await again.settled();
    const query = await found.encodeQuery('kitaの防災12番の取組');
    expect((await found.nearest(query, 'kita', 1))[0]?.id).toBe('p12');
    expect(embedded(encoder)).toBe(0);
    expect(await count("embedding is not null and partition = 'kita'")).toBe(40);
  });

  it('leave the question to the bundled encoder when the database is gone, which is told once', async () => {
    const { vectors, events, timers } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    const query = await found.encodeQuery('防災');
    await database.exec('alter table kakari_vectors rename to elsewhere');
    expect((await found.nearest(query, 'kita', 1))[0]?.id).toBe('p2');
    expect((await found.cosines(query, 'kita', ['p2', 'p3'])).map((cosine) => cosine > 0)).toEqual([true, false]);
    expect(events.filter(({ kind }) => kind === 'failed')).toMatchObject([{ work: 'search' }]);
    await database.exec('alter table elsewhere rename to kakari_vectors');
    timers.pass(30_000);
    expect(await found.nearest(query, 'kita', 40)).toHaveLength(40);
  });
});

describe.skipIf(POSTGRES_MISSING !== '')(`vectors in PostgreSQL without pgvector${POSTGRES_MISSING}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('are kept there and compared in the process', async () => {
    const postgres = await server.newDatabase();
    const { vectors } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    vectors.vectorsFor(TWO_TOWNS);
    expect((await vectors.settled()).serving).toBe('hashing');
    const encoder = new HashingEncoder();
    const again = open({ encoder, data: newFolder(), postgres }).vectors;
    const found = again.vectorsFor(TWO_TOWNS);
    expect((await again.settled()).serving).toBe('hashing');
    expect(encoder.passages).toEqual([]);
    const query = await found.encodeQuery('minamiの税4番の取組');
    expect((await found.nearest(query, 'minami', 1))[0]?.id).toBe('p4');
    const columns = "select column_name as name from information_schema.columns where table_name = 'kakari_vectors'";
    expect((await ask(postgres, columns)).map(({ name }) => name)).not.toContain('embedding');
  });

  it('are embedded by several replicas at once, with every vector there once', async () => {
    const postgres = await server.newDatabase();
    const replicas = [1, 2, 3].map(() => open({ encoder: new HashingEncoder(), data: newFolder(), postgres }));
    for (const { vectors } of replicas) vectors.vectorsFor(TWO_TOWNS);
    for (const { vectors, events } of replicas) {
      expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
      expect(events.filter(({ kind }) => kind === 'failed')).toEqual([]);
    }
    expect(await ask(postgres, 'select count(*)::int as count from kakari_vectors')).toEqual([{ count: 64 }]);
  });

  it('stand beside the ledger, whichever comes first', async () => {
    const postgres = await server.newDatabase();
    const { vectors } = open({ encoder: new HashingEncoder(), data: newFolder(), postgres });
    vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    const ledger = await openLedger({ kind: 'postgres', url: postgres });
    expect(await ledger.reminders({})).toEqual([]);
    await ledger.close();
  });

  it('leave the bundled encoder to answer where nobody listens', async () => {
    const { vectors, events } = open({
      encoder: new HashingEncoder(),
      data: newFolder(),
      postgres: 'postgres://kakari:secret@127.0.0.1:1/kakari',
    });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ serving: 'bundled', failure: 'ledger-unreachable' });
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    expect(JSON.stringify(events)).not.toContain('secret');
  });
});
