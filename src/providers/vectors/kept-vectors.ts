import type { DocumentSource } from '../../domain/retrieval.ts';
import type { PassageCosine, PassageVectors, QueryMeaning } from '../../ports/embeddings.ts';
import { calibratedCosine } from '../embeddings/calibrate.ts';
import type { Generation } from './generation.ts';
import { type OpenSpace, SpaceStore } from './space-store.ts';

/** What the vectors of several sets of documents share. */
export interface SharedVectors {
  /** The space that answers; undefined where the bundled encoder does. */
  serving(): Generation | undefined;
  /** Does something with kept vectors within a bound; undefined where that fails, which is told once. */
  search<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Told that a partition of these documents has passages without a vector. */
  incomplete(documents: DocumentSource): void;
}

/** What a meaning was made of. */
interface Asked {
  readonly text: string;
  readonly generation: Generation;
}

/**
 * Passages by the vectors of a remote encoder. The bundled encoder takes its place for a question that the remote one does not encode
 * in time, and for a partition in which a passage has no vector yet, or whose vectors cannot be read.
 */
export class KeptVectors implements PassageVectors {
  readonly #documents: DocumentSource;
  readonly #bundled: PassageVectors;
  readonly #shared: SharedVectors;
  readonly #asked = new WeakMap<QueryMeaning, Asked>();
  // A generation that no longer serves takes what is open of it with it.
  readonly #stores = new WeakMap<Generation, SpaceStore>();

  constructor(documents: DocumentSource, bundled: PassageVectors, shared: SharedVectors) {
    this.#documents = documents;
    this.#bundled = bundled;
    this.#shared = shared;
  }

  async encodeQuery(text: string): Promise<QueryMeaning> {
    const generation = this.#shared.serving();
    const vector = await generation?.encodeQuery(text);
    if (generation === undefined || vector === undefined) return this.#bundled.encodeQuery(text);
    const { space, calibration } = generation.kept;
    const meaning = { vector, space, weight: calibration.weight };
    this.#asked.set(meaning, { text, generation });
    return meaning;
  }

  async nearest(query: QueryMeaning, partition: string, limit: number): Promise<readonly PassageCosine[]> {
    const asked = this.#asked.get(query);
    if (asked === undefined) return this.#bundled.nearest(query, partition, limit);
    const { calibration } = asked.generation.kept;
    const found = await this.#search(asked, partition, (open) => open.nearest(query.vector, limit));
    if (found !== undefined)
      return found.map(({ id, cosine }) => ({ id, cosine: calibratedCosine(cosine, calibration) }));
    const own = await this.#bundled.encodeQuery(asked.text);
    const near = await this.#bundled.nearest(own, partition, limit);
    return near.map(({ id, cosine }) => ({ id, cosine: (cosine * own.weight) / query.weight }));
  }

  async cosines(query: QueryMeaning, partition: string, ids: readonly string[]): Promise<readonly number[]> {
    const asked = this.#asked.get(query);
    if (asked === undefined) return this.#bundled.cosines(query, partition, ids);
    const { calibration } = asked.generation.kept;
    const found = await this.#search(asked, partition, (open) => open.cosines(query.vector, ids));
    if (found !== undefined) return found.map((cosine) => calibratedCosine(cosine, calibration));
    // The weight goes with the question: what other vectors say is brought to it.
    const own = await this.#bundled.encodeQuery(asked.text);
    const cosines = await this.#bundled.cosines(own, partition, ids);
    return cosines.map((cosine) => (cosine * own.weight) / query.weight);
  }

  async prepare(partitions: readonly string[]): Promise<void> {
    const generation = this.#shared.serving();
    for (const partition of partitions) {
      const open = generation && (await this.#open(generation, partition));
      if (open === undefined) await this.#bundled.prepare([partition]);
      else await open.prepare();
    }
  }

  forget(partition: string): void {
    this.#bundled.forget(partition);
    const generation = this.#shared.serving();
    if (generation !== undefined) this.#storeOf(generation).forget(partition);
  }

  async #search<T>(
    { generation }: Asked,
    partition: string,
    work: (open: OpenSpace) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const open = await this.#open(generation, partition);
    const found = open && (await this.#shared.search(async () => ({ outcome: await work(open) })));
    // What was open rests on vectors that are gone.
    if (found !== undefined && found.outcome === undefined) this.#storeOf(generation).forget(partition);
    return found?.outcome;
  }

  /** The partition in that space; undefined where it is not complete or cannot be read. */
  async #open(generation: Generation, partition: string): Promise<OpenSpace | undefined> {
    const opened = await this.#shared.search(async () => ({ open: await this.#storeOf(generation).open(partition) }));
    if (opened !== undefined && opened.open === undefined) this.#shared.incomplete(this.#documents);
    return opened?.open;
  }

  #storeOf(generation: Generation): SpaceStore {
    const store = this.#stores.get(generation) ?? new SpaceStore(generation.encoder, generation.shelf, this.#documents);
    this.#stores.set(generation, store);
    return store;
  }
}
