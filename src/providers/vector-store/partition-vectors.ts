import { Graph, type GraphFile, type HnswModule } from './graph.ts';

/** A passage that is found by its vectors, which all have one length. */
export interface VectorPassage {
  readonly id: string;
  /** Makes the vectors; called once. */
  readonly vectors: () => readonly Float32Array[];
}

/** How near a passage is: the inner product of the query with the best of its vectors. */
export interface NearPassage<Passage> {
  readonly passage: Passage;
  readonly cosine: number;
}

/** From this many rows on a graph is worth its building; a scan of fewer takes a millisecond or two. */
export const LARGE_ROWS = 2_000;

/** The vectors of one partition's passages. A passage has one row or more and counts once, by its best. */
export class PartitionVectors<Passage extends VectorPassage> {
  readonly #passages: readonly Passage[];
  readonly #byId: ReadonlyMap<string, Passage>;
  readonly #rows = new Map<Passage, readonly Float32Array[]>();
  #large: boolean | undefined;
  #graph: { readonly index: Graph; readonly owners: readonly Passage[]; readonly built: Promise<void> } | undefined;

  constructor(passages: readonly Passage[]) {
    this.#passages = passages;
    this.#byId = new Map(passages.map((passage) => [passage.id, passage]));
  }

  /** The cosine of one passage; 0 for a passage that is not here. */
  cosineOf(query: Float32Array, id: string): number {
    const passage = this.#byId.get(id);
    return passage === undefined ? 0 : this.#best(query, passage);
  }

  /** The passages nearest to a query, nearest first: by the graph where one is built, else by a scan. */
  nearest(query: Float32Array, limit: number): readonly NearPassage<Passage>[] {
    const graph = this.#graph;
    if (graph === undefined || !graph.index.ready) return this.scan(query, limit);
    const best = new Map<Passage, number>();
    // Several rows of one passage may be among the nearest; the first of them is its best.
    for (const { label, cosine } of graph.index.search(query, limit * 4)) {
      const passage = graph.owners[label];
      if (passage !== undefined && !best.has(passage)) best.set(passage, cosine);
    }
    return [...best].slice(0, limit).map(([passage, cosine]) => ({ passage, cosine }));
  }

  /** The passages nearest to a query, exactly, among those whose ids `keep` lets through. */
  scan(
    query: Float32Array,
    limit: number,
    keep: (id: string) => boolean = () => true,
  ): readonly NearPassage<Passage>[] {
    return this.#passages
      .filter(({ id }) => keep(id))
      .map((passage) => ({ passage, cosine: this.#best(query, passage) }))
      .toSorted((a, b) => b.cosine - a.cosine)
      .slice(0, limit);
  }

  /** Whether there are so many rows that a graph is worth building. To know it, the rows are made. */
  get large(): boolean {
    this.#large ??= this.#passages.reduce((sum, passage) => sum + this.#rowsOf(passage).length, 0) >= LARGE_ROWS;
    return this.#large;
  }

  /** Resolves when the graph answers, taken from `file` where it is there; called again, it waits for the same graph. */
  async buildGraph(native: HnswModule, file?: GraphFile): Promise<void> {
    this.#graph ??= this.#startGraph(native, file);
    await this.#graph.built;
  }

  #startGraph(
    native: HnswModule,
    file?: GraphFile,
  ): { index: Graph; owners: readonly Passage[]; built: Promise<void> } {
    const owners = this.#passages.flatMap((passage) => this.#rowsOf(passage).map(() => passage));
    const index = new Graph(
      native,
      this.#passages.flatMap((passage) => this.#rowsOf(passage)),
    );
    return { index, owners, built: index.build(file) };
  }

  #best(query: Float32Array, passage: Passage): number {
    let best = -1;
    for (const row of this.#rowsOf(passage)) best = Math.max(best, innerProduct(query, row));
    return best;
  }

  #rowsOf(passage: Passage): readonly Float32Array[] {
    const made = this.#rows.get(passage);
    if (made !== undefined) return made;
    const rows = passage.vectors();
    this.#rows.set(passage, rows);
    return rows;
  }
}

function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
