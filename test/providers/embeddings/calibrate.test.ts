import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../src/providers/encoder/load-encoder.ts';
import { calibrate, calibratedCosine, type Calibration } from '../../../src/providers/embeddings/calibrate.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import type { RemoteEncoder } from '../../../src/ports/embeddings.ts';
import { fakeEmbedding } from '../../fakes/fake-embedding.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));
const PASSAGES = loadKnowledge(KNOWLEDGE).plans.flatMap(({ passages, terms }) => [
  ...passages.map(({ title, text }) => ({ title, body: text })),
  ...terms.map(({ name, definition }) => ({ title: name, body: definition })),
]);
const bundled = loadModel(`${KNOWLEDGE}/common/encoder`);

/** An encoder that makes its vectors by a function, and counts the texts that it is asked for. */
function encoderOf(vectorOf: (text: string) => ArrayLike<number>): RemoteEncoder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    space: 'test',
    batch: 10,
    asked,
    encode: async (texts) => {
      expect(texts.length).toBeLessThanOrEqual(10);
      asked.push(...texts);
      return texts.map((text) => Float32Array.from(vectorOf(text)));
    },
  };
}

const good = (text: string): Float32Array => bundled.passageVector(bundled.tokenise(text));
/** As near to everything as some models are. */
const crowded = (text: string): number[] => [...good(text).map((value) => value * Math.sqrt(0.3)), Math.sqrt(0.7)];
const measured = (vectorOf: (text: string) => ArrayLike<number>, passages = PASSAGES): Promise<Calibration> =>
  calibrate(encoderOf(vectorOf), passages, { timeoutMs: 1_000 });

describe('the calibration of an encoder', () => {
  it('lets an encoder count the more, the better it finds passages', async () => {
    const [best, middling, weak, none] = await Promise.all([
      measured(good),
      measured((text) => fakeEmbedding(text, 256)),
      measured((text) => fakeEmbedding(text, 32)),
      measured((text) => fakeEmbedding(`${text.length}`, 32)),
    ]);
    expect(best.weight).toBeGreaterThan(middling.weight + 0.05);
    expect(middling.weight).toBeGreaterThan(weak.weight + 0.05);
    expect(weak.weight).toBeGreaterThan(none.weight);
    expect(none.weight).toBeLessThan(0.02);
    expect(best.weight).toBeLessThanOrEqual(0.75);
  });

  it('takes away what is common to all cosines of a model', async () => {
    const [plain, shifted] = [await measured(good), await measured(crowded)];
    expect(shifted.unrelated).toBeGreaterThan(0.7);
    expect(shifted.weight).toBeCloseTo(plain.weight, 4);
    expect(calibratedCosine(0.7 + 0.3 * 0.4, shifted)).toBeCloseTo(calibratedCosine(0.4, plain), 4);
  });

  it('reads an unrelated cosine as 0, a lower one as well, and the same as 1', () => {
    const calibration = { unrelated: 0.8, weight: 0.5 };
    const cosines = [0.8, 0.2, 0.9, 1].map((cosine) => calibratedCosine(cosine, calibration));
    expect(cosines.map((cosine) => Number(cosine.toFixed(6)))).toEqual([0, 0, 0.5, 1]);
    expect(calibratedCosine(1, { unrelated: 1, weight: 0 })).toBe(0);
  });

  it('asks for few texts, of all the index, and for the same ones each time', async () => {
    const [first, second] = [encoderOf(good), encoderOf(good)];
    await calibrate(first, PASSAGES, { timeoutMs: 1_000 });
    await calibrate(second, PASSAGES, { timeoutMs: 1_000 });
    expect(first.asked).toHaveLength(384);
    expect(second.asked).toEqual(first.asked);
    const places = first.asked.slice(128, 256).map((text) => PASSAGES.findIndex(({ body }) => body.includes(text)));
    expect(Math.min(...places)).toBeLessThan(PASSAGES.length * 0.1);
    expect(Math.max(...places)).toBeGreaterThan(PASSAGES.length * 0.9);
  });

  it('counts little where there is little to measure on', async () => {
    const one = { title: '契約', body: '電子契約を物品にも広げます。押印は要りません。' };
    expect(await measured(good, [])).toEqual({ unrelated: 0, weight: 0.1 });
    expect(await measured(good, [one])).toEqual({ unrelated: 0, weight: 0.1 });
    expect((await measured(good, PASSAGES.slice(0, 12))).weight).toBeLessThan(0.25);
  });
});
