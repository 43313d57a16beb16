import type OpenAI from 'openai';
import { z } from 'zod';
import { isPassing, ModelFailure } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import { complaintOf } from '../openai/complaint.ts';
import { failureOf } from '../openai/failure-of.ts';
import { prepareText, preparationOf, type TextPreparation } from './preparation.ts';
import { unitVector } from './unit-vectors.ts';

/** Which model of an endpoint is asked, and how. */
export interface EndpointEncoderOptions {
  /** Of Azure: the deployment. */
  readonly model: string;
  /** The dimension that is asked for and must come; without it, the one that comes first. */
  readonly dimensions?: number;
  /** Tells the endpoint from others in the name of the space, such as its host. */
  readonly endpointName: string;
  /** Resolves after that many milliseconds; for the time between one try and the next. */
  readonly wait: (ms: number) => Promise<void>;
  /** Told of the tokens of each answer, where the server counts them. */
  readonly reportUse?: (inputTokens: number) => void;
}

/** The most that servers take at once by their own settings: 32 texts is the bound of text-embeddings-inference. */
const MOST_TEXTS = 32;
const MOST_CHARACTERS = 16_000;
const TRIES = { query: 1, passage: 4 };
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** What comes back; a server that was asked for floats and sends base64 does not have the shape. */
const answerShape = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.number() }).optional().catch(undefined),
});

/**
 * An encoder that asks an OpenAI-compatible endpoint. `timeoutMs` bounds each try: a question is tried once, passages up to four
 * times where the failure may pass, with a growing time between or the one that the server asks for. Where the connection is lost
 * before an answer begins, both are tried again at once.
 */
export const createEndpointEncoder = (
  client: Pick<OpenAI, 'embeddings'>,
  options: EndpointEncoderOptions,
): RemoteEncoder => new EndpointEncoder(client, options);

class EndpointEncoder implements RemoteEncoder {
  readonly space: string;
  readonly batch = MOST_TEXTS;
  readonly #client: Pick<OpenAI, 'embeddings'>;
  readonly #options: EndpointEncoderOptions;
  readonly #preparation: TextPreparation;
  #dimensions: number | undefined;
  /** False once the server said that the model has one dimension only; that must then be the right one. */
  #choosesDimensions = true;

  constructor(client: Pick<OpenAI, 'embeddings'>, options: EndpointEncoderOptions) {
    const { endpointName, model, dimensions } = options;
    this.space = ['endpoint', endpointName, model, ...(dimensions === undefined ? [] : [dimensions])].join(' ');
    this.#client = client;
    this.#options = options;
    this.#preparation = preparationOf(model);
    this.#dimensions = dimensions;
  }

  async encode(
    texts: readonly string[],
    role: 'query' | 'passage',
    { timeoutMs }: { readonly timeoutMs: number },
  ): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    const prepared = texts.map((text) => prepareText(text, role, this.#preparation));
    for (const batch of batchesOf(prepared)) vectors.push(...(await this.#try(batch, TRIES[role], timeoutMs)));
    return vectors;
  }

  async #try(texts: readonly string[], tries: number, timeoutMs: number): Promise<readonly Float32Array[]> {
    for (let tried = 1; ; tried++) {
      try {
        return this.#checked(await this.#ask(texts, timeoutMs), texts.length);
      } catch (error) {
        const failure = failureOf(error);
        if (tried === 1 && isLost(failure)) continue;
        if (tried >= tries || !mayPass(failure)) throw failure;
        await this.#options.wait(waitMs(tried, complaintOf(error)?.retryAfterMs));
      }
    }
  }

  async #ask(texts: readonly string[], timeoutMs: number): Promise<unknown> {
    const { model, dimensions } = this.#options;
    // Without a format the client asks for base64 and reads whatever comes as such.
    const plain = { model, input: [...texts], encoding_format: 'float' as const };
    // The time-out of the client ends with the head of the answer; the signal bounds its body as well.
    const bounds = { timeout: timeoutMs, maxRetries: 0, signal: AbortSignal.timeout(timeoutMs) };
    if (dimensions === undefined || !this.#choosesDimensions) return this.#client.embeddings.create(plain, bounds);
    try {
      return await this.#client.embeddings.create({ ...plain, dimensions }, bounds);
    } catch (error) {
      if (!/dimensions|matryoshka/u.test(complaintOf(error)?.message ?? '')) throw error;
      this.#choosesDimensions = false;
      return this.#client.embeddings.create(plain, bounds);
    }
  }

  #checked(answer: unknown, count: number): readonly Float32Array[] {
    const { data: read } = answerShape.safeParse(answer);
    if (read?.usage) this.#options.reportUse?.(read.usage.prompt_tokens);
    if (read?.data.length !== count) throw new ModelFailure('wrong-shape', 'embeddings');
    const vectors = read.data
      .toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0))
      .map(({ embedding }) => unitVector(embedding));
    // One text may mean nothing to a model; where all do, it is the model that does not work.
    if (count > 1 && vectors.every(isZero)) throw new ModelFailure('wrong-shape', 'zeros');
    const expected = this.#dimensions ?? vectors[0]?.length ?? 0;
    const wrong = vectors.find(({ length }) => length !== expected);
    if (wrong) throw new ModelFailure('wrong-dimension', `${wrong.length} instead of ${expected}`);
    this.#dimensions = expected;
    return vectors;
  }
}

const isZero = (vector: Float32Array): boolean => vector.every((value) => value === 0);

/** What Node and undici call a connection that the other side closed. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Whether the connection was lost: most often one kept from an earlier call, which the server closed just then. */
const isLost = ({ reason, detail }: ModelFailure): boolean => reason === 'unreachable' && CLOSED.has(detail);

/** Whether one more try is worth it: one that was slow, or broke off, may be a busy server. */
const mayPass = (failure: ModelFailure): boolean =>
  isPassing(failure) || failure.reason === 'timeout' || failure.reason === 'cut';

/** The time before the next try: doubled each time, or what the server asks for. */
const waitMs = (tried: number, askedMs = 0): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(askedMs, FIRST_WAIT_MS * 2 ** (tried - 1)));

function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let [batch, characters]: [string[], number] = [[], 0];
  for (const text of texts) {
    if (batch.length === MOST_TEXTS || (batch.length > 0 && characters + text.length > MOST_CHARACTERS)) {
      batches.push(batch);
      [batch, characters] = [[], 0];
    }
    batch.push(text);
    characters += text.length;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
