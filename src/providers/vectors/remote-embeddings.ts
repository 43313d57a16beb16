import { Embeddings } from '@langchain/core/embeddings';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { tolerant } from './tolerant-encoder.ts';

/** How long a question waits for its vector; then the bundled encoder answers. Part of the 8 s within which questions are answered. */
export const QUERY_MS = 600;
/** How long a batch of passages may take: nobody waits for it. */
export const PASSAGES_MS = 60_000;

/** An encoder elsewhere as LangChain's `Embeddings`. Rejects with `ModelFailure`. */
export class RemoteEmbeddings extends Embeddings {
  readonly #encoder: RemoteEncoder;

  constructor(encoder: RemoteEncoder) {
    // The encoder repeats by itself what is worth it.
    super({ maxRetries: 0 });
    this.#encoder = encoder;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#encoder.encode([text], 'query', { timeoutMs: QUERY_MS });
    if (vector === undefined) throw new ModelFailure('empty');
    return Array.from(vector);
  }

  /** A text that the encoder refuses, while it takes others, gets all zeros. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const encoder = tolerant(this.#encoder);
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += encoder.batch)
      vectors.push(
        ...(await encoder.encode(texts.slice(at, at + encoder.batch), 'passage', { timeoutMs: PASSAGES_MS })),
      );
    return vectors.map((vector) => Array.from(vector));
  }
}
