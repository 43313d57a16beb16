import { KakariError } from '../../domain/errors.ts';

/** What is used of onnxruntime-web, which may be missing and so gives no types. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly executionProviders: readonly ['wasm']; readonly logSeverityLevel: 4 },
    ): Promise<OnnxSession>;
  };
  readonly Tensor: new (
    type: 'int64' | 'int32',
    data: BigInt64Array | Int32Array,
    shape: readonly number[],
  ) => OnnxTensor;
  readonly env: { readonly wasm: { numThreads?: number }; logLevel?: string };
}

/** A model that was read. Level 4 lets only what ends the process be said: the rest is thrown as well. */
export interface OnnxSession {
  readonly inputMetadata: readonly { readonly name: string; readonly type?: string }[];
  readonly outputNames: readonly string[];
  run(
    inputs: Readonly<Record<string, OnnxTensor>>,
    outputs: readonly string[],
    options: { readonly logSeverityLevel: 4 },
  ): Promise<Readonly<Record<string, OnnxTensor>>>;
}

/** Numbers with a shape. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: unknown;
}

/** An optional package: the name is no literal, so that the program compiles without it. */
const PACKAGE: string = 'onnxruntime-web';

/**
 * Loads the runtime, which reads its WebAssembly from the folder of the package and nothing from a network. Throws `KakariError`
 * `onnx-runtime-missing` with the field `package`.
 */
export async function loadOnnxRuntime(load: () => Promise<unknown> = () => import(PACKAGE)): Promise<OnnxRuntime> {
  const runtime = await load().catch(missing);
  if (!isRuntime(runtime)) throw missing(runtime);
  // Its own threads gain little for short texts and take the processor from those who ask.
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'fatal';
  return runtime;
}

/** The runtime is not there, or not in one piece. */
export const missing = (cause: unknown): KakariError =>
  new KakariError('onnx-runtime-missing', { package: PACKAGE }, { cause });

const isRuntime = (runtime: unknown): runtime is OnnxRuntime =>
  typeof runtime === 'object' && runtime !== null && 'InferenceSession' in runtime;
