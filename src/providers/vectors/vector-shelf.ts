import type { Calibration } from '../embeddings/calibrate.ts';

/** The SHA-256 of a text that was embedded, in hexadecimal: a passage whose text stays the same keeps its vector. */
export type TextKey = string;

/** The vector of a text. */
export interface KeptRow {
  readonly text: TextKey;
  readonly vector: Float32Array;
}

/** A space all of whose passages were there once, with how its cosines are read. */
export interface KeptSpace {
  readonly space: string;
  readonly dimensions: number;
  readonly calibration: Calibration;
}

/** How near a text is to a query: the inner product of vectors of length 1. */
export interface TextCosine {
  readonly text: TextKey;
  readonly cosine: number;
}

/** The vectors of one partition in one space, ready to be compared with a query. */
export interface PartitionSearch {
  /** The texts nearest to a query, nearest first, each once. */
  nearest(query: Float32Array, limit: number): Promise<readonly TextCosine[]>;
  /** The cosines of texts in the same order; undefined where one of them is no longer kept. */
  cosines(query: Float32Array, texts: readonly TextKey[]): Promise<readonly number[] | undefined>;
  /** Makes ready what a search would otherwise make at first. Never rejects. */
  prepare(): Promise<void>;
}

/**
 * Where vectors are kept: by space, partition and text. Writing the same twice is harmless, so several processes may fill one shelf.
 * Everything rejects with what the database says, as `KakariError` where people can understand it.
 */
export interface VectorShelf {
  /** The spaces that are complete. */
  spaces(): Promise<readonly KeptSpace[]>;
  /** The texts of a partition that have a vector. */
  texts(space: string, partition: string): Promise<ReadonlySet<TextKey>>;
  /** Keeps vectors, all or none of them. If those of the space that are kept have another length, they go. */
  keep(space: string, partition: string, rows: readonly KeptRow[]): Promise<void>;
  /** Opens a partition to search among these texts; undefined where one of them has no vector. */
  open(space: string, partition: string, texts: readonly TextKey[]): Promise<PartitionSearch | undefined>;
  /** Called when all texts of a partition are there. */
  settle(space: string, partition: string): Promise<void>;
  /** Writes down that a space is complete, and how its cosines are read. */
  finish(space: string, calibration: Calibration): Promise<void>;
  /** Takes away what is kept of all spaces but one. */
  keepOnly(space: string): Promise<void>;
  /** Takes away what is kept of a space. */
  drop(space: string): Promise<void>;
  close(): Promise<void>;
}
