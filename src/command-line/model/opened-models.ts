import type { OnnxEncoder } from '../../providers/embeddings/onnx-encoder.ts';
import type { OpenEndpoint } from './open-endpoint.ts';

/** What models there are, opened; what could not be opened is the error that kept it from being. */
export interface OpenedModels {
  readonly endpoint?: OpenEndpoint | undefined;
  readonly onnx?: OnnxEncoder | Error | undefined;
}

/** The model of a folder, or why it cannot be used. */
export async function openOnnx(folder: string): Promise<OnnxEncoder | Error> {
  const { loadOnnxEncoder } = await import('../../providers/embeddings/onnx-encoder.ts');
  try {
    return await loadOnnxEncoder(folder);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
