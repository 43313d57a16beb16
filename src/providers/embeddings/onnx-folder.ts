import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { KakariError } from '../../domain/errors.ts';
import { preparationOf, type TextPreparation } from './preparation.ts';

/** How the vectors of the tokens become one. */
export type Pooling = 'mean' | 'cls' | 'last' | 'max';

/** What a folder with a model of Hugging Face's layout holds, read and checked. */
export interface OnnxFolder {
  /** The last part of the folder's path. */
  readonly name: string;
  readonly modelFile: string;
  readonly model: Uint8Array;
  readonly tokeniserFile: string;
  readonly tokeniser: object;
  readonly tokeniserConfig: object;
  /** The most tokens of a text, with the special ones. */
  readonly mostTokens: number;
  readonly pooling: Pooling;
  readonly preparation: TextPreparation;
}

const MODEL_FILES = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx'];
/** What most models were taught with; the time of a text grows faster than its length. */
const MOST_TOKENS = 512;

const tokeniserShape = z.looseObject({ model: z.looseObject({}) });
const tokeniserConfigShape = z.looseObject({ model_max_length: z.number().positive().optional().catch(undefined) });
const poolingShape = z.looseObject({
  pooling_mode: z.string().optional(),
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_lasttoken: z.boolean().optional(),
  pooling_mode_max_tokens: z.boolean().optional(),
});
const promptsShape = z.looseObject({ prompts: z.record(z.string(), z.string()).optional() });

/**
 * Reads the folder of a model: `model.onnx` (or as `MODEL_FILES` says), `tokenizer.json`, `tokenizer_config.json` and, where they
 * are there, `1_Pooling/config.json` (mean without it) and `config_sentence_transformers.json` (what is put before a text). Throws
 * `KakariError`: `onnx-folder-missing` (`folder`), `onnx-file-missing` (`file`), `onnx-file-damaged` (`file`: not the JSON it should
 * be).
 */
export function readOnnxFolder(path: string): OnnxFolder {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new KakariError('onnx-folder-missing', { folder });
  const file = (name: string): string => join(folder, name);
  const modelFile = file(MODEL_FILES.find((name) => isFile(file(name))) ?? 'model.onnx');
  const tokeniserFile = file('tokenizer.json');
  const name = basename(folder);
  const tokeniserConfig = readJson(file('tokenizer_config.json'), tokeniserConfigShape);
  return {
    name,
    modelFile,
    model: read(modelFile),
    tokeniserFile,
    tokeniser: readJson(tokeniserFile, tokeniserShape),
    tokeniserConfig,
    mostTokens: Math.min(MOST_TOKENS, tokeniserConfig.model_max_length ?? MOST_TOKENS),
    pooling: poolingOf(readIfThere(file('1_Pooling/config.json'), poolingShape)),
    preparation: withPrompts(preparationOf(name), readIfThere(file('config_sentence_transformers.json'), promptsShape)),
  };
}

function poolingOf(config: z.infer<typeof poolingShape> | undefined): Pooling {
  if (config?.pooling_mode_cls_token || config?.pooling_mode === 'cls') return 'cls';
  if (config?.pooling_mode_lasttoken || config?.pooling_mode === 'lasttoken') return 'last';
  return config?.pooling_mode_max_tokens || config?.pooling_mode === 'max' ? 'max' : 'mean';
}

/** What the folder says itself goes before what its name tells. */
function withPrompts(preparation: TextPreparation, config: z.infer<typeof promptsShape> | undefined): TextPreparation {
  const { query, passage, document } = config?.prompts ?? {};
  return { ...preparation, query: query ?? preparation.query, passage: passage ?? document ?? preparation.passage };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const readIfThere = <T>(file: string, shape: z.ZodType<T>): T | undefined =>
  isFile(file) ? readJson(file, shape) : undefined;

function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const bytes = read(file);
  try {
    return shape.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new KakariError('onnx-file-damaged', { file }, { cause });
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new KakariError('onnx-file-missing', { file }, { cause });
  }
}
