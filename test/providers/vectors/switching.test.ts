import { describe, expect, it } from 'vitest';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import type { PassageVectors } from '../../../src/ports/embeddings.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { newFolder, open } from './open-for-test.ts';
import { BUNDLED, bundled, passages, TWO_TOWNS } from './samples.ts';

/** A folder in which the vectors of a model are complete. */
async function keptBy(encoder: HashingEncoder, documents = TWO_TOWNS): Promise<string> {
  const data = newFolder();
  const { vectors } = open({ encoder, data });
  vectors.vectorsFor(documents);
  await vectors.settled();
  await vectors.close();
  return data;
}

/** Which passage of a partition is nearest to its own title, and in whose space that was asked. */
async function firstOf(vectors: PassageVectors, text: string, partition: string): Promise<string> {
  const query = await vectors.encodeQuery(text);
  const [nearest] = await vectors.nearest(query, partition, 1);
  return `${query.space} ${nearest?.id}`;
}

describe('a change of the model', () => {
  it('lets the old vectors answer until the new ones are complete, and then takes them away', async () => {
    const old = new HashingEncoder({ space: 'old' });
    const data = await keptBy(old);
    const encoder = new HashingEncoder({ space: 'new', dimensions: 96 });
    const halted = encoder.haltAfter(7);
    const { vectors, events } = open({ encoder, data, earlier: (space) => (space === 'old' ? old : undefined) });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await halted;
    expect(vectors.status()).toEqual({ space: 'new', done: 56, total: 64, serving: 'old' });
    expect(await firstOf(found, 'kitaの防災12番の取組', 'kita')).toBe('old p12');
    const before = await found.encodeQuery('kitaの防災12番の取組');
    encoder.goOn();
    expect(await vectors.settled()).toEqual({ space: 'new', done: 64, total: 64, serving: 'new' });
    expect(await firstOf(found, 'kitaの防災12番の取組', 'kita')).toBe('new p12');
    // A question that was being answered meanwhile.
    expect((await found.nearest(before, 'kita', 1))[0]?.id).toBe('p12');
    expect(events.filter(({ kind }) => kind === 'serving')).toEqual([
      { kind: 'serving', space: 'old' },
      { kind: 'serving', space: 'new' },
    ]);
    await vectors.close();
    const back = new HashingEncoder({ space: 'old' });
    const again = open({ encoder: back, data });
    again.vectors.vectorsFor(TWO_TOWNS);
    await again.vectors.settled();
    expect(back.passages.flat().filter((text) => text.includes('の取組\n')).length).toBeGreaterThanOrEqual(64);
  });

  it('lets the bundled encoder answer where the old model is gone', async () => {
    const data = await keptBy(new HashingEncoder({ space: 'old' }));
    const encoder = new HashingEncoder({ space: 'new' });
    const halted = encoder.haltAfter(3);
    const { vectors } = open({ encoder, data, earlier: () => undefined });
    const found = vectors.vectorsFor(TWO_TOWNS);
    await halted;
    expect(await firstOf(found, '防災', 'kita')).toBe(`${BUNDLED} p2`);
    encoder.goOn();
    expect((await vectors.settled()).serving).toBe('new');
  });

  it('to another dimension under the same name is noticed at the first question, and embedded anew', async () => {
    const data = await keptBy(new HashingEncoder());
    const encoder = new HashingEncoder({ dimensions: 96 });
    const { vectors } = open({ encoder, data });
    const found = vectors.vectorsFor(TWO_TOWNS);
    expect((await vectors.settled()).serving).toBe('hashing');
    const halted = encoder.haltAfter(2);
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    await halted;
    expect(vectors.status()).toMatchObject({ done: 16, total: 64, serving: 'bundled' });
    encoder.goOn();
    expect(await vectors.settled()).toMatchObject({ done: 64, serving: 'hashing' });
    expect(await firstOf(found, 'kitaの防災12番の取組', 'kita')).toBe('hashing p12');
  });
});

