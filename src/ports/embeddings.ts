/** How near a passage is to a query: the inner product of the query's vector with the passage's best vector. */
export interface PassageCosine {
  readonly id: string;
  readonly cosine: number;
}

/**
 * Vectors of the passages, by partition. Everything answers at once; a partition's vectors are made when they are first
 * asked for.
 */
export interface PassageVectors {
  /** The vector of a query, of length 1; all zeros where the encoder knows nothing of the text. */
  encodeQuery(text: string): Float32Array;
  /** The passages of a partition nearest to the query, nearest first, each once. */
  nearest(query: Float32Array, partition: string, limit: number): readonly PassageCosine[];
  /** The cosines of these passages in the same order; 0 for a passage that is not there. */
  cosines(query: Float32Array, partition: string, ids: readonly string[]): readonly number[];
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
