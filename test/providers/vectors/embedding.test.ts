import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { newFolder, open } from './open-for-test.ts';
import { BUNDLED, passages, TWO_TOWNS } from './samples.ts';

const texts = (encoder: HashingEncoder): readonly string[] => encoder.passages.flat();
/** What is asked to measure an encoder is no passage: a passage begins with its title. */
const embedded = (encoder: HashingEncoder): readonly string[] =>
  texts(encoder).filter((text) => /^[^。\n]*の取組\n.*。.*。$/u.test(text));

const SCRIPT = fileURLToPath(new URL('./embedding-process.ts', import.meta.url));

/** Lets another process embed so many batches into a folder, and kills it. */
async function killAfter(data: string, batches: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, data, String(batches)]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  child.kill('SIGKILL');
  expect((await exited)[1]).toBe('SIGKILL');
}

describe('the vectors of a remote encoder', () => {
  it('are made in the background while the bundled encoder answers, and then take its place', async () => {
    const encoder = new HashingEncoder();
    const halted = encoder.haltAfter(2);
    const { vectors, events } = open({ encoder, data: newFolder() });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await halted;
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    expect(vectors.status()).toEqual({ space: 'hashing', done: 16, total: 64, serving: 'bundled' });
    encoder.goOn();
    expect(await vectors.settled()).toEqual({ space: 'hashing', done: 64, total: 64, serving: 'hashing' });
    const query = await found.encodeQuery('防災12番の取組');
    expect(query.space).toBe('hashing');
    expect((await found.nearest(query, 'kita', 3))[0]?.id).toBe('p12');
    const [same, other, unknown] = await found.cosines(query, 'kita', ['p12', 'p3', 'unknown']);
    expect(same).toBeGreaterThan(other ?? 1);
    expect(unknown).toBe(0);
    const done = events.flatMap((event) => (event.kind === 'embedding' ? [event.done] : []));
    expect(done).toEqual([0, 8, 16, 24, 32, 40, 48, 56, 64]);
    expect(events.at(-1)).toEqual({ kind: 'serving', space: 'hashing' });
  });

  it('are there at once when they were kept before', async () => {
    const data = newFolder();
    const first = open({ encoder: new HashingEncoder(), data });
    first.vectors.vectorsFor(TWO_TOWNS);
    await first.vectors.settled();
    await first.vectors.close();
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect((await vectors.settled()).serving).toBe('hashing');
    expect(texts(encoder)).toEqual([]);
    expect((await found.nearest(await found.encodeQuery('防災12番の取組'), 'kita', 1))[0]?.id).toBe('p12');
  });

  it('are made again for passages that changed, and for no others', async () => {
    const data = newFolder();
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data });
    vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    const before = embedded(encoder).length;
    const changed = passages('kita', 41).map((passage) =>
      passage.id === 'p7' ? { ...passage, body: `${passage.body}新しい文です。` } : passage,
    );
    const found = vectors.vectorsFor(groupByPartition([...changed, ...passages('minami', 24)]));
    expect(await vectors.settled()).toMatchObject({ done: 65, total: 65, serving: 'hashing' });
    const titles = embedded(encoder)
      .slice(before)
      .map((text) => text.split('\n')[0]);
    expect(titles).toEqual(['kitaの道路7番の取組', 'kitaの窓口40番の取組']);
    const query = await found.encodeQuery('窓口40番の取組');
    expect((await found.nearest(query, 'kita', 1))[0]?.id).toBe('p40');
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('go on after a crash in batch %i where they stood', async (batch) => {
    const data = newFolder();
    const crashing = new HashingEncoder();
    const halted = crashing.haltAfter(batch);
    open({ encoder: crashing, data }).vectors.vectorsFor(TWO_TOWNS);
    await halted;
    // Nothing is closed or told: what is on the disk is all that a killed process leaves.
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data });
    vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
    const [before, after] = [crashing, encoder].map((each) => new Set(embedded(each)));
    expect(before?.size).toBe(8 * batch);
    expect(after?.size).toBe(64 - 8 * batch);
    expect(new Set([...(before ?? []), ...(after ?? [])]).size).toBe(64);
  });

  it('go on where they stood after the process was killed', { timeout: 60_000 }, async () => {
    const data = newFolder();
    await killAfter(data, 3);
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data });
    vectors.vectorsFor(TWO_TOWNS);
    expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
    expect(embedded(encoder)).toHaveLength(64 - 24);
  });

  it('are embedded by two processes at once without harm', async () => {
    const data = newFolder();
    const both = [1, 2].map(() => open({ encoder: new HashingEncoder(), data }).vectors);
    const found = both.map((vectors) => vectors.vectorsFor(TWO_TOWNS));
    for (const vectors of both) expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
    for (const each of found) {
      const query = await each.encodeQuery('税4番の取組');
      expect((await each.nearest(query, 'minami', 1))[0]?.id).toBe('p4');
    }
  });

  it('are tried again after a while when the endpoint fails, and what was embedded stays', async () => {
    const encoder = new HashingEncoder();
    const halted = encoder.haltAfter(3);
    const { vectors, events, timers } = open({ encoder, data: newFolder() });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await halted;
    encoder.failure = new ModelFailure('unreachable', 'ECONNREFUSED');
    encoder.goOn();
    const failed = { kind: 'failed', work: 'embedding', error: encoder.failure };
    expect(await vectors.settled()).toMatchObject({
      done: 32,
      total: 64,
      serving: 'bundled',
      failure: 'unreachable',
    });
    timers.pass(5_000);
    await vectors.settled();
    expect(timers.held.map(({ ms }) => ms)).toEqual([10_000]);
    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([failed]);
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    encoder.failure = undefined;
    timers.pass(10_000);
    expect(await vectors.settled()).toEqual({ space: 'hashing', done: 64, total: 64, serving: 'hashing' });
    expect(new Set(embedded(encoder)).size).toBe(embedded(encoder).length);
    encoder.failure = new ModelFailure('unreachable', 'ECONNREFUSED');
    vectors.vectorsFor(groupByPartition(passages('nishi', 2)));
    expect((await vectors.settled()).serving).toBe('hashing');
    expect(timers.held.map(({ ms }) => ms)).toEqual([5_000]);
  });

  it('leave out a text that the encoder refuses, and only that', async () => {
    const encoder = new HashingEncoder({ refuses: (text) => text.includes('研修13番') });
    const { vectors } = open({ encoder, data: newFolder() });
    const found = vectors.vectorsFor(groupByPartition(passages('kita', 40)));
    expect(await vectors.settled()).toMatchObject({ done: 40 });
    const query = await found.encodeQuery('研修3番の取組');
    const [refused, taken] = await found.cosines(query, 'kita', ['p13', 'p3']);
    expect(refused).toBe(0);
    expect(taken).toBeGreaterThan(0);
  });

  it('do not become all zeros when the encoder refuses everything', async () => {
    const encoder = new HashingEncoder();
    const halted = encoder.haltAfter(2);
    const { vectors } = open({ encoder, data: newFolder() });
    vectors.vectorsFor(TWO_TOWNS);
    await halted;
    encoder.failure = new ModelFailure('rejected', '400');
    encoder.goOn();
    expect(await vectors.settled()).toMatchObject({ done: 24, failure: 'rejected', serving: 'bundled' });
  });

  it('end between batches when they are closed', async () => {
    const encoder = new HashingEncoder();
    const halted = encoder.haltAfter(2);
    const { vectors } = open({ encoder, data: newFolder() });
    vectors.vectorsFor(TWO_TOWNS);
    await halted;
    await vectors.close();
    encoder.goOn();
    expect(encoder.passages).toHaveLength(2);
    expect(vectors.status()).toMatchObject({ done: 16, serving: 'bundled' });
  });
});
