/**
 * A text that can be found. `partition` is a municipality's id; `id` is unique within its partition. `names` are other
 * names people use for what the title says; `english` says in English what `body` says in Japanese.
 */
export interface RetrievalDocument {
  readonly id: string;
  readonly partition: string;
  readonly title: string;
  readonly names?: readonly string[];
  readonly body: string;
  readonly english?: string;
}

/** Documents by partition, so that a partition nobody asks about need not be read. */
export interface DocumentSource {
  readonly partitions: readonly string[];
  /** The documents of a partition, always in the same order; none for an unknown partition. */
  documentsOf(partition: string): readonly RetrievalDocument[];
}

/** A document that answers a query, best first in a list. */
export interface Hit {
  readonly id: string;
  readonly partition: string;
  /** What the list is ordered by: `lexical` + λ · max(`cosine`, 0). Comparable between queries and partitions. */
  readonly score: number;
  /** Share of the query's information found in the text, summed over the channels: 0 (nothing) to about 3. */
  readonly lexical: number;
  /** Nearness of meaning, −1 to 1; 0 where no encoder is joined. */
  readonly cosine: number;
}

/** Words that stand for one another in a query, such as ハンコ and 押印, with their English. */
export interface SynonymGroup {
  readonly terms: readonly string[];
  readonly english?: readonly string[];
}

/** What widens a query. */
export type Thesaurus = readonly SynonymGroup[];

/** Documents already in memory as a `DocumentSource`. */
export function groupByPartition(documents: readonly RetrievalDocument[]): DocumentSource {
  const groups = new Map<string, RetrievalDocument[]>();
  for (const document of documents) {
    const group = groups.get(document.partition);
    if (group === undefined) groups.set(document.partition, [document]);
    else group.push(document);
  }
  return { partitions: [...groups.keys()], documentsOf: (partition) => groups.get(partition) ?? [] };
}
