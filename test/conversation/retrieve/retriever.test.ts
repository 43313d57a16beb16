import { describe, expect, it } from 'vitest';
import { groupByPartition, type RetrievalDocument } from '../../../src/domain/retrieval.ts';
import { Retriever, type RetrieverParts, type SearchOptions } from '../../../src/conversation/retrieve/retriever.ts';
import { CountingVectors } from '../../fakes/counting-vectors.ts';

const DOCUMENTS: readonly RetrievalDocument[] = [
  {
    id: 'contract',
    partition: 'kita',
    title: '電子契約の拡大',
    body: '物品や委託にも広げます。',
    english: 'Extends electronic contracts to goods.',
  },
  {
    id: 'approval',
    partition: 'kita',
    title: '電子決裁',
    names: ['押印の廃止'],
    body: '紙の決裁をなくします。',
    english: 'Ends approvals on paper.',
  },
  {
    id: 'bus',
    partition: 'kita',
    title: 'デマンドバス',
    body: '予約して乗る交通です。',
    english: 'Transport that is booked.',
  },
  {
    id: 'contract',
    partition: 'minami',
    title: '電子契約',
    body: '工事の契約を電子にします。',
    english: 'Makes contracts for works electronic.',
  },
  {
    id: 'counter',
    partition: 'minami',
    title: '書かない窓口',
    body: '申請書を書かずに済みます。',
    english: 'A counter without forms.',
  },
];
const SOURCE = groupByPartition(DOCUMENTS);
const TOPICS = [/契約|発注|contract/u, /決裁|承認|approv/u, /バス|移動|bus/u, /窓口|来庁|counter/u];

const retriever = (parts: Partial<RetrieverParts> = {}): Retriever => new Retriever({ documents: SOURCE, ...parts });
const withMeaning = (): Retriever => retriever({ vectors: (source) => new CountingVectors(source, TOPICS) });
const idsOf = async (by: Retriever, query: string, options?: SearchOptions): Promise<readonly string[]> =>
  (await by.search(query, options)).map(({ id, partition }) => `${partition}/${id}`);

describe('a search by words', () => {
  it('puts the document that is about the query first', async () => {
    expect((await idsOf(retriever(), '電子決裁はどこの課？'))[0]).toBe('kita/approval');
  });

  it('looks at every municipality when none is named, and at the named ones otherwise', async () => {
    expect((await idsOf(retriever(), '電子契約')).slice(0, 2).toSorted()).toEqual(['kita/contract', 'minami/contract']);
    expect(await idsOf(retriever(), '電子契約', { partitions: ['minami'] })).toEqual(['minami/contract']);
  });

  it('finds nothing in a municipality that it does not know', async () => {
    expect(await idsOf(retriever(), '電子契約', { partitions: ['nishi'] })).toEqual([]);
  });

  it('counts a municipality that is named twice once', async () => {
    expect(await idsOf(retriever(), '窓口', { partitions: ['minami', 'minami'] })).toEqual(['minami/counter']);
  });

  it('finds a document by another name that people use', async () => {
    expect((await idsOf(retriever(), '押印'))[0]).toBe('kita/approval');
  });

  it('finds nothing for a query that shares nothing with any document', async () => {
    expect(await idsOf(retriever(), '水道料金')).toEqual([]);
    expect(await idsOf(retriever(), '')).toEqual([]);
    expect(await idsOf(retriever(), '？')).toEqual([]);
  });

  it('gives no more than the limit', async () => {
    expect(await retriever().search('電子', { limit: 1 })).toHaveLength(1);
  });

  it('scores a document alike whether one municipality or several are searched, save for how rare the words are', async () => {
    const [alone] = await retriever().search('書かない窓口', { partitions: ['minami'] });
    const [among] = await retriever().search('書かない窓口');
    expect(among?.id).toBe(alone?.id);
    expect(among?.score).toBeGreaterThan(0.5 * (alone?.score ?? 0));
    expect(among?.score).toBeLessThan(2 * (alone?.score ?? 0));
  });

  it('gives the same scores for the same document in two municipalities', async () => {
    const twins = ['kita', 'minami'].map((partition) => ({
      id: 'contract',
      partition,
      title: '電子契約',
      body: '広げます。',
    }));
    const [one, other] = await new Retriever({ documents: groupByPartition(twins) }).search('電子契約');
    expect(one?.score).toBe(other?.score);
  });

  it('keeps scores between 0 and 3', async () => {
    for (const { lexical } of await retriever().search('電子契約の拡大 物品や委託にも広げます')) {
      expect(lexical).toBeGreaterThan(0);
      expect(lexical).toBeLessThanOrEqual(3);
    }
  });
});

