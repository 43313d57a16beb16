import type { Context } from 'hono';
import type { Reply } from '../../src/domain/reply.ts';
import type { OnProgress } from '../../src/ports/assistant.ts';
import { type Html, withoutControls } from './render/markup.ts';
import { sendHtml } from './respond.ts';

/** An answer that may take its time. */
export interface Writing {
  readonly answer: (onProgress: OnProgress) => Promise<Reply>;
  readonly render: (reply: Reply) => Html;
  /** What is said where it breaks off; reports the error. */
  readonly apologise: (error: unknown) => string;
}

/**
 * A line of what is sent: the turn so far, each in the place of the one before; at the end the whole one, or why there is none.
 */
export type WrittenLine =
  | { readonly kind: 'so-far' | 'whole'; readonly html: string }
  | { readonly kind: 'problem'; readonly sentence: string };

/**
 * Sends an answer as it is written, as lines of JSON (`WrittenLine`); an answer that nobody saw being written as the markup that it is.
 * Rejects with what such an answer rejects with. Once the reader is gone nothing is rendered any more; the answer itself goes on, as it
 * has been paid for and others may ask the same.
 */
export function sendAsWritten(c: Context, { answer, render, apologise }: Writing): Promise<Response> {
  return new Promise((resolve, reject) => {
    let lines: Lines | undefined;
    const onProgress: OnProgress = (soFar) => {
      if (lines === undefined) resolve(c.body((lines = new Lines()).stream, 200, HEADERS));
      lines.add(async () => ({ kind: 'so-far', html: await markupOf(render(soFar)) }));
    };
    answer(onProgress).then(
      (reply) => {
        if (lines === undefined) resolve(sendHtml(c, render(reply)));
        else lines.end(async () => ({ kind: 'whole', html: await markupOf(render(reply)) }), apologise);
      },
      (error: unknown) => {
        if (lines === undefined) reject(error as Error);
        else lines.end(() => Promise.reject(error as Error), apologise);
      },
    );
  });
}

/** Proxies are told not to keep it back until it is whole. */
const HEADERS = {
  'Content-Type': 'application/x-ndjson; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

const markupOf = async (html: Html): Promise<string> => withoutControls(String(await html));

/** Lines of JSON on their way, in their order. */
class Lines {
  readonly stream: ReadableStream<Uint8Array>;
  #to: ReadableStreamDefaultController<Uint8Array> | undefined;
  #sent: Promise<void> = Promise.resolve();
  #newest = 0;

  constructor() {
    this.stream = new ReadableStream({
      start: (controller) => void (this.#to = controller),
      cancel: () => void (this.#to = undefined),
    });
  }

  /** Adds a line, unless a newer one is there when it is its turn. */
  add(make: () => Promise<WrittenLine>): void {
    const at = (this.#newest += 1);
    // A line that cannot be made is no loss: the next one holds what it would have.
    this.#sent = this.#sent.then(() => (at === this.#newest ? this.#send(make).catch(() => undefined) : undefined));
  }

  /** Adds the last line; where it cannot be made, the apology in its place. */
  end(make: () => Promise<WrittenLine>, apologise: (error: unknown) => string): void {
    this.#newest += 1;
    this.#sent = this.#sent
      .then(() => this.#send(make))
      .catch((error: unknown) => this.#send(() => Promise.resolve({ kind: 'problem', sentence: apologise(error) })))
      .then(() => this.#to?.close());
  }

  async #send(make: () => Promise<WrittenLine>): Promise<void> {
    if (this.#to === undefined) return;
    const line = await make();
    this.#to?.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
  }
}
