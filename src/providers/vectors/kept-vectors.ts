import type { DocumentSource } from '../../domain/retrieval.ts';
import type { PassageCosine, PassageVectors, QueryMeaning } from '../../ports/embeddings.ts';
import { calibratedCosine } from '../embeddings/calibrate.ts';
import { BUNDLED_WEIGHT } from '../vector-store/passage-vector-store.ts';
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

/** What a meaning was made by, and with. */
interface Asked {
  readonly generation: Generation;
  /** The meaning of the same question to the bundled encoder. */
  readonly bundled: QueryMeaning;
  /** What the remote encoder counts of the whole, 0 to 1; the bundled one counts the rest. */
  readonly share: number;
}

/**
 * Passages by the vectors of a remote encoder and by the bundled one together, each by what it is worth: the less the remote one was
 * measured to find, the more the bundled one counts. The bundled encoder stands alone for a question that the remote one does not encode
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
    const bundled = await this.#bundled.encodeQuery(text);
    if (generation === undefined || vector === undefined) return bundled;
    const meaning = { vector, space: generation.kept.space, weight: BUNDLED_WEIGHT };
    this.#asked.set(meaning, { generation, bundled, share: shareOf(generation) });
    return meaning;
  }

  async nearest(query: QueryMeaning, partition: string, limit: number): Promise<readonly PassageCosine[]> {
    const asked = this.#asked.get(query);
    if (asked === undefined) return this.#bundled.nearest(query, partition, limit);
    const found = await this.#search(asked, partition, (open) => open.nearest(query.vector, limit));
    if (found === undefined) return this.#bundled.nearest(asked.bundled, partition, limit);
    const others = asked.share < 1 ? await this.#bundled.nearest(asked.bundled, partition, limit) : [];
    const ids = [...new Set([...found, ...others].map(({ id }) => id))];
    // What is near to one encoder only needs the cosine of the other as well.
    const cosines = await this.cosines(query, partition, ids);
    return ids
      .map((id, at) => ({ id, cosine: cosines[at] ?? 0 }))
      .toSorted((a, b) => b.cosine - a.cosine)
      .slice(0, limit);
  }

  async cosines(query: QueryMeaning, partition: string, ids: readonly string[]): Promise<readonly number[]> {
    const asked = this.#asked.get(query);
    if (asked === undefined) return this.#bundled.cosines(query, partition, ids);
    const found = await this.#search(asked, partition, (open) => open.cosines(query.vector, ids));
    if (found === undefined) return this.#bundled.cosines(asked.bundled, partition, ids);
    const { share, generation } = asked;
    const others = share < 1 ? await this.#bundled.cosines(asked.bundled, partition, ids) : [];
    return found.map((cosine, at) => {
      const calibrated = calibratedCosine(cosine, generation.kept.calibration);
      return share * calibrated + (1 - share) * (others[at] ?? 0);
    });
  }

  async prepare(partitions: readonly string[]): Promise<void> {
    const generation = this.#shared.serving();
    const alone = generation !== undefined && shareOf(generation) === 1;
    for (const partition of partitions) {
      const open = generation && (await this.#open(generation, partition));
      await open?.prepare();
      if (open === undefined || !alone) await this.#bundled.prepare([partition]);
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

/** The weight of a generation as a share of what meaning counts in all, which is what the bundled encoder counts alone. */
const shareOf = ({ kept }: Generation): number => kept.calibration.weight / BUNDLED_WEIGHT;
