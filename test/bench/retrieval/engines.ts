import { fileURLToPath } from 'node:url';
import { groupByPartition } from '../../../src/domain/retrieval.ts';
import { Retriever, type RetrieverParts } from '../../../src/conversation/retrieve/retriever.ts';
import type { SetDocument } from './set.ts';

/** Answers a query with the ids of the best ten documents. */
export type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

/** Indexes documents. What an engine needs is imported when it is built, so that each pays only for its own. */
export type Build = (documents: readonly SetDocument[]) => Promise<Search>;

const ENCODER = fileURLToPath(new URL('../../../knowledge/common/encoder', import.meta.url));

const buildKakari = async (
  documents: readonly SetDocument[],
  parts: Omit<RetrieverParts, 'documents'>,
): Promise<Search> => {
  const source = groupByPartition(
    documents.map(({ id, title, text }) => ({ id, partition: 'set', title, body: text })),
  );
  const retriever = new Retriever({ ...parts, documents: source });
  await retriever.prepare();
  return async (query) => (await retriever.search(query)).map(({ id }) => id);
};

const buildFused: Build = async (documents) => {
  const { loadEncoder } = await import('../../../src/providers/encoder/load-encoder.ts');
  const { PassageVectorStore } = await import('../../../src/providers/vector-store/passage-vector-store.ts');
  const { encoder, glossary } = loadEncoder(ENCODER);
  return buildKakari(documents, {
    vectors: (source) => new PassageVectorStore(encoder, { documents: source }),
    thesaurus: glossary,
  });
};

const buildMiniSearch: Build = async (documents) => {
  const { default: MiniSearch } = await import('minisearch');
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const tokenize = (text: string): string[] =>
    [...segmenter.segment(text.normalize('NFKC'))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  const index = new MiniSearch<SetDocument>({
    fields: ['title', 'text'],
    tokenize,
  });
  index.addAll(documents);
  return (query) =>
    index
      .search(query)
      .slice(0, 10)
      .map(({ id }): string => String(id));
};

const buildOrama: Build = async (documents) => {
  const { create, insertMultiple, search } = await import('@orama/orama');
  const { createTokenizer } = await import('@orama/tokenizers/japanese');
  const schema = { title: 'string', text: 'string' } as const;
  const index = create({ schema, components: { tokenizer: createTokenizer() } });
  await insertMultiple(index, [...documents]);
  return async (query) => {
    const found = await search(index, { term: query, limit: 10, boost: { title: 2 } });
    return found.hits.map(({ id }) => id);
  };
};

/** The engines that are compared, by the name in the table. A title counts twice where that makes the engine better. */
export const ENGINES: Readonly<Record<string, Build>> = {
  'Kakari lexical': (documents) => buildKakari(documents, {}),
  'Kakari fused': buildFused,
  'MiniSearch + Intl.Segmenter': buildMiniSearch,
  'Orama + its Japanese tokenizer': buildOrama,
};
