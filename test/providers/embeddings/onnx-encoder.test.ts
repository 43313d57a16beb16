import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOnnxEncoder, type OnnxEncoder } from '../../../src/providers/embeddings/onnx-encoder.ts';
import { writeTinyOnnx } from '../../fakes/tiny-onnx.ts';

const CALL = { timeoutMs: 15_000 };
let folder = '';
let encoder: OnnxEncoder;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kakari-onnx-'));
  encoder = await loadOnnxEncoder(writeTinyOnnx(join(folder, 'tiny')));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('an encoder of a model file, in a thread of its own', () => {
  it('encodes texts in their order', async () => {
    const vectors = await encoder.encode(['電子契約', '押印'], 'passage', CALL);
    expect(vectors).toEqual([Float32Array.of(1, 0, 0, 0), Float32Array.of(0, 0, 0, 1)]);
    expect(encoder.space).toMatch(/^onnx tiny /u);
  });

  it('answers a question before the passages that wait', async () => {
    const done: string[] = [];
    const passages = encoder
      .encode(
        Array.from({ length: encoder.batch }, () => '防災'),
        'passage',
        CALL,
      )
      .then(() => done.push('passages'));
    const question = encoder.encode(['押印'], 'query', CALL).then(() => done.push('question'));
    await Promise.all([passages, question]);
    expect(done).toEqual(['question', 'passages']);
  });

  it('gives up in its time, and answers the next', async () => {
    const many = Array.from({ length: 3_000 }, () => '押印');
    await expect(encoder.encode(many, 'query', { timeoutMs: 1 })).rejects.toMatchObject({ reason: 'timeout' });
    expect(await encoder.encode(['防災'], 'query', CALL)).toEqual([Float32Array.of(0, 0, 1, 0)]);
  });

  it('says which file is missing, as one error', async () => {
    await expect(loadOnnxEncoder(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'onnx-folder-missing',
      fields: { folder: join(folder, 'nowhere') },
    });
  });

  it('is unreachable once it is closed', async () => {
    const waiting = encoder.encode(['押印'], 'query', CALL);
    await Promise.all([encoder.close(), expect(waiting).rejects.toMatchObject({ reason: 'unreachable' })]);
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({ reason: 'unreachable' });
  });
});
