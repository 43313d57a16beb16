import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KakariError } from '../../domain/errors.ts';
import type { Thesaurus } from '../../domain/retrieval.ts';
import { BundledEncoder } from './bundled-encoder.ts';
import { EncoderModel } from './encoder-model.ts';

/** The encoder and the Japanese–English terms that come with it. */
export interface LoadedEncoder {
  readonly encoder: BundledEncoder;
  /** For the thesaurus of the retriever: what lets an English question find Japanese text. */
  readonly glossary: Thesaurus;
}

const file = z.object({ bytes: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/u) });
const manifestFile = z.object({
  dim: z.int().positive().multipleOf(2),
  vocab: z.int().positive(),
  pieces: z.int().positive(),
  bits: z.literal(4),
  files: z.object({ 'encoder.bin': file, 'encoder.vocab': file, 'glossary.txt': file }),
});

type Manifest = z.infer<typeof manifestFile>;
type FileName = keyof Manifest['files'];

/**
 * Reads the encoder from `folder` and checks every file against the manifest `encoder.json`. Throws `KakariError` with the
 * field `file`: `encoder-missing` (a file cannot be read), `encoder-manifest-invalid` (the manifest is not one),
 * `encoder-damaged` (a file is not the one that the manifest names).
 */
export function loadEncoder(folder: string): LoadedEncoder {
  const glossary = readChecked(folder, 'glossary.txt', readManifest(folder)).toString('utf8');
  return { encoder: new BundledEncoder(loadModel(folder)), glossary: parseGlossary(glossary) };
}

/** Reads only the model itself; throws as `loadEncoder` does. */
export function loadModel(folder: string): EncoderModel {
  const manifest = readManifest(folder);
  const pieces = readChecked(folder, 'encoder.vocab', manifest).toString('utf8').split('\n');
  return modelOf(manifest, readChecked(folder, 'encoder.bin', manifest), pieces);
}

function readManifest(folder: string): Manifest {
  const path = join(folder, 'encoder.json');
  const text = read(path).toString('utf8');
  try {
    return manifestFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new KakariError('encoder-manifest-invalid', { file: path }, { cause });
  }
}

function readChecked(folder: string, name: FileName, manifest: Manifest): Buffer {
  const path = join(folder, name);
  const content = read(path);
  const { bytes, sha256 } = manifest.files[name];
  if (content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new KakariError('encoder-damaged', { file: path, bytes: content.length, expectedBytes: bytes });
  }
  return content;
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new KakariError('encoder-missing', { file: path }, { cause });
  }
}

/** `encoder.bin`: scores, query weights and passage weights as 32-bit floats, one a piece, then the table. */
function modelOf(manifest: Manifest, content: Buffer, pieces: readonly string[]): EncoderModel {
  // A copy stands at the start of its memory, where floats may be read in place.
  const bytes = Uint8Array.from(content);
  const floats = (at: number): Float32Array => new Float32Array(bytes.buffer, at * 4 * manifest.vocab, manifest.vocab);
  return new EncoderModel({
    dimensions: manifest.dim,
    pieces,
    cutting: manifest.pieces,
    scores: floats(0),
    queryWeights: floats(1),
    passageWeights: floats(2),
    table: bytes.subarray(12 * manifest.vocab),
  });
}

/** One term a line, `電子契約|electronic contract;e-contract`. */
function parseGlossary(text: string): Thesaurus {
  return text
    .split('\n')
    .map((line) => line.trim().split('|'))
    .flatMap(([term, english]) => (term && english ? [{ terms: [term], english: english.split(';') }] : []));
}
