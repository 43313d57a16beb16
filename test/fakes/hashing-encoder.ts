import { ModelFailure } from '../../src/domain/model-failure.ts';
import type { RemoteEncoder } from '../../src/ports/embeddings.ts';
import { fakeEmbedding } from './fake-embedding.ts';

export interface HashingEncoderOptions {
  readonly space?: string;
  readonly dimensions?: number;
  readonly batch?: number;
  /** Texts that are refused, as those that are too long. */
  readonly refuses?: (text: string) => boolean;
}

/** An encoder elsewhere by pairs of characters, the same on every run. Remembers what it was asked; fails and halts as it is told. */
export class HashingEncoder implements RemoteEncoder {
  readonly space: string;
  readonly batch: number;
  /** The texts of each call that was answered. */
  readonly passages: (readonly string[])[] = [];
  readonly queries: string[] = [];
  /** What every call rejects with. */
  failure: Error | undefined;
  dimensions: number;
  readonly #refuses: (text: string) => boolean;
  #answers = Number.POSITIVE_INFINITY;
  #go: () => void = () => undefined;
  #halted: () => void = () => undefined;

  constructor({ space = 'hashing', dimensions = 64, batch = 8, refuses = () => false }: HashingEncoderOptions = {}) {
    this.space = space;
    this.batch = batch;
    this.dimensions = dimensions;
    this.#refuses = refuses;
  }

  async encode(texts: readonly string[], role: 'query' | 'passage'): Promise<readonly Float32Array[]> {
    if (this.failure !== undefined) throw this.failure;
    if (texts.some(this.#refuses)) throw new ModelFailure('rejected', '400');
    if (role === 'passage' && this.passages.length >= this.#answers) await this.#halt();
    if (role === 'query') this.queries.push(...texts);
    else this.passages.push(texts);
    return texts.map((text) => Float32Array.from(fakeEmbedding(text, this.dimensions)));
  }

  /** Lets so many more calls about passages be answered, and then none. Resolves when the next one waits. */
  haltAfter(calls: number): Promise<void> {
    this.#answers = this.passages.length + calls;
    return new Promise((resolve) => {
      this.#halted = resolve;
    });
  }

  /** Answers the call that waits, and all others. */
  goOn(): void {
    this.#answers = Number.POSITIVE_INFINITY;
    this.#go();
  }

  #halt(): Promise<void> {
    return new Promise((resolve) => {
      this.#go = resolve;
      this.#halted();
    });
  }
}
