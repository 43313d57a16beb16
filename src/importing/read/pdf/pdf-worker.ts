import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { KakariError } from '../../../domain/errors.ts';
import type { SourceDocument } from '../../../domain/source-document.ts';
import './older-node.ts';
import { parsePdf } from './parse-pdf.ts';

/** What the worker tells: that it is there, how far it is, and once at its end what it read or why it could not. */
export type WorkerMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'read'; readonly document: SourceDocument }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly fields: Readonly<Record<string, string | number>>;
    };

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

tell({ kind: 'started' });
const { name, bytes } = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).parse(workerData);
try {
  const document = await parsePdf({ name, bytes, onProgress: (done, of) => tell({ kind: 'progress', done, of }) });
  tell({ kind: 'read', document });
} catch (error) {
  const { code, fields } =
    error instanceof KakariError ? error : new KakariError('document-damaged', { file: name }, { cause: error });
  tell({ kind: 'failed', code, fields });
}
