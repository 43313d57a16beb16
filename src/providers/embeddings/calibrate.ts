import { z } from 'zod';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { BUNDLED_WEIGHT } from '../vector-store/passage-vector-store.ts';
import { foundRank, nearnessByWords, nearnessOf, unrelatedNearness, type Nearness } from './finding.ts';
import { partSome } from './part-texts.ts';

/** How the cosines of one encoder are read, as measured on passages of an index; kept beside the vectors. */
export interface Calibration {
  /** The mean cosine of a sentence with passages that it does not come from: near 0 for some models, .8 for others. */
  readonly unrelated: number;
  /** What a cosine of 1 counts for, 0 to `BUNDLED_WEIGHT`; the bundled encoder counts the rest of that. */
  readonly weight: number;
}

/** The shape of a `Calibration` in a file. */
export const calibrationShape = z.object({ unrelated: z.number(), weight: z.number() });

/** A cosine of an encoder as `PassageCosine` wants it: 0 for what is unrelated, 1 the same. */
export const calibratedCosine = (cosine: number, { unrelated }: Calibration): number =>
  Math.max(0, (cosine - unrelated) / Math.max(1 - unrelated, 1e-6));

/** Measured on fewer, what a model finds is half chance. */
const MOST_TEXTS = 128;
/**
 * What an encoder counts that finds as much as words do; it counts less, or more, by the cube of its share. Measured on the sets of the
 * benchmark with encoders from meaningless to good, one vector a passage: none makes a set worse by .002 nDCG@10.
 */
const EQUAL_WEIGHT = 0.4;
/** What an encoder counts as long as nothing was measured: what even a weak one may. */
const UNMEASURED_WEIGHT = 0.1;

/**
 * Measures an encoder on passages of the index, and on nothing from elsewhere: titles, and sentences taken out of passages, look for
 * the rest of their passages by their vectors and, to know how hard that is, by their words. Asks for up to 384 texts. Rejects as
 * `RemoteEncoder.encode` does.
 */
export async function calibrate(
  encoder: RemoteEncoder,
  passages: readonly { readonly title: string; readonly body: string }[],
  options: { readonly timeoutMs: number },
): Promise<Calibration> {
  const parted = partSome(passages, MOST_TEXTS);
  if (parted.length < 2) return { unrelated: 0, weight: UNMEASURED_WEIGHT };
  const rests = parted.map(({ rest }) => rest);
  const vectors = await encodeAll(encoder, { texts: rests, role: 'passage', ...options });
  const near = async (questions: readonly string[]): Promise<Looked> => ({
    byVectors: nearnessOf(await encodeAll(encoder, { texts: questions, role: 'query', ...options }), vectors),
    byWords: nearnessByWords(questions, rests),
  });
  const titles = parted.map(({ title }) => title);
  const ofSentences = await near(parted.map(({ sentence }) => sentence));
  const shares = [shareOf(ofSentences, rests), shareOf(await near(titles), titles)];
  return { unrelated: unrelatedNearness(ofSentences.byVectors), weight: weightOf(Math.min(...shares), parted.length) };
}

interface Looked {
  readonly byVectors: Nearness;
  readonly byWords: Nearness;
}

interface Asked {
  readonly texts: readonly string[];
  readonly role: 'query' | 'passage';
  readonly timeoutMs: number;
}

async function encodeAll(encoder: RemoteEncoder, { texts, role, timeoutMs }: Asked): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += encoder.batch)
    vectors.push(...(await encoder.encode(texts.slice(at, at + encoder.batch), role, { timeoutMs })));
  return vectors;
}

/** How much vectors find of what words find. */
const shareOf = ({ byVectors, byWords }: Looked, keys: readonly string[]): number =>
  foundRank(byVectors, keys) / foundRank(byWords, keys);

function weightOf(share: number, texts: number): number {
  const measured = Math.min(BUNDLED_WEIGHT, EQUAL_WEIGHT * share ** 3);
  const certainty = texts / MOST_TEXTS;
  return certainty * measured + (1 - certainty) * UNMEASURED_WEIGHT;
}
