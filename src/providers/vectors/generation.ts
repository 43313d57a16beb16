import { ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { QUERY_MS, RemoteEmbeddings } from './remote-embeddings.ts';
import { Rest } from './rest.ts';
import { type Timer, within } from './time-limit.ts';
import type { KeptSpace, VectorShelf } from './vector-shelf.ts';

/** As many questions keep their vectors: one question is searched several times, and some are asked again and again. */
const KEPT_QUERIES = 200;

/** What a generation rests on. */
export interface GenerationParts {
  readonly encoder: RemoteEncoder;
  readonly shelf: VectorShelf;
  readonly kept: KeptSpace;
  readonly timer: Timer;
  /** Told of the first failure after a success. */
  readonly reportQueryFailure: (error: unknown) => void;
  /** Told when the encoder makes vectors of another length than those that are kept. */
  readonly onOtherDimensions: (generation: Generation) => void;
}

/** A complete space with the encoder that makes its vectors. */
export class Generation {
  readonly encoder: RemoteEncoder;
  readonly shelf: VectorShelf;
  readonly kept: KeptSpace;
  readonly #embeddings: RemoteEmbeddings;
  readonly #timer: Timer;
  readonly #onOtherDimensions: (generation: Generation) => void;
  readonly #rest: Rest;
  // A map keeps the order of insertion: the first is the one not asked for the longest.
  readonly #queries = new Map<string, Float32Array>();

  constructor({ encoder, shelf, kept, timer, reportQueryFailure, onOtherDimensions }: GenerationParts) {
    this.encoder = encoder;
    this.shelf = shelf;
    this.kept = kept;
    this.#embeddings = new RemoteEmbeddings(encoder);
    this.#timer = timer;
    this.#onOtherDimensions = onOtherDimensions;
    this.#rest = new Rest(timer, reportQueryFailure);
  }

  /** The vector of a question; undefined where the encoder gives none in time. */
  async encodeQuery(text: string): Promise<Float32Array | undefined> {
    const known = this.#queries.get(text);
    const vector = known ?? (await this.#rest.try(() => this.#ask(text)));
    if (vector === undefined) return undefined;
    this.#queries.delete(text);
    this.#queries.set(text, vector);
    const [oldest] = this.#queries.keys();
    if (this.#queries.size > KEPT_QUERIES && oldest !== undefined) this.#queries.delete(oldest);
    return vector;
  }

  close(): void {
    this.#rest.end();
  }

  async #ask(text: string): Promise<Float32Array> {
    const vector = Float32Array.from(await within(this.#embeddings.embedQuery(text), QUERY_MS, this.#timer));
    const { dimensions } = this.kept;
    if (vector.length === dimensions) return vector;
    this.#onOtherDimensions(this);
    throw new ModelFailure('wrong-dimension', `${vector.length} instead of ${dimensions}`);
  }
}
