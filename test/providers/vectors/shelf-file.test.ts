import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { loadHnsw } from '../../../src/providers/vector-store/load-hnsw.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { newFolder, open } from './open-for-test.ts';
import { BUNDLED, passages, TWO_TOWNS } from './samples.ts';

async function kept(documents = TWO_TOWNS, encoder = new HashingEncoder({ batch: 64 })): Promise<string> {
  const data = newFolder();
  const { vectors } = open({ encoder, data });
  vectors.vectorsFor(documents);
  await vectors.settled();
  await vectors.close();
  return data;
}

const isPassage = (text: string): boolean => text.includes('の取組\n');

describe('the file of the vectors', () => {
  const damages: Readonly<Record<string, (file: string) => void>> = {
    'no database': (file) => writeFileSync(file, '写真'.repeat(3_000)),
    'cut short': (file) => truncateSync(file, 20_000),
    'overwritten in the middle': (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, 4_096, bytes.length - 4_096));
    },
  };

  it.each(Object.entries(damages))('that is %s is put aside, and all is embedded anew', async (_, damage) => {
    const data = await kept();
    damage(join(data, 'vectors.sqlite'));
    const encoder = new HashingEncoder();
    const { vectors, events } = open({ encoder, data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ done: 64, total: 64, serving: 'hashing' });
    expect(events[0]).toEqual({ kind: 'set-aside', file: join(data, 'vectors.sqlite.damaged') });
    expect(existsSync(join(data, 'vectors.sqlite.damaged'))).toBe(true);
    expect(encoder.passages.flat().filter(isPassage)).toHaveLength(64);
    const query = await found.encodeQuery('kitaの防災12番の取組');
    expect((await found.nearest(query, 'kita', 1))[0]?.id).toBe('p12');
  });

  it('that is empty is filled', async () => {
    const data = newFolder();
    writeFileSync(join(data, 'vectors.sqlite'), '');
    const { vectors, events } = open({ encoder: new HashingEncoder(), data });
    vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
    expect(events.filter(({ kind }) => kind === 'set-aside')).toEqual([]);
  });

  it('with a damaged vector gives that one up, and embeds it again', async () => {
    const data = await kept();
    const database = new Database(join(data, 'vectors.sqlite'));
    const damaged = "(select text from kakari_vectors where partition = 'kita' order by text limit 2)";
    database.prepare(`update kakari_vectors set vector = ? where text in ${damaged}`).run(Buffer.alloc(256, 0xff));
    database.close();
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    await found.nearest(await found.encodeQuery('kitaの防災12番の取組'), 'kita', 1);
    expect(await vectors.settled()).toMatchObject({ done: 64, total: 64 });
    expect(encoder.passages.flat().filter(isPassage)).toHaveLength(2);
    const [nearest] = await found.nearest(await found.encodeQuery('kitaの防災12番の取組'), 'kita', 1);
    expect(nearest?.id).toBe('p12');
  });

  it('that cannot be written leaves the bundled encoder to answer, and is told once', async () => {
    const data = newFolder();
    mkdirSync(join(data, 'vectors.sqlite'));
    const { vectors, events, timers } = open({ encoder: new HashingEncoder(), data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ serving: 'bundled', failure: 'ledger-readonly' });
    timers.pass(5_000);
    await vectors.settled();
    const told = { kind: 'failed', work: 'embedding', error: expect.objectContaining({ code: 'ledger-readonly' }) };
    expect(events).toEqual([told]);
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
  });

  it('that takes no more keeps what it has, leaves the bundled encoder to answer, and goes on when it takes more', async () => {
    const data = newFolder();
    const encoder = new HashingEncoder({ batch: 4, dimensions: 512 });
    const halted = encoder.haltAfter(2);
    const { vectors, events, timers } = open({ encoder, data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await halted;
    const other = new Database(join(data, 'vectors.sqlite'));
    other.exec("create trigger full before insert on kakari_vectors begin select raise(fail, 'full'); end");
    encoder.goOn();
    expect(await vectors.settled()).toMatchObject({ done: 8, total: 64, serving: 'bundled' });
    expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    other.exec('drop trigger full');
    other.close();
    timers.pass(5_000);
    expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
  });

  it('of a town that is copied to another computer serves there', async () => {
    const data = await kept();
    const elsewhere = newFolder();
    copyFileSync(join(data, 'vectors.sqlite'), join(elsewhere, 'vectors.sqlite'));
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data: elsewhere });
    vectors.vectorsFor(TWO_TOWNS);
    expect((await vectors.settled()).serving).toBe('hashing');
    expect(encoder.passages).toEqual([]);
  });
});

describe.skipIf(loadHnsw() === undefined)('a partition of thousands of passages', () => {
  it('is searched by a graph that is saved, and that agrees with the scan', async () => {
    const documents = groupByPartition(passages('ookii', 2_100));
    const data = await kept(documents, new HashingEncoder({ batch: 512, dimensions: 24 }));
    const ask = async (loadNative?: () => undefined): Promise<readonly (readonly string[])[]> => {
      const test = open({ encoder: new HashingEncoder({ dimensions: 24 }), data, ...(loadNative && { loadNative }) });
      const found = test.vectors.vectorsFor(documents);
      await test.vectors.settled();
      await found.prepare(['ookii']);
      const lists: string[][] = [];
      for (let at = 0; at < 10; at++) {
        const query = await found.encodeQuery(`ookiiの${at * 37}番の手続`);
        lists.push((await found.nearest(query, 'ookii', 10)).map(({ id }) => id));
      }
      await test.vectors.close();
      return lists;
    };
    const [built, loaded, scanned] = [await ask(), await ask(), await ask(() => undefined)];
    expect(loaded).toEqual(built);
    const agreeing = built.flatMap((list, at) => list.filter((id) => scanned[at]?.includes(id)));
    expect(agreeing.length).toBeGreaterThanOrEqual(90);
    const [folder = ''] = readdirSync(join(data, 'vectors'));
    const files = readdirSync(join(data, 'vectors', folder));
    expect(files.map((name) => name.replace(/^.*\.hnsw/u, ''))).toEqual(['', '.json']);
  });
});
