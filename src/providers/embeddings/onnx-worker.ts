import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { KakariError } from '../../domain/errors.ts';
import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import { openOnnxModel, type OnnxModel } from './onnx-model.ts';

/** What the worker is asked: one text at a time. */
export interface OnnxJob {
  readonly text: string;
  readonly role: 'query' | 'passage';
}

/** What the worker tells: once that it is ready or cannot be, then an answer to each job. */
export type OnnxMessage =
  | { readonly kind: 'ready'; readonly space: string }
  | { readonly kind: 'unusable'; readonly code: string; readonly fields: KakariError['fields'] }
  | { readonly kind: 'vector'; readonly vector: Float32Array }
  | { readonly kind: 'failed'; readonly reason: ModelFailureReason; readonly detail: string };

const tell = (message: OnnxMessage): void => parentPort?.postMessage(message);
const jobShape = z.object({ text: z.string(), role: z.enum(['query', 'passage']) });

async function open(folder: string): Promise<OnnxModel | undefined> {
  try {
    const model = await openOnnxModel(folder);
    tell({ kind: 'ready', space: model.space });
    return model;
  } catch (error) {
    const { code, fields } =
      error instanceof KakariError ? error : new KakariError('onnx-model-damaged', { file: folder }, { cause: error });
    tell({ kind: 'unusable', code, fields });
    return undefined;
  }
}

async function encode(model: OnnxModel, job: unknown): Promise<OnnxMessage> {
  try {
    const { text, role } = jobShape.parse(job);
    return { kind: 'vector', vector: await model.encode(text, role) };
  } catch (error) {
    const { reason, detail } =
      error instanceof ModelFailure ? error : new ModelFailure('server-error', 'onnxruntime', { cause: error });
    return { kind: 'failed', reason, detail };
  }
}

const model = await open(z.object({ folder: z.string() }).parse(workerData).folder);
if (model && parentPort) for await (const [job] of on(parentPort, 'message')) tell(await encode(model, job));
