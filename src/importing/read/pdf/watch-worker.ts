import type { EventEmitter } from 'node:events';
import { KakariError } from '../../../domain/errors.ts';
import type { SourceDocument } from '../../../domain/source-document.ts';
import type { WorkerMessage } from './pdf-worker.ts';

/** A page that takes longer than this was made to. */
const PAGE_TIMEOUT_MS = 30_000;

/** A whole file; 300 pages of tables take about half a minute. */
const FILE_TIMEOUT_MS = 5 * 60_000;

/**
 * Waits for what a worker reads of a PDF and ends it. The time counts from its first message on: how long a busy machine takes to
 * start it says nothing of the file.
 *
 * @throws KakariError what the worker says, `document-bomb` where it takes too long or too much memory, `document-damaged` where it
 * ends without a word.
 */
export function watchWorker(
  worker: EventEmitter & { terminate(): Promise<number> },
  file: string,
  onProgress: (done: number, of: number) => void,
): Promise<SourceDocument> {
  return new Promise((resolve, reject) => {
    const timers: NodeJS.Timeout[] = [];
    const finish = (settle: () => void): void => {
      for (const timer of timers) clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const fail = (code: string, cause?: unknown): void =>
      finish(() => reject(new KakariError(code, { file }, { cause })));
    const start = (): void => {
      timers.push(...[PAGE_TIMEOUT_MS, FILE_TIMEOUT_MS].map((ms) => setTimeout(() => fail('document-bomb'), ms)));
    };
    worker.on('message', (message: WorkerMessage) => {
      timers[0]?.refresh();
      if (message.kind === 'started') start();
      else if (message.kind === 'progress') onProgress(message.done, message.of);
      else if (message.kind === 'read') finish(() => resolve(message.document));
      else finish(() => reject(new KakariError(message.code, message.fields)));
    });
    worker.on('error', (error: unknown) => fail(isOutOfMemory(error) ? 'document-bomb' : 'document-damaged', error));
    worker.on('exit', () => fail('document-damaged'));
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