describe('plans that are published while the vectors serve', () => {
  it('are answered by the bundled encoder, partition by partition, until all their passages have vectors', async () => {
    const encoder = new HashingEncoder();
    const { vectors } = open({ encoder, data: newFolder() });
    vectors.vectorsFor(TWO_TOWNS);
    await vectors.settled();
    const halted = encoder.haltAfter(1);
    const more = groupByPartition([...passages('kita', 40), ...passages('minami', 24), ...passages('nishi', 12)]);
    const found = vectors.vectorsFor(more);
    const plain = bundled(more);
    await halted;
    const query = await found.encodeQuery('nishiの防災');
    expect(query.space).toBe('hashing');
    const own = await plain.encodeQuery('nishiの防災');
    const expected = await plain.cosines(own, 'nishi', ['p2', 'p3']);
    const cosines = await found.cosines(query, 'nishi', ['p2', 'p3']);
    expect([query.weight, cosines]).toEqual([own.weight, expected]);
    expect((await found.nearest(query, 'nishi', 1))[0]?.id).toBe('p2');
    expect(await firstOf(found, 'minamiの税4番の取組', 'minami')).toBe('hashing p4');
    encoder.goOn();
    await vectors.settled();
    expect(await firstOf(found, 'nishiの税4番の取組', 'nishi')).toBe('hashing p4');
  });
});

describe('a question', () => {
  const opened = async (): Promise<{
    readonly encoder: HashingEncoder;
    readonly found: PassageVectors;
    readonly test: ReturnType<typeof open>;
  }> => {
    const encoder = new HashingEncoder();
    const test = open({ encoder, data: newFolder() });
    const found = test.vectors.vectorsFor(TWO_TOWNS);
    await test.vectors.settled();
    encoder.queries.splice(0);
    return { encoder, found, test };
  };

  it('is encoded once, however often it is searched', async () => {
    const { encoder, found } = await opened();
    for (const _ of [1, 2, 3]) await found.encodeQuery('窓口');
    expect(encoder.queries).toEqual(['窓口']);
    for (let at = 0; at < 250; at++) await found.encodeQuery(`質問${at}`);
    await found.encodeQuery('質問249');
    expect(encoder.queries).toHaveLength(251);
    await found.encodeQuery('窓口');
    expect(encoder.queries).toHaveLength(252);
  });

  it('is answered by the bundled encoder when the endpoint fails, which is told once, and not asked again for a while', async () => {
    const { encoder, found, test } = await opened();
    encoder.failure = new ModelFailure('server-error', '503');
    expect(await firstOf(found, '防災', 'kita')).toBe(`${BUNDLED} p2`);
    const broken = encoder.failure;
    test.timers.pass(30_000);
    expect((await found.encodeQuery('防災')).space).toBe(BUNDLED);
    encoder.failure = undefined;
    expect((await found.encodeQuery('窓口')).space).toBe(BUNDLED);
    expect(encoder.queries).toEqual([]);
    test.timers.pass(30_000);
    expect((await found.encodeQuery('窓口')).space).toBe('hashing');
    const told = { kind: 'failed', work: 'query', error: broken };
    expect(test.events.filter(({ kind }) => kind === 'failed')).toEqual([told]);
    encoder.failure = broken;
    await found.encodeQuery('防災');
    expect(test.events.filter(({ kind }) => kind === 'failed')).toEqual([told, told]);
  });

  it('is answered by the bundled encoder when the endpoint does not answer in time', async () => {
    const { encoder, found, test } = await opened();
    encoder.encode = () => new Promise(() => undefined);
    const asking = found.encodeQuery('窓口');
    test.timers.pass(1_200);
    expect((await asking).space).toBe(BUNDLED);
    expect(test.events.at(-1)).toMatchObject({ work: 'query', error: { reason: 'timeout' } });
  });
});
