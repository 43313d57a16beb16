import type { DocumentSource, Hit, Thesaurus } from '../../domain/retrieval.ts';
import type { PassageVectors } from '../../ports/embeddings.ts';

export interface RetrieverParts {
  readonly documents: DocumentSource;
  /** Meaning; without it the search is lexical alone. */
  readonly vectors?: PassageVectors;
  readonly thesaurus?: Thesaurus;
}

export interface SearchOptions {
  /** Municipality ids; all of them when left out. */
  readonly partitions?: readonly string[];
  /** Default 10. */
  readonly limit?: number;
  /** Whether synonyms of the query's words are searched too. Default true. */
  readonly widen?: boolean;
}

/** Finds passages by words and by meaning. */
export class Retriever {
  constructor(_parts: RetrieverParts) {}

  /** The best documents for a query, best first. */
  search(_query: string, _options: SearchOptions = {}): readonly Hit[] {
    return [];
  }
}
