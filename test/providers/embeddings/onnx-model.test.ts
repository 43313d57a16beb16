import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openOnnxModel } from '../../../src/providers/embeddings/onnx-model.ts';
import { loadOnnxRuntime } from '../../../src/providers/embeddings/onnx-runtime.ts';
import { writeTinyOnnx, type TinyOnnxOptions } from '../../fakes/tiny-onnx.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(options: TinyOnnxOptions = {}, name = 'tiny'): string {
  const parent = mkdtempSync(join(tmpdir(), 'kakari-onnx-'));
  folders.push(parent);
  return writeTinyOnnx(join(parent, name), options);
}

const half = Math.SQRT1_2;
const encode = async (folder: string, text: string): Promise<readonly number[]> =>
  Array.from(await (await openOnnxModel(folder)).encode(text, 'query'), (value) => Number(value.toFixed(4)));
const rounded = (...values: readonly number[]): readonly number[] => values.map((value) => Number(value.toFixed(4)));

describe('a model of a folder', () => {
  it.each<[string, TinyOnnxOptions]>([
    ['the mean of the vectors of its tokens', {}],
    ['what the model itself makes of them', { output: 'sentence' }],
    ['an only output of another name', { outputName: 'embeddings' }],
    [
      'numbers of 32 bits and the kinds of tokens',
      { inputType: 'int32', inputs: ['input_ids', 'attention_mask', 'token_type_ids'] },
    ],
    ['the folder of a converter', { modelFile: 'onnx/model.onnx' }],
    ['a quantised file', { modelFile: 'onnx/model_quantized.onnx' }],
  ])('gives a text a vector of length 1, by %s', async (_, options) => {
    expect(await encode(folderOf(options), '電子契約 押印')).toEqual(rounded(half, 0, 0, half));
  });

  it.each([
    { what: 'the first token', pooling: { pooling_mode_cls_token: true }, expected: [0, 0.6, 0.8, 0] },
    { what: 'the last token', pooling: { pooling_mode: 'lasttoken' }, expected: [0, 0, 0, 1] },
    {
      what: 'the greatest values',
      pooling: { pooling_mode_max_tokens: true },
      expected: [0.2722, 0.4082, 0.5443, 0.6804],
    },
  ])('takes $what where the folder says so', async ({ pooling, expected }) => {
    const folder = folderOf({ first: [0, 3, 4, 0], last: [0, 0, 0, 5] });
    mkdirSync(join(folder, '1_Pooling'));
    writeFileSync(join(folder, '1_Pooling/config.json'), JSON.stringify(pooling));
    expect(await encode(folder, '電子契約')).toEqual(expected);
  });

  it('cuts a text that is longer than the model reads', async () => {
    expect(await encode(folderOf({ mostTokens: 3 }), '防災 押印 押印')).toEqual([0, 0, 1, 0]);
  });

  it('puts what its folder says before a text', async () => {
    const folder = folderOf();
    writeFileSync(
      join(folder, 'config_sentence_transformers.json'),
      JSON.stringify({ prompts: { query: '防災 ', document: '押印 ' } }),
    );
    const model = await openOnnxModel(folder);
    expect(Array.from(await model.encode('押印', 'query'))[2]).toBeCloseTo(half);
    expect(Array.from(await model.encode('押印', 'passage'))).toEqual([0, 0, 0, 1]);
  });

  it('gives a text of which the model knows nothing zeros', async () => {
    expect(await encode(folderOf(), '知らない')).toEqual([0, 0, 0, 0]);
  });

  it('has a space of its own for each content of the files', async () => {
    const spaces = [folderOf(), folderOf(), folderOf({ rows: 9 })].map(
      async (folder) => (await openOnnxModel(folder)).space,
    );
    const [one, same, other] = await Promise.all(spaces);
    expect(one).toMatch(/^onnx tiny [\da-f]{16}$/u);
    expect([same === one, other === one]).toEqual([true, false]);
  });
});

describe('a folder that cannot be used', () => {
  const codeOf = async (folder: string): Promise<unknown> =>
    openOnnxModel(folder).catch(({ code, fields }: { code: string; fields: object }) => ({ code, ...fields }));

  it('is named where it is missing, or is a file', async () => {
    const folder = join(folderOf(), 'nowhere');
    expect(await codeOf(folder)).toEqual({ code: 'onnx-folder-missing', folder });
    const file = join(folderOf(), 'tokenizer.json');
    expect(await codeOf(file)).toEqual({ code: 'onnx-folder-missing', folder: file });
  });

  it.each(['model.onnx', 'tokenizer.json', 'tokenizer_config.json'])('names %s where it is missing', async (name) => {
    const file = join(folderOf(), name);
    rmSync(file);
    expect(await codeOf(join(file, '..'))).toEqual({ code: 'onnx-file-missing', file });
  });

  it.each(['tokenizer.json', 'tokenizer_config.json'])('names %s where it is no JSON', async (name) => {
    const file = join(folderOf(), name);
    writeFileSync(file, 'version https://git-lfs.github.com/spec/v1');
    expect(await codeOf(join(file, '..'))).toEqual({ code: 'onnx-file-damaged', file });
  });

  it('names a model that is damaged', async () => {
    const file = join(folderOf(), 'model.onnx');
    writeFileSync(file, 'version https://git-lfs.github.com/spec/v1');
    expect(await codeOf(join(file, '..'))).toEqual({ code: 'onnx-model-damaged', file });
  });

  it('names a tokeniser of an unknown kind', async () => {
    const file = join(folderOf(), 'tokenizer.json');
    writeFileSync(file, JSON.stringify({ model: { type: 'none-such' } }));
    expect(await codeOf(join(file, '..'))).toEqual({ code: 'onnx-tokeniser-unsuitable', file });
  });

  it('names a tokeniser of another model', async () => {
    const folder = folderOf({ rows: 5 });
    const [file, model] = [join(folder, 'tokenizer.json'), join(folder, 'model.onnx')];
    expect(await codeOf(folder)).toEqual({ code: 'onnx-tokeniser-foreign', file, model });
  });

  it('names inputs that are not text', async () => {
    const folder = folderOf({ inputs: ['input_ids', 'pixel_values'] });
    const file = join(folder, 'model.onnx');
    expect(await codeOf(folder)).toEqual({ code: 'onnx-model-unsuitable', file, names: 'pixel_values' });
  });

  it('names the package of the runtime where that is not installed', async () => {
    const loadRuntime = () => loadOnnxRuntime(() => Promise.reject(new Error('ERR_MODULE_NOT_FOUND')));
    await expect(openOnnxModel(folderOf(), loadRuntime)).rejects.toMatchObject({
      code: 'onnx-runtime-missing',
      fields: { package: 'onnxruntime-web' },
    });
  });
});
