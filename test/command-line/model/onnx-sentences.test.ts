import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ERROR_SENTENCES } from '../../../src/command-line/error-sentences.ts';

const SOURCES = ['onnx-folder.ts', 'onnx-model.ts', 'onnx-runtime.ts', 'onnx-encoder.ts'].map((name) =>
  readFileSync(fileURLToPath(new URL(`../../../src/providers/embeddings/${name}`, import.meta.url)), 'utf8'),
);
const FIELDS = {
  file: '/models/e5/file',
  folder: '/models/e5',
  model: '/models/e5/model.onnx',
  names: 'pixel_values',
  package: 'onnxruntime-web',
};

describe('the sentences for a local model', () => {
  const codes = [
    ...new Set(
      SOURCES.flatMap((source) => [...source.matchAll(/KakariError\('(onnx-[a-z-]+)'/gu)].map(([, code = '']) => code)),
    ),
  ];

  it('cover every error', () => {
    expect(codes).toHaveLength(8);
  });

  it.each(codes)('name the place and the way out of %s', (code) => {
    const sentence = ERROR_SENTENCES[code]?.(FIELDS) ?? '';
    expect(sentence).toMatch(/\/models\/e5|onnxruntime-web/u);
    expect(sentence).toMatch(/ください。$/u);
    expect(sentence).not.toContain('undefined');
  });
});
