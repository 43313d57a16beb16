/** What is used of the native module hnswlib-node, which may be missing and so gives no types. */
export interface HnswModule {
  readonly HierarchicalNSW: new (space: 'ip', dimensions: number) => HnswIndex;
}

/** An index of the native module. */
export interface HnswIndex {
  initIndex(options: { readonly maxElements: number }): void;
  setEf(width: number): void;
  addPoint(vector: number[], label: number): void;
  /** Distances are 1 − inner product, ascending. */
  searchKnn(query: number[], count: number): { readonly neighbors: number[]; readonly distances: number[] };
  getCurrentCount(): number;
  getNumDimensions(): number;
  /** A file with a flipped byte is read without an error and kills the process at a search. */
  readIndexSync(file: string): void;
  writeIndexSync(file: string): void;
}

/** Where a graph is kept, so that it need not be built again. Neither rejects: what is kept is a copy. */
export interface GraphFile {
  /** The graph of exactly these rows; undefined where there is none, or one that cannot be trusted. */
  load(native: HnswModule, rows: readonly Float32Array[]): Promise<HnswIndex | undefined>;
  save(index: HnswIndex, rows: readonly Float32Array[]): Promise<void>;
}

/** A row that is near a query, by its label. */
export interface NearRow {
  readonly label: number;
  readonly cosine: number;
}

/** The default of 10 loses a tenth of the best rows; a file does not keep it. */
const SEARCH_WIDTH = 100;
const ROWS_A_TURN = 50;

/** A graph of vectors for approximate search. Labels are dense and begin at 0: the native code keeps 32 bits of them. */
export class Graph {
  readonly #native: HnswModule;
  readonly #rows: readonly Float32Array[];
  #index: HnswIndex | undefined;

  /** `rows` must not be empty and have one length; none of their values may be NaN, which the native code would keep. */
  constructor(native: HnswModule, rows: readonly Float32Array[]) {
    this.#native = native;
    this.#rows = rows;
  }

  /** Whether every row is in the graph. */
  get ready(): boolean {
    return this.#index !== undefined;
  }

  /** Takes the graph from its file; without one, adds the rows and writes the file. */
  async build(file?: GraphFile): Promise<void> {
    const kept = await file?.load(this.#native, this.#rows);
    const index = kept ?? (await this.#addAll());
    index.setEf(SEARCH_WIDTH);
    this.#index = index;
    if (kept === undefined) await file?.save(index, this.#rows);
  }

  /** The rows nearest to a query, nearest first; none before the graph is built. */
  search(query: Float32Array, count: number): readonly NearRow[] {
    if (this.#index === undefined) return [];
    const { neighbors, distances } = this.#index.searchKnn(Array.from(query), Math.min(count, this.#rows.length));
    return neighbors.map((label, at) => ({ label, cosine: 1 - (distances[at] ?? 1) }));
  }

  /** Adds the rows a few at a time, so that questions are answered between; adding thousands at once takes seconds. */
  async #addAll(): Promise<HnswIndex> {
    const index = new this.#native.HierarchicalNSW('ip', this.#rows[0]?.length ?? 0);
    index.initIndex({ maxElements: this.#rows.length });
    for (const [label, row] of this.#rows.entries()) {
      index.addPoint(Array.from(row), label);
      if (label % ROWS_A_TURN === 0)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
    }
    return index;
  }
}
