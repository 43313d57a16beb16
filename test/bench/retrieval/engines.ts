import { fileURLToPath } from 'node:url';
import { groupByPartition, type DocumentSource } from '../../../src/domain/retrieval.ts';
import { loadEncoder } from '../../../src/providers/encoder/load-encoder.ts';
import { Retriever } from '../../../src/conversation/retrieve/retriever.ts';
import { buildWithEndpoint, bundled, crowded, hashes } from './endpoint-engine.ts';
import type { SetDocument } from './set.ts';

/** Answers a query with the ids of the best ten documents. */
export type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

/** An index that can be searched. */
export interface Engine {
  readonly search: Search;
  readonly close?: () => Promise<void>;
}

/** Indexes documents. What an engine needs is imported when it is built, so that each pays only for its own. */
export type Build = (documents: readonly SetDocument[]) => Promise<Engine>;

const ENCODER = fileURLToPath(new URL('../../../knowledge/common/encoder', import.meta.url));

const sourceOf = (documents: readonly SetDocument[]): DocumentSource =>
  groupByPartition(documents.map(({ id, title, text }) => ({ id, partition: 'set', title, body: text })));

const searchOf =
  (retriever: Retriever): Search =>
  async (query) =>
    (await retriever.search(query)).map(({ id }) => id);

const buildLexical: Build = async (documents) => {
  const retriever = new Retriever({ documents: sourceOf(documents), thesaurus: loadEncoder(ENCODER).glossary });
  await retriever.prepare();
  return { search: searchOf(retriever) };
};

const buildFused: Build = async (documents) => {
  const { PassageVectorStore } = await import('../../../src/providers/vector-store/passage-vector-store.ts');
  const { encoder, glossary } = loadEncoder(ENCODER);
  const retriever = new Retriever({
    documents: sourceOf(documents),
    vectors: (source) => new PassageVectorStore(encoder, { documents: source }),
    thesaurus: glossary,
  });
  await retriever.prepare();
  return { search: searchOf(retriever) };
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
  const search: Search = (query) =>
    index
      .search(query)
      .slice(0, 10)
      .map(({ id }): string => String(id));
  return { search };
};

const buildOrama: Build = async (documents) => {
  const { create, insertMultiple, search } = await import('@orama/orama');
  const { createTokenizer } = await import('@orama/tokenizers/japanese');
  const schema = { title: 'string', text: 'string' } as const;
  const index = create({ schema, components: { tokenizer: createTokenizer() } });
  await insertMultiple(index, [...documents]);
  return {
    search: async (query) => {
      const found = await search(index, { term: query, limit: 10, boost: { title: 2 } });
      return found.hits.map(({ id }) => id);
    },
  };
};

/** What the others are compared with. */
export const LEXICAL = 'Kakari lexical';

/** The engines that are compared, by the name in the table. A title counts twice where that makes the engine better. */
export const ENGINES: Readonly<Record<string, Build>> = {
  [LEXICAL]: buildLexical,
  'Kakari + bundled encoder': buildFused,
  'Kakari + endpoint, 64 hashed pairs': (documents) => buildWithEndpoint(documents, hashes(64)),
  'Kakari + endpoint, 1,024 hashed pairs': (documents) => buildWithEndpoint(documents, hashes(1_024)),
  'Kakari + endpoint, bundled encoder': (documents) => buildWithEndpoint(documents, bundled),
  'Kakari + endpoint, cosines .7 to 1': (documents) => buildWithEndpoint(documents, crowded),
  'MiniSearch + Intl.Segmenter': buildMiniSearch,
  'Orama + its Japanese tokenizer': buildOrama,
};
