import type { OpenPartition } from './partition-cache.ts';

/** Documents of one partition that may be among the best, with their lexical scores in the same order. */
export interface Candidates {
  readonly partition: string;
  readonly ids: readonly string[];
  readonly lexical: readonly number[];
}

/** Ids of the documents of a partition that are nearest in meaning to the query. */
export type Nearest = (partition: string, limit: number) => Promise<readonly string[]>;

/**
 * Measured: re-ranking the best by words gives the same lists as scoring everything, so that only these few need vectors.
 * The nearest by meaning join them in a large partition, where sixty are a small part, and where words find too little.
 */
const BEST_BY_WORDS = 60;
const NEAREST = 30;
const LARGE_PARTITION = 1_000;

/** The documents that are worth a second look, partition by partition. */
export async function chooseCandidates(
  open: readonly OpenPartition[],
  lexical: readonly Float64Array[],
  nearest: Nearest = () => Promise.resolve([]),
): Promise<readonly Candidates[]> {
  const least = leastOfBest(lexical, BEST_BY_WORDS);
  const chosen = open.map(async ({ partition, documents, places }, at) => {
    const scores = lexical[at] ?? new Float64Array();
    const best = new Set<number>();
    scores.forEach((score, place) => score > 0 && score >= least && best.add(place));
    if (least === 0 || documents.length > LARGE_PARTITION) {
      for (const id of await nearest(partition, NEAREST)) best.add(places.get(id) ?? 0);
    }
    const list = [...best];
    return {
      partition,
      ids: list.map((place) => documents[place]?.id ?? ''),
      lexical: list.map((place) => scores[place] ?? 0),
    };
  });
  return Promise.all(chosen);
}

/** The score of the last of the `count` best, over all lists; 0 where fewer have a score. */
function leastOfBest(lists: readonly Float64Array[], count: number): number {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.length <= count ? 0 : (all.sort()[all.length - count] ?? 0);
}
