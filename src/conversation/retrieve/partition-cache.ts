import type { DocumentSource, RetrievalDocument } from '../../domain/retrieval.ts';
import { buildEnglishIndex, buildIndex, type LexicalIndex } from './lexical-index.ts';

/** One municipality's documents, ready to be searched. */
export interface OpenPartition {
  readonly partition: string;
  readonly documents: readonly RetrievalDocument[];
  /** Where a document stands in `documents`, by its id. */
  readonly places: ReadonlyMap<string, number>;
  readonly japanese: LexicalIndex;
  /** Built when the first English question comes. */
  readonly english: () => LexicalIndex;
}

/**
 * Keeps the partitions that were asked for last, up to about `limit` documents together, and builds the others when they
 * are asked for: a country of 1,741 municipalities does not fit, and nobody asks about all of it at once.
 */
export class PartitionCache {
  readonly #source: DocumentSource;
  readonly #limit: number;
  readonly #release: (partition: string) => void;
  // A map keeps the order of insertion: the first is the one not asked for the longest.
  readonly #open = new Map<string, OpenPartition>();
  #size = 0;

  /** `release` is told of a partition that is let go. */
  constructor(source: DocumentSource, limit: number, release: (partition: string) => void) {
    this.#source = source;
    this.#limit = limit;
    this.#release = release;
  }

  /** The partition, built if need be; empty for an unknown one. */
  open(partition: string): OpenPartition {
    const opened = this.#take(partition) ?? openPartition(partition, this.#source.documentsOf(partition));
    this.#open.set(partition, opened);
    this.#size += opened.documents.length;
    this.#makeRoom();
    return opened;
  }

  #take(partition: string): OpenPartition | undefined {
    const opened = this.#open.get(partition);
    if (opened === undefined) return undefined;
    this.#open.delete(partition);
    this.#size -= opened.documents.length;
    return opened;
  }

  #makeRoom(): void {
    for (const partition of this.#open.keys()) {
      if (this.#size <= this.#limit || this.#open.size === 1) return;
      this.#take(partition);
      this.#release(partition);
    }
  }
}

function openPartition(partition: string, documents: readonly RetrievalDocument[]): OpenPartition {
  let english: LexicalIndex | undefined;
  return {
    partition,
    documents,
    places: new Map(documents.map(({ id }, place) => [id, place])),
    japanese: buildIndex(documents),
    english: () => (english ??= buildEnglishIndex(documents)),
  };
}
