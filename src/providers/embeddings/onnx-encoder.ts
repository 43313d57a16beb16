import { Worker } from 'node:worker_threads';
import { KakariError } from '../../domain/errors.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import type { OnnxJob, OnnxMessage } from './onnx-worker.ts';

/** A model of a folder, in a thread of its own. */
export interface OnnxEncoder extends RemoteEncoder {
  /** Ends the thread; what is waiting for it rejects. */
  close(): Promise<void>;
}

/** Few, so that what is made can be kept often. */
const BATCH = 16;

/**
 * Loads the ONNX model of a folder (see `readOnnxFolder` for its files) into a thread of its own, so that questions are answered
 * while passages are encoded; a question goes before the passages that wait. Rejects with `KakariError` as `openOnnxModel` does.
 */
export function loadOnnxEncoder(folder: string): Promise<OnnxEncoder> {
  const worker = new Worker(new URL('./onnx-worker-start.mjs', import.meta.url), {
    workerData: { folder },
    // Options of this process, such as --import tsx, are not for the worker.
    execArgv: [],
  });
  const broken = (cause?: unknown): KakariError => new KakariError('onnx-model-damaged', { file: folder }, { cause });
  return new Promise((resolve, reject) => {
    let encoder: ThreadEncoder | undefined;
    worker.on('message', (message: OnnxMessage) => {
      if (message.kind === 'unusable') return reject(new KakariError(message.code, message.fields));
      if (message.kind !== 'ready') return encoder?.receive(message);
      encoder = new ThreadEncoder(worker, message.space);
      return resolve(encoder);
    });
    worker.on('error', (error) => reject(broken(error)));
    worker.on('exit', () => {
      encoder?.end();
      reject(broken());
    });
  });
}

interface Waiting {
  readonly job: OnnxJob;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (failure: ModelFailure) => void;
}

class ThreadEncoder implements OnnxEncoder {
  readonly space: string;
  readonly batch = BATCH;
  readonly #worker: Worker;
  /** In the order in which they are sent; the thread has one at a time. */
  #waiting: Waiting[] = [];
  #sent: Waiting | undefined;
  #ended = false;

  constructor(worker: Worker, space: string) {
    this.space = space;
    this.#worker = worker;
    // Nobody who is done waits for a thread that has nothing to do.
    worker.unref();
  }

  async encode(
    texts: readonly string[],
    role: 'query' | 'passage',
    { timeoutMs }: { readonly timeoutMs: number },
  ): Promise<readonly Float32Array[]> {
    const asked: Waiting[] = [];
    const vectors = texts.map(
      (text) =>
        new Promise<Float32Array>((resolve, reject) => {
          asked.push({ job: { text, role }, resolve, reject });
        }),
    );
    this.#waiting = role === 'query' ? [...asked, ...this.#waiting] : [...this.#waiting, ...asked];
    this.#send();
    const timer = setTimeout(() => this.#giveUp(asked), timeoutMs);
    try {
      return await Promise.all(vectors);
    } catch (error) {
      this.#giveUp(asked);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    // Before the thread is gone it may still answer what was sent.
    this.end();
    await this.#worker.terminate();
  }

  #send(): void {
    if (this.#ended) return this.end();
    if (this.#sent) return;
    this.#sent = this.#waiting.shift();
    if (this.#sent) {
      this.#worker.ref();
      this.#worker.postMessage(this.#sent.job);
    } else this.#worker.unref();
  }

  /** Takes the answer of the thread to what was sent last. */
  receive(message: OnnxMessage): void {
    const sent = this.#sent;
    this.#sent = undefined;
    if (message.kind === 'vector') sent?.resolve(message.vector);
    if (message.kind === 'failed') sent?.reject(new ModelFailure(message.reason, message.detail));
    this.#send();
  }

  /** Takes back what nobody waits for any more; what the thread is at cannot be stopped. */
  #giveUp(asked: readonly Waiting[]): void {
    this.#waiting = this.#waiting.filter((waiting) => !asked.includes(waiting));
    for (const { reject } of asked) reject(new ModelFailure('timeout', 'onnxruntime'));
  }

  /** The thread is no more. */
  end(): void {
    this.#ended = true;
    const lost = this.#sent ? [this.#sent, ...this.#waiting] : this.#waiting;
    [this.#sent, this.#waiting] = [undefined, []];
    for (const { reject } of lost) reject(new ModelFailure('unreachable', 'onnxruntime'));
  }
}
