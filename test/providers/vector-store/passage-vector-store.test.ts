import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { describe, expect, it } from 'vitest';
import { groupByPartition, type RetrievalDocument } from '../../../src/domain/retrieval.ts';
import type { SentenceEncoder } from '../../../src/ports/embeddings.ts';
import { loadHnsw } from '../../../src/providers/vector-store/load-hnsw.ts';
import { PassageVectorStore } from '../../../src/providers/vector-store/passage-vector-store.ts';

const DIMENSIONS = 16;

/** Vectors that follow from the characters of a text, the same on every run; a passage has one for each of its lines. */
class CharacterEncoder extends Embeddings implements SentenceEncoder {
  readonly dimensions = DIMENSIONS;
  encodings = 0;

  constructor() {
    super({});
  }

  encodeQuery(text: string): Float32Array {
    const vector = new Float32Array(DIMENSIONS);
    for (const character of text) {
      let seed = character.codePointAt(0) ?? 0;
      for (let at = 0; at < DIMENSIONS; at++) {
        seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + at) >>> 0;
        vector[at] = (vector[at] ?? 0) + (seed / 2 ** 32 - 0.5);
      }
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  }

  encodePassage(text: string): readonly Float32Array[] {
    this.encodings++;
    return text.split('\n').map((line) => this.encodeQuery(line));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.encodeQuery(text));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.encodeQuery(text)));
  }
}

const documentsOf = (partition: string, count: number): readonly RetrievalDocument[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `d${at}`,
    partition,
    title: `取組${at * 7919}`,
    body: `本文${at * 104_729}`,
  }));

const SMALL = groupByPartition([...documentsOf('kita', 20), ...documentsOf('minami', 5)]);
const LARGE = groupByPartition(documentsOf('ookii', 1_200));

describe('a store of passage vectors', () => {
  it('finds the passage whose text is asked for, within its partition', async () => {
    const store = new PassageVectorStore(new CharacterEncoder(), { documents: SMALL });
    const found = await store.similaritySearchWithScore('本文104729', 1, { partitions: ['minami'] });
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toMatchObject({
      id: 'd1',
      pageContent: '取組7919\n本文104729',
      metadata: { partition: 'minami' },
    });
    expect(found[0]?.[1]).toBeCloseTo(1);
  });

  it('looks at all partitions, or at the ids that a filter names', async () => {
    const store = new PassageVectorStore(new CharacterEncoder(), { documents: SMALL });
    expect(await store.similaritySearch('本文', 100)).toHaveLength(25);
    const named = await store.similaritySearch('本文', 100, { ids: ['d3', 'd19'] });
    expect(named.map(({ id, metadata }) => `${String(metadata['partition'])}/${id}`).toSorted()).toEqual([
      'kita/d19',
      'kita/d3',
      'minami/d3',
    ]);
  });

  it('counts a passage once, by the nearest of its vectors', async () => {
    const encoder = new CharacterEncoder();
    const store = new PassageVectorStore(encoder, { documents: SMALL });
    const nearest = await store.nearest(await store.encodeQuery('本文0'), 'minami', 10);
    expect(nearest.map(({ id }) => id).toSorted()).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
    expect(nearest[0]?.id).toBe('d0');
    expect(nearest[0]?.cosine).toBeCloseTo(1);
  });

  it('makes the vectors of the passages that it is asked for, once, and again after it let go of them', async () => {
    const encoder = new CharacterEncoder();
    const store = new PassageVectorStore(encoder, { documents: SMALL });
    const query = await store.encodeQuery('本文0');
    expect(encoder.encodings).toBe(0);
    const cosines = await store.cosines(query, 'kita', ['d0', 'd3', 'unknown']);
    expect(cosines[0]).toBeCloseTo(1);
    expect(cosines[2]).toBe(0);
    expect(encoder.encodings).toBe(2);
    await store.cosines(query, 'kita', ['d0', 'd3']);
    expect(encoder.encodings).toBe(2);
    store.forget('kita');
    await store.cosines(query, 'kita', ['d0']);
    expect(encoder.encodings).toBe(3);
  });

  it('finds nothing in a partition that it does not know', async () => {
    const store = new PassageVectorStore(new CharacterEncoder(), { documents: SMALL });
    expect(await store.nearest(await store.encodeQuery('本文'), 'nishi', 5)).toEqual([]);
  });

  it('takes documents and vectors that are added later', async () => {
    const store = new PassageVectorStore(new CharacterEncoder());
    await store.addDocuments([new Document({ id: 'a', pageContent: '窓口', metadata: { partition: 'kita' } })]);
    await store.addVectors(
      [Array.from((await store.encodeQuery('契約')).vector)],
      [new Document({ id: 'b', pageContent: '別の文', metadata: { partition: 'kita' } })],
    );
    expect((await store.similaritySearch('窓口', 1)).map(({ id }) => id)).toEqual(['a']);
    expect((await store.similaritySearch('契約', 1)).map(({ id }) => id)).toEqual(['b']);
  });

  it.each([[[1, 2]], [Array.from({ length: DIMENSIONS }, () => Number.NaN)]])(
    'refuses the vector %j of another space',
    async (vector) => {
      const store = new PassageVectorStore(new CharacterEncoder());
      await expect(store.addVectors([vector], [new Document({ pageContent: '文' })])).rejects.toThrow(RangeError);
    },
  );
});

