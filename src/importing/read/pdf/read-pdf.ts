import { Worker } from 'node:worker_threads';
import type { SourceDocument } from '../../../domain/source-document.ts';
import { watchWorker } from './watch-worker.ts';

/** What the worker's objects may take; 200 pages of tables need about a third. */
const MEMORY_MB = 640;

/**
 * Reads a PDF with its text, headings and tables. Each block has the number of its sheet in `spot.page`; `onProgress` is told of each
 * page. The work is done in a thread of its own, so that a server goes on answering and a file made to stop it cannot.
 *
 * @throws KakariError `document-encrypted` (a password is needed to open it), `document-truncated`, `document-damaged`,
 * `document-too-many-pages` (`most`), `document-bomb` (it takes too long or too much memory), `document-has-no-text` (`pages`,
 * how many there are, where all are images); each with `file`.
 */
export function readPdf(
  file: { readonly name: string; readonly bytes: Uint8Array },
  onProgress: (done: number, of: number) => void = () => {},
): Promise<SourceDocument> {
  return watchWorker(startWorker(file), file.name, onProgress);
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
