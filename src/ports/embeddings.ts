/** How near a passage is to a query: 1 the same, 0 or less unrelated. */
export interface PassageCosine {
  readonly id: string;
  readonly cosine: number;
}

/** A query as vectors compare it. Opaque to who asks, and for whoever made it only: vectors of one encoder mean nothing to another. */
export interface QueryMeaning {
  /** Of length 1; all zeros where the encoder knows nothing of the text, or could not be asked. */
  readonly vector: Float32Array;
  /** The encoder whose vectors it can be compared with. */
  readonly space: string;
  /** What a cosine of 1 counts for beside words that score 0 to 3; measured. */
  readonly weight: number;
}

/**
 * Vectors of the passages, by partition. A partition's vectors are made when they are first asked for, or were made before.
 * Nothing rejects for what happens outside: where an encoder cannot be asked, another takes its place, or nothing is near.
 */
export interface PassageVectors {
  encodeQuery(text: string): Promise<QueryMeaning>;
  /** The passages of a partition nearest to the query, nearest first, each once. */
  nearest(query: QueryMeaning, partition: string, limit: number): Promise<readonly PassageCosine[]>;
  /** The cosines of these passages in the same order; 0 for a passage that is not there. */
  cosines(query: QueryMeaning, partition: string, ids: readonly string[]): Promise<readonly number[]>;
  /** Makes the vectors of partitions before anybody asks, so that the first question does not wait. */
  prepare(partitions: readonly string[]): Promise<void>;
  /** Lets go of what was made for a partition; it is made again when asked for. */
  forget(partition: string): void;
}

/** Turns text into vectors of one space, in the process and at once. */
export interface SentenceEncoder {
  readonly dimensions: number;
  /** Of length 1; all zeros where the encoder knows nothing of the text. */
  encodeQuery(text: string): Float32Array;
  /** One vector or more for a passage; the passage is as near as the nearest of them. */
  encodePassage(text: string): readonly Float32Array[];
}

/** Turns texts into vectors of one space somewhere else, or so slowly that nobody can wait: an endpoint, a model file. */
export interface RemoteEncoder {
  /** Names the space: provider and model. Two encoders of one space make the same vectors of the same text. */
  readonly space: string;
  /** The most texts that one call of `encode` takes. */
  readonly batch: number;
  /**
   * Vectors of length 1 in the order of the texts; all zeros for a text of which the model knows nothing. `role` matters to models that
   * were taught to tell them apart. Rejects with `ModelFailure`; a vector of another dimension than those before is `wrong-dimension`.
   */
  encode(
    texts: readonly string[],
    role: 'query' | 'passage',
    options: { readonly timeoutMs: number },
  ): Promise<readonly Float32Array[]>;
}
