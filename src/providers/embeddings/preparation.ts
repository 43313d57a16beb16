/** How a text is made ready for a model of embeddings. */
export interface TextPreparation {
  /** Put before a question. */
  readonly query: string;
  /** Put before a passage. */
  readonly passage: string;
  /** The longest text in characters, without what is put before it. */
  readonly mostCharacters: number;
}

/** What a model of 512 tokens reads of Japanese, with some room; servers refuse more, or cut it themselves. */
const SHORT = 700;
/** Enough for any passage; models that read more gain nothing from it. */
const LONG = 2_000;
const SEARCH = 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ';

const taught = (query: string, passage: string, mostCharacters: number): TextPreparation => ({
  query,
  passage,
  mostCharacters,
});

/**
 * Models that were taught with words before a text, by a part of their name; the first that fits. From the cards of the models:
 * intfloat/multilingual-e5-*, intfloat/multilingual-e5-large-instruct, cl-nagoya/ruri-*, nomic-ai/nomic-embed-text-*,
 * Qwen/Qwen3-Embedding-*, google/embeddinggemma-300m.
 */
const TAUGHT: readonly (readonly [RegExp, TextPreparation])[] = [
  [/\be5\b.*\binstruct/u, taught(SEARCH, '', SHORT)],
  [/\be5\b/u, taught('query: ', 'passage: ', SHORT)],
  [/\bruri-v3/u, taught('検索クエリ: ', '検索文書: ', LONG)],
  [/\bruri\b/u, taught('クエリ: ', '文章: ', SHORT)],
  [/\bnomic-embed-text/u, taught('search_query: ', 'search_document: ', LONG)],
  [/\bqwen3-embedding/u, taught(SEARCH, '', LONG)],
  [/\bembeddinggemma/u, taught('task: search result | query: ', 'title: none | text: ', LONG)],
  [/\b(?:minilm|glucose|bge-(?:small|base|large))/u, taught('', '', SHORT)],
];

/** How texts are made ready for the model of this name. */
export function preparationOf(model: string): TextPreparation {
  const name = model.toLowerCase().replaceAll('_', '-');
  return TAUGHT.find(([pattern]) => pattern.test(name))?.[1] ?? taught('', '', LONG);
}

/** A text as the model is asked for it; never blank, since servers refuse that. */
export function prepareText(text: string, role: 'query' | 'passage', preparation: TextPreparation): string {
  const characters = [...text.trim()];
  return `${preparation[role]}${characters.slice(0, preparation.mostCharacters).join('') || '。'}`;
}
