import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { DocumentSource, Hit } from '../../domain/retrieval.ts';
import type { Retriever, SearchOptions } from './retriever.ts';

/** What a found document carries beside its title and body: the numbers of its `Hit`. */
export type FoundMetadata = Omit<Hit, 'id'>;

/** The whole of the retrieval as LangChain's `BaseRetriever`, so that it fits into chains. */
export class PassageRetriever extends BaseRetriever<FoundMetadata> {
  override lc_namespace = ['kakari', 'retrievers'];
  readonly #retriever: Retriever;
  readonly #documents: DocumentSource;
  readonly #options: SearchOptions;

  /** `documents` are those that the retriever searches; `options` hold for every question. */
  constructor(retriever: Retriever, documents: DocumentSource, options: SearchOptions & BaseRetrieverInput = {}) {
    super(options);
    this.#retriever = retriever;
    this.#documents = documents;
    this.#options = options;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<FoundMetadata>[]> {
    return (await this.#retriever.search(query, this.#options)).flatMap((hit) => this.#documentOf(hit));
  }

  #documentOf({ id, ...metadata }: Hit): Document<FoundMetadata>[] {
    const found = this.#documents.documentsOf(metadata.partition).find((document) => document.id === id);
    return found === undefined ? [] : [new Document({ id, pageContent: `${found.title}\n${found.body}`, metadata })];
  }
}