describe('a search by words and meaning', () => {
  it('adds the weighted cosine to the lexical score', async () => {
    const [hit] = await withMeaning().search('電子契約', { partitions: ['minami'] });
    expect(hit?.cosine).toBeCloseTo(1);
    expect(hit?.score).toBeCloseTo((hit?.lexical ?? 0) + 0.75 * (hit?.cosine ?? 0));
  });

  it('asks an English question of the English texts', async () => {
    expect((await idsOf(retriever(), 'which section extends contracts to goods?'))[0]).toBe('kita/contract');
  });

  it('finds by meaning alone what an English question names in other words', async () => {
    const plain = groupByPartition(DOCUMENTS.map(({ english: _english, ...document }) => document));
    const glossary = [{ terms: ['デマンドバス'], english: ['ride on demand'] }];
    const search = new Retriever({
      documents: plain,
      vectors: (source) => new CountingVectors(source, TOPICS),
      thesaurus: glossary,
    });
    expect((await idsOf(search, 'Is there a ride on demand?'))[0]).toBe('kita/bus');
    expect((await idsOf(search, 'Is there a bus?'))[0]).toBe('kita/bus');
  });

  it('prepares words and vectors before anybody asks', async () => {
    const vectors = new CountingVectors(SOURCE, TOPICS);
    await retriever({ vectors: () => vectors }).prepare(['kita']);
    expect(vectors.prepared).toEqual(['kita']);
  });
});

describe('a thesaurus', () => {
  const thesaurus = [{ terms: ['はんこ', '押印', '判子'], english: ['seal'] }];

  it('finds what the query calls by another name', async () => {
    expect(await idsOf(retriever(), 'はんこは不要？')).toEqual([]);
    expect((await idsOf(retriever({ thesaurus }), 'はんこは不要？'))[0]).toBe('kita/approval');
  });

  it('is left out when the caller says so', async () => {
    expect(await idsOf(retriever({ thesaurus }), 'はんこは不要？', { widen: false })).toEqual([]);
  });

  it('counts a synonym less than the word itself', async () => {
    const [own] = await retriever({ thesaurus }).search('押印');
    const [synonym] = await retriever({ thesaurus }).search('判子');
    expect(synonym?.id).toBe(own?.id);
    expect(synonym?.score).toBeLessThan(own?.score ?? 0);
  });

  it('changes nothing for a query that has none of its words', async () => {
    expect(await retriever({ thesaurus }).search('電子契約')).toEqual(await retriever().search('電子契約'));
  });
});

describe('a country of municipalities', () => {
  const opened: string[] = [];
  const source = {
    partitions: Array.from({ length: 1_741 }, (_, at) => `m${at}`),
    documentsOf: (partition: string): readonly RetrievalDocument[] => {
      opened.push(partition);
      return [{ id: 'contract', partition, title: '電子契約', body: partition }];
    },
  };

  it('reads only the municipalities that are asked for', async () => {
    const search = new Retriever({ documents: source });
    await search.search('電子契約', { partitions: ['m7', 'm9'] });
    await search.search('契約', { partitions: ['m7'] });
    expect(opened).toEqual(['m7', 'm9']);
  });

  it('lets go of the one that was not asked for the longest, and finds it again', async () => {
    const vectors = new CountingVectors(source, TOPICS);
    const search = new Retriever({ documents: source, vectors: () => vectors, keptDocuments: 2 });
    for (const partition of ['m1', 'm2', 'm1', 'm3']) await search.search('契約', { partitions: [partition] });
    expect(vectors.forgotten).toEqual(['m2']);
    expect(await idsOf(search, '契約', { partitions: ['m2'] })).toEqual(['m2/contract']);
  });
});
