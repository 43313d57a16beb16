import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { ModelEndpoint } from '../../domain/model-endpoint.ts';
import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import type { RemoteEncoder } from '../../ports/embeddings.ts';
import type { ModelTask } from '../../ports/language-model.ts';
import { failureOf } from '../openai/failure-of.ts';
import type { EndpointModel } from './create-language-model.ts';
import { modelsAt, workingAddress } from './look-around.ts';
import type { Stopwatch } from './within-time.ts';

/** What is tried, all by the same endpoint. */
export interface Probe {
  readonly endpoint: ModelEndpoint;
  /** A client of that endpoint. */
  readonly client: OpenAI;
  readonly chat?: EndpointModel;
  /** `dimensions` is what vectors must have: as configured, or as those that are kept. */
  readonly embedding?: { readonly encoder: RemoteEncoder; readonly dimensions?: number };
  /** Of each call: long enough for a server that has to load its model first. */
  readonly timeoutMs: number;
  readonly stopwatch: Stopwatch;
}

/** What was found, by feature; absent where it is not configured. */
export interface Findings {
  readonly chat?: ChatFinding;
  readonly embedding?: EmbeddingFinding;
}

/** Whether a chat model can be used. `tookMs` is of one short answer, once the server was ready. */
export type ChatFinding =
  | { readonly kind: 'works'; readonly tookMs: number; readonly structuredOutput: 'schema' | 'text' }
  | Fails;

/** Whether an embedding model can be used. `tookMs` is of two short texts. */
export type EmbeddingFinding = { readonly kind: 'works'; readonly tookMs: number; readonly dimensions: number } | Fails;

/**
 * Why a feature cannot be used: `not-json` or `wrong-shape` of a chat is a server that can answer neither by schema nor by words in
 * the prompt.
 */
export interface Fails {
  readonly kind: 'fails';
  readonly reason: ModelFailureReason;
  /** A status and a code; may be empty. Of `wrong-dimension`: `384 instead of 1024`. */
  readonly detail: string;
  /** Of `no-such-model`: the models that the server has, where it tells. */
  readonly models?: readonly string[];
  /** Of `wrong-address`: the address that answers instead, where there is one. */
  readonly address?: string;
}

/** Tries an endpoint with a few short calls about nothing in particular. Never rejects. */
export async function probeEndpoint(probe: Probe): Promise<Findings> {
  const { chat, embedding } = probe;
  // One after the other, so that neither makes the other slow.
  const chatFinding = chat && (await found(probe, () => probeChat(chat, probe)));
  const embeddingFinding = embedding && (await found(probe, () => probeEmbedding(embedding, probe)));
  return { ...(chatFinding && { chat: chatFinding }), ...(embeddingFinding && { embedding: embeddingFinding }) };
}

async function found<T>(probe: Probe, attempt: () => Promise<T>): Promise<T | Fails> {
  try {
    return await attempt();
  } catch (error) {
    const { reason, detail } = failureOf(error);
    const models = reason === 'no-such-model' ? await modelsAt(probe) : undefined;
    const address = reason === 'wrong-address' ? await workingAddress(probe) : undefined;
    return { kind: 'fails', reason, detail, ...(models && { models }), ...(address !== undefined && { address }) };
  }
}

const sample = z.object({ statements: z.array(z.object({ text: z.string(), evidence: z.array(z.int()) })) });

/** Of the kind of an answer: statements with the numbers of what they rest on. */
const SAMPLE: ModelTask<z.infer<typeof sample>> = {
  name: 'answer',
  system:
    '資料だけを使い、質問に日本語の一文で答えてください。statements に文を、その evidence に根拠とした資料の番号を入れます。',
  user: '資料 [1] 市役所の開庁時間は午前8時30分から午後5時15分までです。\n質問: 市役所は何時に開きますか。',
  shape: {
    name: 'sample',
    schema: z.toJSONSchema(sample),
    read: (value) => sample.safeParse(value).data,
  },
  maxTokens: 300,
};

async function probeChat(chat: EndpointModel, { timeoutMs, stopwatch }: Probe): Promise<ChatFinding> {
  // The first call finds out how the server wants to be asked, and may have to wait until the model is loaded.
  await chat.ask(SAMPLE, { timeoutMs });
  const start = stopwatch();
  await chat.ask(SAMPLE, { timeoutMs });
  const tookMs = stopwatch() - start;
  return { kind: 'works', tookMs, structuredOutput: chat.structuredOutput() === 'text' ? 'text' : 'schema' };
}

const TEXTS = ['電子申請', '防災行政無線'];

async function probeEmbedding(
  { encoder, dimensions }: NonNullable<Probe['embedding']>,
  { timeoutMs, stopwatch }: Probe,
): Promise<EmbeddingFinding> {
  await encoder.encode(TEXTS, 'query', { timeoutMs });
  const start = stopwatch();
  const [one, other] = await encoder.encode(TEXTS, 'query', { timeoutMs });
  const tookMs = stopwatch() - start;
  const length = one?.length ?? 0;
  if (dimensions !== undefined && length !== dimensions)
    throw new ModelFailure('wrong-dimension', `${length} instead of ${dimensions}`);
  if (one?.every((value, at) => value === other?.[at]) !== false)
    throw new ModelFailure('wrong-shape', 'all vectors alike');
  return { kind: 'works', tookMs, dimensions: length };
}
