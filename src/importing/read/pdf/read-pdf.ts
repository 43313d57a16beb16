import { Worker } from 'node:worker_threads';
import { KakariError } from '../../../domain/errors.ts';
import type { SourceDocument } from '../../../domain/source-document.ts';
import type { WorkerMessage } from './pdf-worker.ts';

/** A page that takes longer than this was made to. */
const PAGE_TIMEOUT_MS = 30_000;

/** What the worker's objects may take; 200 pages of tables need about a third. */
const MEMORY_MB = 640;

/**
 * Reads a PDF with its text, headings and tables. Each block has the number of its sheet in `spot.page`; `onProgress` is told of each
 * page. The work is done in a thread of its own, so that a server goes on answering and a file made to stop it cannot.
 *
 * @throws KakariError `document-encrypted` (a password is needed to open it), `document-damaged` (also where it was cut off),
 * `document-too-many-pages` (`most`), `document-bomb` (it takes too long or too much memory), `document-has-no-text` (`pages`:
 * how many there are, all of them images); each with `file`.
 */
export function readPdf(
  file: { readonly name: string; readonly bytes: Uint8Array },
  onProgress: (done: number, of: number) => void = () => {},
): Promise<SourceDocument> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(file);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const fail = (code: string, cause?: unknown): void =>
      finish(() => reject(new KakariError(code, { file: file.name }, { cause })));
    const timer = setTimeout(() => fail('document-bomb'), PAGE_TIMEOUT_MS);
    worker.on('message', (message: WorkerMessage) => {
      timer.refresh();
      if (message.kind === 'progress') onProgress(message.done, message.of);
      else if (message.kind === 'read') finish(() => resolve(message.document));
      else finish(() => reject(new KakariError(message.code, message.fields)));
    });
    worker.on('error', (error) => fail(isOutOfMemory(error) ? 'document-bomb' : 'document-damaged', error));
    worker.on('exit', () => fail('document-damaged'));
  });
}

function startWorker(file: { readonly name: string; readonly bytes: Uint8Array }): Worker {
  return new Worker(new URL('./pdf-worker-start.mjs', import.meta.url), {
    workerData: { name: file.name, bytes: file.bytes },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Options of this process, such as --import tsx, are not for the worker, and what pdf.js says is for nobody.
    execArgv: [],
    stdout: true,
    stderr: true,
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
