import { setImmediate as letOthersIn } from 'node:timers/promises';
import { ModelFailure } from '../../domain/model-failure.ts';
import { LARGE_ROWS } from '../vector-store/partition-vectors.ts';
import type { SpaceStore } from './space-store.ts';
import type { VectorShelf } from './vector-shelf.ts';

/** How far the embedding of passages has come. */
export interface Progress {
  /** Passages that have a vector. Passages of one text in one partition count once. */
  readonly done: number;
  readonly total: number;
}

/** What embedding needs beside the passages. */
export interface EmbeddingParts {
  readonly store: SpaceStore;
  readonly shelf: VectorShelf;
  readonly partitions: readonly string[];
  /** Passages that are embedded and kept at once: the most that a crash loses. */
  readonly batch: number;
  readonly onProgress: (progress: Progress) => void;
  /** Throws when the work is to end: called between batches. */
  readonly goOn: () => void;
}

/**
 * Embeds what has no vector and keeps it, batch by batch; whether there was anything. Rejects as the store does; what was kept by then
 * stays.
 */
export async function embedMissing(parts: EmbeddingParts): Promise<boolean> {
  // Another process, or an encoder that changed its dimension, may have taken away what was there: so until nothing is missing.
  for (let pass = 0; pass < MOST_PASSES; pass++) if (!(await embedOnce(parts))) return pass > 0;
  throw new ModelFailure('wrong-shape', 'vectors vanish');
}

/** Vectors that vanish as often as this are taken away by something that will go on. */
const MOST_PASSES = 4;

/** Whether something was missing. */
async function embedOnce(parts: EmbeddingParts): Promise<boolean> {
  const { store, shelf, onProgress } = parts;
  const counted = await count(parts);
  const total = counted.reduce((sum, { texts }) => sum + texts, 0);
  let done = total - counted.reduce((sum, { missing }) => sum + missing, 0);
  onProgress({ done, total });
  for (const { partition, texts, missing } of counted) {
    if (missing > 0)
      await embedPartition(parts, partition, (added) => {
        done += added;
        onProgress({ done, total });
      });
    if (missing > 0 || texts >= LARGE_ROWS) await shelf.settle(store.space, partition);
  }
  return counted.some(({ missing }) => missing > 0);
}

interface Counted {
  readonly partition: string;
  readonly texts: number;
  readonly missing: number;
}

async function count({ store, partitions, goOn }: EmbeddingParts): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  for (const partition of partitions) {
    goOn();
    // A file is read without a pause by itself, and a country of plans takes seconds.
    await letOthersIn();
    const { texts, passages } = await store.missing(partition);
    counted.push({ partition, texts, missing: passages.length });
  }
  return counted;
}

async function embedPartition(
  { store, batch, goOn }: EmbeddingParts,
  partition: string,
  onAdded: (count: number) => void,
): Promise<void> {
  const { passages } = await store.missing(partition);
  for (let at = 0; at < passages.length; at += batch) {
    goOn();
    const some = passages.slice(at, at + batch);
    await store.addDocuments(some);
    onAdded(some.length);
  }
}
