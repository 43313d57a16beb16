import { createHash } from 'node:crypto';
import { Tokenizer } from '@huggingface/tokenizers';
import { KakariError } from '../../domain/errors.ts';
import { readOnnxFolder, type OnnxFolder } from './onnx-folder.ts';
import { loadOnnxRuntime, missing, type OnnxRuntime, type OnnxSession, type OnnxTensor } from './onnx-runtime.ts';
import { poolTokens } from './pool-tokens.ts';
import { prepareText } from './preparation.ts';
import { unitVector } from './unit-vectors.ts';

/** A model of a folder, ready to encode in this thread: a text takes tens of milliseconds and holds up everything else. */
export interface OnnxModel {
  /** Names the model by what its files hold. */
  readonly space: string;
  /** A vector of length 1, or all zeros. Rejects with `ModelFailure` `wrong-shape` where the model gives none. */
  encode(text: string, role: 'query' | 'passage'): Promise<Float32Array>;
}

const QUIET = { logSeverityLevel: 4 } as const;
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
/** Outputs that hold the vector of the text, and those that hold one for each token; by the customs of sentence-transformers. */
const OUTPUTS = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];

/**
 * Reads the model of a folder. Throws `KakariError` as `readOnnxFolder` and `loadOnnxRuntime` do, and: `onnx-model-damaged` (`file`),
 * `onnx-model-unsuitable` (`file`, `names`: inputs that Kakari cannot give, or outputs it cannot use), `onnx-tokeniser-unsuitable`
 * (`file`: it cannot be used), `onnx-tokeniser-foreign` (`file`, `model`: it has tokens that the model does not know).
 */
export async function openOnnxModel(
  path: string,
  loadRuntime: () => Promise<OnnxRuntime> = loadOnnxRuntime,
): Promise<OnnxModel> {
  const folder = readOnnxFolder(path);
  const tokeniser = tokeniserOf(folder);
  const runtime = await loadRuntime();
  const session = await sessionOf(runtime, folder);
  const output = checkedOutput(session, folder);
  const run = async (ids: readonly number[]): Promise<Float32Array> =>
    poolTokens((await session.run(inputsOf(runtime, session, ids), [output], QUIET))[output], folder.pooling);
  await checkTokens(tokeniser, run, folder);
  return {
    space: spaceOf(folder),
    encode: async (text, role) =>
      unitVector(await run(tokensOf(tokeniser, prepareText(text, role, folder.preparation), folder))),
  };
}

function tokeniserOf({ tokeniser, tokeniserConfig, tokeniserFile }: OnnxFolder): Tokenizer {
  try {
    const made = new Tokenizer(tokeniser, tokeniserConfig);
    if (made.encode('係').ids.length > 0) return made;
  } catch (cause) {
    throw new KakariError('onnx-tokeniser-unsuitable', { file: tokeniserFile }, { cause });
  }
  throw new KakariError('onnx-tokeniser-unsuitable', { file: tokeniserFile });
}

async function sessionOf(runtime: OnnxRuntime, { model, modelFile }: OnnxFolder): Promise<OnnxSession> {
  try {
    return await runtime.InferenceSession.create(model, { executionProviders: ['wasm'], ...QUIET });
  } catch (cause) {
    // So says the runtime where its own WebAssembly cannot be read.
    if (String(cause).includes('no available backend')) throw missing(cause);
    throw new KakariError('onnx-model-damaged', { file: modelFile }, { cause });
  }
}

/** The name of the output that is used, where the model has inputs that can be given. */
function checkedOutput({ inputMetadata, outputNames }: OnnxSession, { modelFile }: OnnxFolder): string {
  const unsuitable = (names: readonly string[]): KakariError =>
    new KakariError('onnx-model-unsuitable', { file: modelFile, names: names.join(', ') });
  const unknown = inputMetadata.map(({ name }) => name).filter((name) => !INPUTS.includes(name));
  if (unknown.length > 0) throw unsuitable(unknown);
  const output =
    OUTPUTS.find((name) => outputNames.includes(name)) ?? (outputNames.length === 1 ? outputNames[0] : undefined);
  if (output === undefined) throw unsuitable(outputNames);
  return output;
}

/** Its last token must be one of the model's: a tokeniser of another model gives vectors that mean nothing. */
async function checkTokens(
  tokeniser: Tokenizer,
  run: (ids: readonly number[]) => Promise<unknown>,
  { tokeniserFile, modelFile }: OnnxFolder,
): Promise<void> {
  let last = 0;
  for (const id of tokeniser.get_vocab().values()) last = Math.max(last, id);
  try {
    await run([last]);
  } catch (cause) {
    throw new KakariError('onnx-tokeniser-foreign', { file: tokeniserFile, model: modelFile }, { cause });
  }
}

/** The tokens of a text; of one that is too long the first, and the last, which ends it. */
function tokensOf(tokeniser: Tokenizer, text: string, { mostTokens }: OnnxFolder): readonly number[] {
  const { ids } = tokeniser.encode(text);
  return ids.length <= mostTokens ? ids : [...ids.slice(0, mostTokens - 1), ...ids.slice(-1)];
}

function inputsOf(
  { Tensor }: OnnxRuntime,
  { inputMetadata }: OnnxSession,
  ids: readonly number[],
): Readonly<Record<string, OnnxTensor>> {
  const values = new Map([
    ['input_ids', ids],
    ['attention_mask', ids.map(() => 1)],
    ['token_type_ids', ids.map(() => 0)],
  ]);
  const tensors = inputMetadata.map(({ name, type }) => {
    const row = values.get(name) ?? [];
    const shape = [1, row.length];
    if (type === 'int32') return [name, new Tensor('int32', Int32Array.from(row), shape)] as const;
    return [name, new Tensor('int64', BigInt64Array.from(row.map(BigInt)), shape)] as const;
  });
  return Object.fromEntries(tensors);
}

function spaceOf({ name, model, tokeniser, pooling, preparation }: OnnxFolder): string {
  const hash = createHash('sha256')
    .update(model)
    .update(JSON.stringify([tokeniser, pooling, preparation]));
  return `onnx ${name} ${hash.digest('hex').slice(0, 16)}`;
}
