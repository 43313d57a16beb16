import { ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';

/** What every encoder takes: it shows whether a text is at fault, or the encoder. */
const HARMLESS = '係';

/**
 * An encoder that gives all zeros for a text that it refuses (too long, against the rules of the endpoint) while it takes others: such a
 * passage is found by its words, and does not keep the others waiting. Rejects as the encoder itself otherwise.
 */
export function tolerant(encoder: RemoteEncoder): RemoteEncoder {
  const tolerate: RemoteEncoder['encode'] = async (texts, role, options) => {
    try {
      const vectors = await encoder.encode(texts, role, options);
      if (vectors.length !== texts.length) throw new ModelFailure('wrong-shape', `${vectors.length} vectors`);
      return vectors;
    } catch (error) {
      if (!(error instanceof ModelFailure) || error.reason !== 'rejected') throw error;
    }
    if (texts.length === 1) {
      const [harmless] = await encoder.encode([HARMLESS], role, options);
      return [new Float32Array(harmless?.length ?? 0)];
    }
    const half = Math.ceil(texts.length / 2);
    const first = await tolerate(texts.slice(0, half), role, options);
    return [...first, ...(await tolerate(texts.slice(half), role, options))];
  };
  return { space: encoder.space, batch: encoder.batch, encode: tolerate };
}
