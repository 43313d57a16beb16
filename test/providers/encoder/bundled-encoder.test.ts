import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { groupSentences } from '../../../src/providers/encoder/bundled-encoder.ts';
import { loadEncoder, loadModel } from '../../../src/providers/encoder/load-encoder.ts';

const FOLDER = fileURLToPath(new URL('../../../knowledge/common/encoder', import.meta.url));
const numbers = z.array(z.number());
const EXPECTED = z
  .array(z.object({ text: z.string(), tokens: numbers, query: numbers, passage: numbers }))
  .parse(JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8')));

const { encoder, glossary } = loadEncoder(FOLDER);
const model = loadModel(FOLDER);

function expectNear(vector: ArrayLike<number> | undefined, expected: readonly number[]): void {
  expected.forEach((value, at) => expect(vector?.[at]).toBeCloseTo(value, 4));
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('the bundled encoder', () => {
  it.each(EXPECTED)('cuts and encodes 「$text」 as its training did', async ({ text, tokens, query, passage }) => {
    expect(model.tokenise(text)).toEqual(tokens);
    expectNear(encoder.encodeQuery(text), query);
    expectNear((await encoder.embedDocuments([text]))[0], passage);
    expectNear(await encoder.embedQuery(text), query);
  });

  it('encodes a passage of one group as one vector of length 1', () => {
    const [vector, ...others] = encoder.encodePassage('電子契約を広げます。');
    expect(others).toEqual([]);
    expect(dot(vector ?? new Float32Array(), vector ?? new Float32Array())).toBeCloseTo(1);
  });

  it('encodes each group of a longer passage as half itself and half the whole', async () => {
    const first = `${'電子契約を物品や委託にも広げます。'.repeat(3)}`;
    const second = `${'書かない窓口を支所にも設けます。'.repeat(3)}`;
    const vectors = encoder.encodePassage(first + second);
    const [whole = [], one = []] = await encoder.embedDocuments([first + second, first]);
    expect(vectors).toHaveLength(2);
    expectNear(
      vectors[0],
      one.map((value, at) => (value + (whole[at] ?? 0)) / 2),
    );
  });

  it('puts a question nearer to what answers it than to what does not, across languages', () => {
    const question = encoder.encodeQuery('electronic contract');
    const near = encoder.encodePassage('電子契約')[0] ?? new Float32Array();
    const far = encoder.encodePassage('森林の保護')[0] ?? new Float32Array();
    expect(dot(question, near)).toBeGreaterThan(dot(question, far) + 0.2);
  });

  it('brings a glossary of Japanese terms with their English', () => {
    expect(glossary.length).toBeGreaterThan(150);
    expect(glossary[0]).toEqual({
      terms: ['電子契約'],
      english: ['electronic contract', 'e-contract', 'e-contracting', 'digital contract'],
    });
  });
});

describe('groups of sentences', () => {
  it('fill up to the length and never split a sentence', () => {
    expect(groupSentences('一二三。四五。六七八九十。', 7)).toEqual(['一二三。四五。', '六七八九十。']);
    expect(groupSentences('とても長い一つの文です。', 3)).toEqual(['とても長い一つの文です。']);
  });

  it('are none for a text of white space', () => {
    expect(groupSentences(' \n', 60)).toEqual([]);
  });
});

describe('loading the encoder', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function copy(): string {
    const folder = mkdtempSync(join(tmpdir(), 'kakari-encoder-'));
    folders.push(folder);
    for (const name of ['encoder.json', 'encoder.bin', 'encoder.vocab', 'glossary.txt'])
      copyFileSync(join(FOLDER, name), join(folder, name));
    return folder;
  }

  it.each(['encoder.bin', 'encoder.vocab', 'glossary.txt'])('refuses a shortened %s and names it', (name) => {
    const file = join(copy(), name);
    truncateSync(file, 1_000);
    expect(() => loadEncoder(join(file, '..'))).toThrow(
      expect.objectContaining({ code: 'encoder-damaged', fields: expect.objectContaining({ file }) }),
    );
  });

  it('refuses a file of the right length with another content', () => {
    const file = join(copy(), 'glossary.txt');
    writeFileSync(file, readFileSync(file, 'utf8').replace('電', '雷'));
    expect(() => loadEncoder(join(file, '..'))).toThrow(expect.objectContaining({ code: 'encoder-damaged' }));
  });

  it('names a file that is missing', () => {
    const file = join(copy(), 'encoder.vocab');
    rmSync(file);
    expect(() => loadEncoder(join(file, '..'))).toThrow(
      expect.objectContaining({ code: 'encoder-missing', fields: { file } }),
    );
  });

  it('refuses a manifest that is none', () => {
    const file = join(copy(), 'encoder.json');
    writeFileSync(file, '{');
    expect(() => loadEncoder(join(file, '..'))).toThrow(
      expect.objectContaining({ code: 'encoder-manifest-invalid', fields: { file } }),
    );
  });
});
