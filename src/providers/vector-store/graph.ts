/** What is used of the native module hnswlib-node, which may be missing and so gives no types. */
export interface HnswModule {
  readonly HierarchicalNSW: new (space: 'ip', dimensions: number) => HnswIndex;
}

interface HnswIndex {
  initIndex(options: { readonly maxElements: number }): void;
  setEf(width: number): void;
  addPoint(vector: number[], label: number): void;
  /** Distances are 1 − inner product, ascending. */
  searchKnn(query: number[], count: number): { readonly neighbors: number[]; readonly distances: number[] };
}

/** A row that is near a query, by its label. */
export interface NearRow {
  readonly label: number;
  readonly cosine: number;
}

/** The default of 10 loses a tenth of the best rows. */
const SEARCH_WIDTH = 100;
const ROWS_A_TURN = 50;

/** A graph of vectors for approximate search. Labels are dense and begin at 0: the native code keeps 32 bits of them. */
export class Graph {
  readonly #index: HnswIndex;
  readonly #rows: readonly Float32Array[];
  #built = 0;

  /** `rows` must not be empty and have one length; none of their values may be NaN, which the native code would keep. */
  constructor(native: HnswModule, rows: readonly Float32Array[]) {
    this.#rows = rows;
    this.#index = new native.HierarchicalNSW('ip', rows[0]?.length ?? 0);
    this.#index.initIndex({ maxElements: rows.length });
    this.#index.setEf(SEARCH_WIDTH);
  }

  /** Whether every row is in the graph. */
  get ready(): boolean {
    return this.#built === this.#rows.length;
  }

  /** Adds the rows a few at a time, so that questions are answered between; adding thousands at once takes seconds. */
  async build(): Promise<void> {
    while (!this.ready) {
      this.#addSome();
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  /** The rows nearest to a query, nearest first. */
  search(query: Float32Array, count: number): readonly NearRow[] {
    const { neighbors, distances } = this.#index.searchKnn(Array.from(query), Math.min(count, this.#rows.length));
    return neighbors.map((label, at) => ({ label, cosine: 1 - (distances[at] ?? 1) }));
  }

  #addSome(): void {
    const end = Math.min(this.#built + ROWS_A_TURN, this.#rows.length);
    for (; this.#built < end; this.#built++)
      this.#index.addPoint(Array.from(this.#rows[this.#built] ?? []), this.#built);
  }
}
