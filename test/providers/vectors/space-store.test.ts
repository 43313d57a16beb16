import { Document } from '@langchain/core/documents';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import { groupByPartition, type DocumentSource } from '../../../src/domain/retrieval.ts';
import { openShelf } from '../../../src/providers/vectors/open-shelf.ts';
import { SpaceStore } from '../../../src/providers/vectors/space-store.ts';
import { HashingEncoder } from '../../fakes/hashing-encoder.ts';
import { newFolder } from './open-for-test.ts';
import { passages, TWO_TOWNS } from './samples.ts';

async function storeOf(documents?: DocumentSource, encoder = new HashingEncoder({ batch: 3 })): Promise<SpaceStore> {
  const shelf = await openShelf({ data: newFolder(), loadNative: () => undefined, reportSetAside: () => {} });
  onTestFinished(() => shelf.close());
  return new SpaceStore(encoder, shelf, documents);
}

async function fill(store: SpaceStore, documents: DocumentSource): Promise<void> {
  for (const partition of documents.partitions) {
    const { passages: missing } = await store.missing(partition);
    await store.addDocuments([...missing]);
  }
}

describe('a store of kept vectors, as LangChain has it', () => {
  it('finds documents by their meaning, in all partitions or some, among all ids or some', async () => {
    const store = await storeOf(TWO_TOWNS);
    await fill(store, TWO_TOWNS);
    const [[nearest, score] = []] = await store.similaritySearchWithScore('kitaの防災12番の取組', 1);
    expect(nearest).toMatchObject({ id: 'p12', metadata: { partition: 'kita' } });
    expect(nearest?.pageContent).toMatch(/^kitaの防災12番の取組\n/u);
    expect(score).toBeGreaterThan(0.4);
    const minami = await store.similaritySearch('防災12番', 50, { partitions: ['minami'] });
    expect(minami).toHaveLength(24);
    expect(new Set(minami.map(({ metadata }) => metadata['partition']))).toEqual(new Set(['minami']));
    const named = await store.similaritySearch('防災12番', 50, { ids: ['p1', 'p30', 'unknown'] });
    expect(named.map(({ id, metadata }) => `${metadata['partition']}/${id}`).toSorted()).toEqual([
      'kita/p1',
      'kita/p30',
      'minami/p1',
    ]);
    const found = await store.asRetriever({ k: 2 }).invoke('minamiの税4番の取組');
    expect(found[0]).toMatchObject({ id: 'p4', metadata: { partition: 'minami' } });
  });

  it('finds nothing in a partition that is not complete', async () => {
    const store = await storeOf(TWO_TOWNS);
    const { passages: missing, texts } = await store.missing('kita');
    expect([missing.length, texts]).toEqual([40, 40]);
    await store.addDocuments(missing.slice(1));
    expect(await store.open('kita')).toBeUndefined();
    expect(await store.similaritySearch('防災', 5)).toEqual([]);
    await store.addDocuments(missing.slice(0, 1));
    expect(await store.similaritySearch('防災', 5)).toHaveLength(5);
  });

  it('asks in batches of the size that the encoder takes', async () => {
    const encoder = new HashingEncoder({ batch: 3 });
    const store = await storeOf(undefined, encoder);
    const documents = ['一', '二', '三', '四', '五'].map((pageContent) => new Document({ pageContent }));
    expect(await store.addDocuments(documents)).toHaveLength(5);
    expect(encoder.passages.map(({ length }) => length)).toEqual([3, 2]);
  });

  it('gives documents of one text one vector, and finds all of them', async () => {
    const [first, ...rest] = passages('kita', 3);
    const twins = groupByPartition([...(first ? [first, { ...first, id: 'twin' }] : []), ...rest]);
    const encoder = new HashingEncoder();
    const store = await storeOf(twins, encoder);
    await fill(store, twins);
    expect(encoder.passages.flat()).toHaveLength(3);
    const found = await store.similaritySearch('kitaの窓口0番の取組', 2);
    expect(found.map(({ id }) => id)).toEqual(['p0', 'twin']);
  });

  it('rejects when the encoder fails, and keeps nothing of that batch', async () => {
    const encoder = new HashingEncoder();
    const store = await storeOf(TWO_TOWNS, encoder);
    encoder.failure = new ModelFailure('unauthorised', '401');
    await expect(fill(store, TWO_TOWNS)).rejects.toThrow(encoder.failure);
    expect((await store.missing('kita')).passages).toHaveLength(40);
  });

  it('lets vectors of another length take the place of those that are kept', async () => {
    const store = await storeOf(TWO_TOWNS);
    await fill(store, TWO_TOWNS);
    const { passages: none } = await store.missing('kita');
    expect(none).toEqual([]);
    await store.addVectors([[1, 0]], [new Document({ pageContent: '文', metadata: { partition: 'kita' } })]);
    expect((await store.missing('kita')).passages).toHaveLength(40);
    expect((await store.missing('minami')).passages).toHaveLength(24);
  });
});
