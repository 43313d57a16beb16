import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { DocumentSource, RetrievalDocument } from '../../domain/retrieval.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { calibrate, type Calibration } from '../embeddings/calibrate.ts';
import { PASSAGES_MS } from './remote-embeddings.ts';
import { tolerant } from './tolerant-encoder.ts';

/** As many are enough. */
const MEASURED = { partitions: 40, passages: 1_000 };

/** Measures an encoder on some of the documents. Rejects as the encoder does. */
export const measureEncoder = async (encoder: RemoteEncoder, documents: DocumentSource): Promise<Calibration> =>
  calibrate(tolerant(encoder), await someOf(documents), { timeoutMs: PASSAGES_MS });

/** Some passages of partitions from everywhere among all. */
async function someOf(documents: DocumentSource): Promise<readonly RetrievalDocument[]> {
  const { partitions } = documents;
  const step = Math.max(1, partitions.length / MEASURED.partitions);
  const chosen = partitions.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const passages: RetrievalDocument[] = [];
  for (const partition of chosen) {
    await letOthersIn();
    passages.push(...documents.documentsOf(partition).slice(0, Math.ceil(MEASURED.passages / chosen.length)));
  }
  return passages;
}
