import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { PassageVectors, RemoteEncoder } from '../../../src/ports/embeddings.ts';
import { CountingVectors } from '../../fakes/counting-vectors.ts';
import { newFolder, open } from './open-for-test.ts';
import { TWO_TOWNS } from './samples.ts';

/** A model elsewhere that tells what is about 税 from all else, and nothing more. */
const TAXES: RemoteEncoder = {
  space: 'taxes',
  batch: 64,
  encode: async (texts) => texts.map((text) => (text.includes('税') ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
};
/** It is about 税 to the model elsewhere, and about 防災 to the bundled encoder. */
const QUESTION = '税と防災';
const ABOUT_TAXES = ['p14', 'p24', 'p34', 'p4'];
const ABOUT_DISASTERS = ['p12', 'p2', 'p22', 'p32'];

/** The vectors of a model that was measured to be worth so much. */
async function worth(weight: number): Promise<{ readonly found: PassageVectors; readonly bundled: CountingVectors }> {
  const data = newFolder();
  const first = open({ encoder: TAXES, data }).vectors;
  first.vectorsFor(TWO_TOWNS);
  await first.settled();
  await first.close();
  const database = new Database(join(data, 'vectors.sqlite'));
  const calibration = JSON.stringify({ unrelated: 0, weight });
  database.prepare('update kakari_vector_spaces set calibration = ?').run(calibration);
  database.close();
  const bundled = new CountingVectors(TWO_TOWNS, [/窓口/u, /防災/u]);
  const { vectors } = open({ encoder: TAXES, data, bundled: () => bundled });
  const found = vectors.vectorsFor(TWO_TOWNS);
  expect((await vectors.settled()).serving).toBe('taxes');
  return { found, bundled };
}

describe('the vectors of a remote encoder and of the bundled one', () => {
  it.each([
    [0.075, [0.1, 0.9, 0]],
    [0.3, [0.4, 0.6, 0]],
    [0.6, [0.8, 0.2, 0]],
    [0.75, [1, 0, 0]],
  ])(
    'count together what the bundled one counts alone, of which a model worth %d gets its part',
    async (weight, parts) => {
      const { found } = await worth(weight);
      const query = await found.encodeQuery(QUESTION);
      expect(query.weight).toBe(0.75);
      const cosines = await found.cosines(query, 'kita', ['p4', 'p2', 'p0']);
      cosines.forEach((cosine, at) => expect(cosine).toBeCloseTo(parts[at] ?? -1, 6));
    },
  );

  it('find what is near to either, the nearest to the better one first', async () => {
    const near = async (weight: number): Promise<readonly (readonly string[])[]> => {
      const { found } = await worth(weight);
      const ids = (await found.nearest(await found.encodeQuery(QUESTION), 'kita', 8)).map(({ id }) => id);
      return [ids.slice(0, 4), ids.slice(4)].map((some) => some.toSorted());
    };
    expect(await near(0.3)).toEqual([ABOUT_DISASTERS, ABOUT_TAXES]);
    expect(await near(0.6)).toEqual([ABOUT_TAXES, ABOUT_DISASTERS]);
  });

  it('are made ready both, except where the model elsewhere counts all', async () => {
    const [weak, strong] = [await worth(0.3), await worth(0.75)];
    await weak.found.prepare(['kita']);
    await strong.found.prepare(['kita']);
    expect([weak.bundled.prepared, strong.bundled.prepared]).toEqual([['kita'], []]);
  });
});