describe('a partition of thousands of vectors', () => {
  const queries = Array.from({ length: 20 }, (_, at) => `本文${at * 31}の取組`);

  it.skipIf(loadHnsw() === undefined)('is searched by a graph that agrees with the exact scan', async () => {
    const graph = new PassageVectorStore(new CharacterEncoder(), { documents: LARGE });
    const scan = new PassageVectorStore(new CharacterEncoder(), { documents: LARGE, loadNative: () => undefined });
    await graph.prepare();
    let agreeing = 0;
    for (const query of queries) {
      const meaning = await graph.encodeQuery(query);
      const exact = new Map((await scan.nearest(meaning, 'ookii', 10)).map(({ id, cosine }) => [id, cosine]));
      const near = await graph.nearest(meaning, 'ookii', 10);
      agreeing += near.filter(({ id, cosine }) => Math.abs((exact.get(id) ?? -2) - cosine) < 1e-4).length;
    }
    expect(agreeing).toBeGreaterThanOrEqual(0.95 * 10 * queries.length);
  });

  it('answers by the scan while the graph is not built yet', async () => {
    const store = new PassageVectorStore(new CharacterEncoder(), { documents: LARGE });
    const scan = new PassageVectorStore(new CharacterEncoder(), { documents: LARGE, loadNative: () => undefined });
    const vector = await store.encodeQuery('本文0');
    expect(await store.nearest(vector, 'ookii', 10)).toEqual(await scan.nearest(vector, 'ookii', 10));
  });

  it('is scanned where the native module is missing or cannot build', async () => {
    const broken = {
      HierarchicalNSW: class {
        initIndex(): void {
          throw new Error('no memory');
        }
        setEf(): void {}
        addPoint(): void {}
        searchKnn(): { neighbors: number[]; distances: number[] } {
          return { neighbors: [], distances: [] };
        }
        getCurrentCount(): number {
          return 0;
        }
        getNumDimensions(): number {
          return 0;
        }
        readIndexSync(): void {}
        writeIndexSync(): void {}
      },
    };
    for (const loadNative of [() => undefined, () => broken]) {
      const store = new PassageVectorStore(new CharacterEncoder(), { documents: LARGE, loadNative });
      const vector = await store.encodeQuery('本文104729');
      expect((await store.nearest(vector, 'ookii', 1))[0]?.id).toBe('d1');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      expect((await store.nearest(vector, 'ookii', 1))[0]?.id).toBe('d1');
    }
  });

  it('does not load the native module for small partitions', async () => {
    let loads = 0;
    const loadNative = (): undefined => {
      loads++;
      return undefined;
    };
    await new PassageVectorStore(new CharacterEncoder(), { documents: SMALL, loadNative }).prepare();
    expect(loads).toBe(0);
    await new PassageVectorStore(new CharacterEncoder(), { documents: LARGE, loadNative }).prepare();
    expect(loads).toBe(1);
  });
});
