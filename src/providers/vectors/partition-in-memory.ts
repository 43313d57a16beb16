import type { HnswModule } from '../vector-store/graph.ts';
import { PartitionVectors } from '../vector-store/partition-vectors.ts';
import { graphFile } from './graph-file.ts';
import type { PartitionOnShelf } from './database-shelf.ts';
import type { PartitionSearch, TextKey } from './vector-shelf.ts';

/** What comparing vectors in this process needs. */
export interface InMemoryParts {
  /** The folder of what is kept: graphs are saved in it. */
  readonly data: string;
  readonly loadNative: () => HnswModule | undefined;
}

/**
 * Reads a partition into memory: a scan compares it exactly, a graph where it is large and the native module is there. Undefined where
 * one of the vectors turns out to be damaged.
 */
export async function openInMemory(
  { space, partition, rows }: PartitionOnShelf,
  wanted: readonly TextKey[],
  { data, loadNative }: InMemoryParts,
): Promise<PartitionSearch | undefined> {
  const kept = await rows();
  // In one order always: a saved graph knows its rows by their place.
  const texts = [...new Set(wanted)].toSorted();
  if (!texts.every((text) => kept.has(text))) return undefined;
  const vectors = new PartitionVectors(
    texts.map((id) => {
      const row = kept.get(id);
      return { id, vectors: () => (row === undefined ? [] : [row]) };
    }),
  );
  const build = async (): Promise<void> => {
    const native = vectors.large ? loadNative() : undefined;
    if (native !== undefined) await vectors.buildGraph(native, graphFile(data, { space, partition, texts }));
  };
  let built: Promise<void> | undefined;
  // A graph that cannot be built leaves the scan, which finds the same.
  const prepare = (): Promise<void> => (built ??= build().catch(() => undefined));
  return {
    nearest: async (query, limit) => {
      void prepare();
      return vectors.nearest(query, limit).map(({ passage, cosine }) => ({ text: passage.id, cosine }));
    },
    cosines: async (query, asked) => asked.map((text) => vectors.cosineOf(query, text)),
    prepare,
  };
}
