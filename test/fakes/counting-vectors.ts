import type { DocumentSource } from '../../src/domain/retrieval.ts';
import type { PassageCosine, PassageVectors, QueryMeaning } from '../../src/ports/embeddings.ts';

/**
 * Meaning by counting: a query is as near to a document as the share of `topics` on which they agree. Remembers what it was
 * asked.
 */
export class CountingVectors implements PassageVectors {
  readonly forgotten: string[] = [];
  readonly encoded: string[] = [];
  readonly prepared: string[] = [];
  readonly #source: DocumentSource;
  readonly #topics: readonly RegExp[];

  constructor(source: DocumentSource, topics: readonly RegExp[]) {
    this.#source = source;
    this.#topics = topics;
  }

  async encodeQuery(text: string): Promise<QueryMeaning> {
    this.encoded.push(text);
    return { vector: this.#vectorOf(text), space: 'topics', weight: 0.75 };
  }

  async nearest(query: QueryMeaning, partition: string, limit: number): Promise<readonly PassageCosine[]> {
    const ids = this.#source.documentsOf(partition).map(({ id }) => id);
    const cosines = await this.cosines(query, partition, ids);
    return ids
      .map((id, at) => ({ id, cosine: cosines[at] ?? 0 }))
      .toSorted((a, b) => b.cosine - a.cosine)
      .slice(0, limit);
  }

  async cosines(
    { vector: query }: QueryMeaning,
    partition: string,
    ids: readonly string[],
  ): Promise<readonly number[]> {
    const documents = new Map(this.#source.documentsOf(partition).map((document) => [document.id, document]));
    return ids.map((id) => {
      const { title = '', body = '' } = documents.get(id) ?? {};
      const vector = this.#vectorOf(`${title} ${body}`);
      return query.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
    });
  }

  async prepare(partitions: readonly string[]): Promise<void> {
    this.prepared.push(...partitions);
  }

  forget(partition: string): void {
    this.forgotten.push(partition);
  }

  #vectorOf(text: string): Float32Array {
    const counts = Float32Array.from(this.#topics, (topic) => (topic.test(text) ? 1 : 0));
    const length = Math.hypot(...counts) || 1;
    return counts.map((count) => count / length);
  }
}
