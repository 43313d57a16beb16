import { Document, type DocumentInterface } from '@langchain/core/documents';
import { VectorStore } from '@langchain/core/vectorstores';
import { groupBy } from '../../domain/group-by.ts';
import { groupByPartition, type DocumentSource } from '../../domain/retrieval.ts';
import type { PassageCosine, RemoteEncoder } from '../../ports/embeddings.ts';
import type { PassageFilter } from '../vector-store/passage-vector-store.ts';
import { passageText, type PassageMetadata } from '../vector-store/stored-passage.ts';
import { textKey } from './file-name.ts';
import { RemoteEmbeddings } from './remote-embeddings.ts';
import type { PartitionSearch, TextKey, VectorShelf } from './vector-shelf.ts';

/** A passage to be embedded, or found: its text, its id and its partition. */
export type Passage = Document<PassageMetadata> & { readonly id: string };

/** One partition of documents, all of whose vectors are there. */
export interface OpenSpace {
  nearest(query: Float32Array, limit: number): Promise<readonly PassageCosine[]>;
  /** In the order of the ids, 0 for one that is not there; undefined where vectors were taken away since it was opened. */
  cosines(query: Float32Array, ids: readonly string[]): Promise<readonly number[] | undefined>;
  prepare(): Promise<void>;
}

/**
 * The kept vectors of documents in the space of one encoder, as LangChain's `VectorStore`. A vector is kept under the text it was made
 * of, so that two documents of one text share it, and a document whose text stays the same is not embedded again. Rejects with
 * `ModelFailure`, and as `VectorShelf` does.
 */
export class SpaceStore extends VectorStore {
  declare FilterType: PassageFilter;
  readonly space: string;
  readonly #shelf: VectorShelf;
  readonly #source: DocumentSource;
  readonly #open = new Map<string, Promise<OpenSpace | undefined>>();

  constructor(encoder: RemoteEncoder, shelf: VectorShelf, documents: DocumentSource = groupByPartition([])) {
    super(new RemoteEmbeddings(encoder), {});
    this.space = encoder.space;
    this.#shelf = shelf;
    this.#source = documents;
  }

  override _vectorstoreType(): string {
    return 'kakari-kept-passages';
  }

  /** Opens a partition of the documents; undefined as long as one of them has no vector. */
  async open(partition: string): Promise<OpenSpace | undefined> {
    const opening = this.#open.get(partition) ?? this.#openNow(partition);
    this.#open.set(partition, opening);
    const open = await opening.catch((error: unknown) => {
      this.forget(partition);
      throw error;
    });
    if (open === undefined) this.forget(partition);
    return open;
  }

  forget(partition: string): void {
    this.#open.delete(partition);
  }

  /** The documents of a partition that have no vector yet, each text once, and how many texts there are. */
  async missing(partition: string): Promise<{ readonly passages: readonly Passage[]; readonly texts: number }> {
    const passages = byText(this.#passagesOf(partition));
    const kept = passages.size === 0 ? new Set<TextKey>() : await this.#shelf.texts(this.space, partition);
    return {
      passages: [...passages].flatMap(([text, [passage]]) => (passage && !kept.has(text) ? [passage] : [])),
      texts: passages.size,
    };
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
    return this.addVectors(vectors, documents);
  }

  /** Keeps a vector for each document, in the partition `metadata.partition`, or the empty one. */
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    const rows = documents.map((document, at) => ({
      partition: partitionOf(document),
      row: { text: textKey(document.pageContent), vector: Float32Array.from(vectors[at] ?? []) },
    }));
    for (const [partition, group] of groupBy(rows, (row) => row.partition)) {
      await this.#shelf.keep(
        this.space,
        partition,
        group.map(({ row }) => row),
      );
      this.forget(partition);
    }
    return documents.map(({ id, pageContent }) => id ?? textKey(pageContent));
  }

  /** Searches the documents that the store was made with; a partition that is not complete gives none. */
  override async similaritySearchVectorWithScore(
    query: number[],
    limit: number,
    filter: PassageFilter = {},
  ): Promise<[Document<PassageMetadata>, number][]> {
    const vector = Float32Array.from(query);
    const found: [Document<PassageMetadata>, number][] = [];
    for (const partition of filter.partitions ?? this.#source.partitions) {
      const open = await this.open(partition);
      const passages = new Map(this.#passagesOf(partition).map((passage) => [passage.id, passage]));
      const wanted = filter.ids?.filter((id) => passages.has(id));
      const near = wanted ? await cosinesOf(open, vector, wanted) : await open?.nearest(vector, limit);
      for (const { id, cosine } of near ?? []) {
        const passage = passages.get(id);
        if (passage !== undefined) found.push([passage, cosine]);
      }
    }
    return found.toSorted(([, a], [, b]) => b - a).slice(0, limit);
  }

  #passagesOf(partition: string): readonly Passage[] {
    return this.#source.documentsOf(partition).map((document) => {
      const pageContent = passageText(document);
      return Object.assign(new Document({ pageContent, metadata: { partition } }), { id: document.id });
    });
  }

  async #openNow(partition: string): Promise<OpenSpace | undefined> {
    const passages = this.#passagesOf(partition);
    const ids = new Map([...byText(passages)].map(([text, same]) => [text, same.map(({ id }) => id)]));
    const search = await this.#shelf.open(this.space, partition, [...ids.keys()]);
    return search && openSpace(search, ids);
  }
}

const byText = (passages: readonly Passage[]): ReadonlyMap<TextKey, readonly Passage[]> =>
  groupBy(passages, ({ pageContent }) => textKey(pageContent));

function partitionOf({ metadata }: DocumentInterface): string {
  const partition: unknown = metadata['partition'];
  return typeof partition === 'string' ? partition : '';
}

function openSpace(search: PartitionSearch, ids: ReadonlyMap<TextKey, readonly string[]>): OpenSpace {
  const texts = new Map([...ids].flatMap(([text, same]) => same.map((id) => [id, text] as const)));
  return {
    nearest: async (query, limit) => {
      const near = await search.nearest(query, limit);
      return near.flatMap(({ text, cosine }) => (ids.get(text) ?? []).map((id) => ({ id, cosine }))).slice(0, limit);
    },
    cosines: async (query, asked) => {
      const known = [...new Set(asked.flatMap((id) => texts.get(id) ?? []))];
      const cosines = await search.cosines(query, known);
      const cosineOf = new Map(known.map((text, at) => [text, cosines?.[at] ?? 0]));
      return cosines && asked.map((id) => cosineOf.get(texts.get(id) ?? '') ?? 0);
    },
    prepare: () => search.prepare(),
  };
}

async function cosinesOf(
  open: OpenSpace | undefined,
  query: Float32Array,
  ids: readonly string[],
): Promise<readonly PassageCosine[]> {
  const cosines = (await open?.cosines(query, ids)) ?? [];
  return cosines.map((cosine, at) => ({ id: ids[at] ?? '', cosine }));
}
