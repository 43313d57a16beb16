import type { Document, DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { groupByPartition, type DocumentSource } from '../../domain/retrieval.ts';
import type { PassageCosine, PassageVectors, QueryMeaning, SentenceEncoder } from '../../ports/embeddings.ts';
import type { HnswModule } from './graph.ts';
import { loadHnsw } from './load-hnsw.ts';
import { PartitionVectors } from './partition-vectors.ts';
import { passageOf, passageOfDocument, type PassageMetadata, type StoredPassage } from './stored-passage.ts';

/** Which passages a search looks at; a field that is left out leaves nothing out. */
export interface PassageFilter {
  readonly partitions?: readonly string[];
  readonly ids?: readonly string[];
}

export interface PassageVectorStoreOptions {
  /** What can be found from the start; more may be added later. */
  readonly documents?: DocumentSource;
  /** Gives the native module; where it gives undefined every search is a scan. */
  readonly loadNative?: () => HnswModule | undefined;
}

/** The space of the encoder that ships with Kakari. */
export const BUNDLED_SPACE = 'bundled';
/** What it counts: a quarter of the range of the lexical score; measured on the sets of the benchmark. */
export const BUNDLED_WEIGHT = 0.75;

/**
 * The vectors of passages, as LangChain's `VectorStore` and as the port `PassageVectors`. A partition's vectors are made
 * when they are first asked for. Scores are cosines, or nearly: inner products of a query's vector of length 1 with half
 * the vector of a passage and half that of a part of it. A partition of 2,000 rows and more is searched by an HNSW graph
 * as soon as that is built, which happens between questions; everything else is scanned exactly.
 */
export class PassageVectorStore extends VectorStore implements PassageVectors {
  declare FilterType: PassageFilter;
  readonly #encoder: SentenceEncoder;
  readonly #source: DocumentSource;
  readonly #added = new Map<string, readonly StoredPassage[]>();
  readonly #open = new Map<string, PartitionVectors<StoredPassage>>();
  readonly #loadNative: () => HnswModule | undefined;
  #native: { readonly module: HnswModule | undefined } | undefined;

  constructor(encoder: EmbeddingsInterface & SentenceEncoder, options: PassageVectorStoreOptions = {}) {
    super(encoder, {});
    this.#encoder = encoder;
    this.#source = options.documents ?? groupByPartition([]);
    this.#loadNative = options.loadNative ?? loadHnsw;
  }

  override _vectorstoreType(): string {
    return 'kakari-passages';
  }

  async encodeQuery(text: string): Promise<QueryMeaning> {
    return { vector: this.#encoder.encodeQuery(text), space: BUNDLED_SPACE, weight: BUNDLED_WEIGHT };
  }

  async nearest({ vector }: QueryMeaning, partition: string, limit: number): Promise<readonly PassageCosine[]> {
    const vectors = this.#vectorsOf(partition);
    // A graph that cannot be built leaves the scan, which finds the same.
    this.prepare([partition]).catch(() => undefined);
    return vectors.nearest(vector, limit).map(({ passage, cosine }) => ({ id: passage.id, cosine }));
  }

  async cosines({ vector }: QueryMeaning, partition: string, ids: readonly string[]): Promise<readonly number[]> {
    const vectors = this.#vectorsOf(partition);
    return ids.map((id) => vectors.cosineOf(vector, id));
  }

  forget(partition: string): void {
    this.#open.delete(partition);
  }

  /** Makes the vectors of partitions (all, when left out) and builds the graphs of the large ones now. */
  async prepare(partitions: readonly string[] = this.#partitions()): Promise<void> {
    for (const partition of partitions) {
      const vectors = this.#vectorsOf(partition);
      if (!vectors.large) continue;
      this.#native ??= { module: this.#loadNative() };
      if (this.#native.module !== undefined) await vectors.buildGraph(this.#native.module);
    }
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    return this.#add(
      documents.map((document) => passageOfDocument(document, (text) => this.#encoder.encodePassage(text))),
    );
  }

  /** One vector a document. Throws `RangeError` for a vector of another space. */
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    const rows = vectors.map((vector) => Float32Array.from(vector));
    const wrong = rows.find((row) => row.length !== this.#encoder.dimensions || row.some(Number.isNaN));
    if (wrong !== undefined) throw new RangeError(`vectors must have ${this.#encoder.dimensions} numbers`);
    return this.#add(documents.map((document, at) => passageOfDocument(document, () => rows.slice(at, at + 1))));
  }

  override async similaritySearchVectorWithScore(
    query: number[],
    limit: number,
    filter: PassageFilter = {},
  ): Promise<[Document<PassageMetadata>, number][]> {
    const vector = Float32Array.from(query);
    const ids = filter.ids && new Set(filter.ids);
    return (filter.partitions ?? this.#partitions())
      .map((partition) => this.#vectorsOf(partition))
      .flatMap((vectors) => (ids ? vectors.scan(vector, limit, (id) => ids.has(id)) : vectors.nearest(vector, limit)))
      .toSorted((a, b) => b.cosine - a.cosine)
      .slice(0, limit)
      .map(({ passage, cosine }) => [passage.document(), cosine]);
  }

  #partitions(): readonly string[] {
    return [...new Set([...this.#source.partitions, ...this.#added.keys()])];
  }

  #vectorsOf(partition: string): PartitionVectors<StoredPassage> {
    const open = this.#open.get(partition);
    if (open !== undefined) return open;
    const given = this.#source.documentsOf(partition).map((document) => passageOf(document, this.#encoder));
    const vectors = new PartitionVectors([...given, ...(this.#added.get(partition) ?? [])]);
    this.#open.set(partition, vectors);
    return vectors;
  }

  #add(passages: readonly StoredPassage[]): string[] {
    for (const passage of passages) {
      this.#added.set(passage.partition, [...(this.#added.get(passage.partition) ?? []), passage]);
      this.forget(passage.partition);
    }
    return passages.map(({ id }) => id);
  }
}
