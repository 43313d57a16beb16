import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelEndpoint } from '../../../src/domain/model-endpoint.ts';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import type { RemoteEncoder } from '../../../src/ports/embeddings.ts';
import { createLanguageModel } from '../../../src/providers/language-model/create-language-model.ts';
import { type Findings, probeEndpoint } from '../../../src/providers/language-model/probe-endpoint.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { fakeEmbedding } from '../../fakes/fake-embedding.ts';
import { type FakeOpenAi, openFakeOpenAi } from '../../fakes/fake-openai.ts';

let fake: FakeOpenAi;

beforeEach(async () => {
  fake = await openFakeOpenAi({ apiKey: 'right' });
});

afterEach(() => fake.close());

const encoderOf = (encode: (text: string) => readonly number[]): RemoteEncoder => ({
  space: 'test',
  batch: 8,
  encode: (texts) => Promise.resolve(texts.map((text) => Float32Array.from(encode(text)))),
});

interface Tried {
  readonly endpoint?: Partial<Extract<ModelEndpoint, { kind: 'openai' }>>;
  readonly model?: string;
  readonly timeoutMs?: number;
  readonly encoder?: RemoteEncoder;
  readonly dimensions?: number;
}

/** Probes the fake, by a stopwatch that goes on by seven with each look. */
async function probe({ model = 'fake-chat', timeoutMs = 15_000, ...tried }: Tried = {}): Promise<Findings> {
  const endpoint = { kind: 'openai', baseUrl: fake.baseUrl, apiKey: 'right', ...tried.endpoint } as const;
  const client = await createOpenAiClient(endpoint, { timeoutMs });
  let ms = 0;
  return probeEndpoint({
    endpoint,
    client,
    ...(tried.encoder
      ? {
          embedding: {
            encoder: tried.encoder,
            ...(tried.dimensions !== undefined && { dimensions: tried.dimensions }),
          },
        }
      : { chat: createLanguageModel(client, { model }) }),
    timeoutMs,
    stopwatch: () => (ms += 7),
  });
}

describe('a probe of a chat model', () => {
  it('says that it works, how long an answer took, and how its shape is asked for', async () => {
    expect(await probe()).toEqual({ chat: { kind: 'works', tookMs: 7, structuredOutput: 'schema' } });
    expect(fake.requests).toHaveLength(2);
  });

  it('finds a server that answers in words only', async () => {
    const content = '```json\n{"statements":[{"text":"午前8時30分です。","evidence":[1]}]}\n```';
    fake.change({ refuses: ['response_format'], replies: [{ content }] });
    expect(await probe()).toEqual({ chat: { kind: 'works', tookMs: 7, structuredOutput: 'text' } });
  });

  it('refuses a server that can do neither', async () => {
    fake.change({ refuses: ['response_format'], replies: [{ content: '午前8時30分です。' }] });
    expect(await probe()).toEqual({ chat: { kind: 'fails', reason: 'not-json', detail: '' } });
    fake.change({
      refuses: [],
      replies: [{ content: '午前8時30分です。' }, { content: '{"answer":"午前8時30分です。"}' }],
    });
    expect(await probe()).toEqual({ chat: { kind: 'fails', reason: 'wrong-shape', detail: '' } });
  });

  it('tells a wrong key from a model that does not exist, and names those that do', async () => {
    expect(await probe({ endpoint: { apiKey: 'wrong' } })).toEqual({
      chat: { kind: 'fails', reason: 'unauthorised', detail: '401 invalid_api_key' },
    });
    expect(await probe({ model: 'fake-chatt' })).toEqual({
      chat: {
        kind: 'fails',
        reason: 'no-such-model',
        detail: '404 model_not_found',
        models: ['fake-chat', 'fake-embedding'],
      },
    });
  });

  it('tells an address without its path from a host that is not there', async () => {
    expect(await probe({ endpoint: { baseUrl: `${fake.azure}/` } })).toEqual({
      chat: { kind: 'fails', reason: 'wrong-address', detail: '404', address: fake.baseUrl },
    });
    expect(await probe({ endpoint: { baseUrl: `${fake.azure}/api` } })).toEqual({
      chat: { kind: 'fails', reason: 'wrong-address', detail: '404' },
    });
    expect(await probe({ endpoint: { baseUrl: 'http://kakari.invalid/v1' } })).toMatchObject({
      chat: { kind: 'fails', reason: 'unreachable' },
    });
  });

  it('gives up a server that does not answer', async () => {
    let letGo = (): void => {};
    fake.change({ replies: [{ until: new Promise<void>((resolve) => (letGo = resolve)) }] });
    expect(await probe({ timeoutMs: 50 })).toEqual({ chat: { kind: 'fails', reason: 'timeout', detail: '50 ms' } });
    letGo();
  });
});

describe('a probe of an embedding model', () => {
  it('says that it works, how long it took, and of which dimension its vectors are', async () => {
    expect(await probe({ encoder: encoderOf((text) => fakeEmbedding(text, 48)) })).toEqual({
      embedding: { kind: 'works', tookMs: 7, dimensions: 48 },
    });
  });

  it('finds vectors of another dimension than there must be', async () => {
    const encoder = encoderOf((text) => fakeEmbedding(text, 48));
    expect(await probe({ encoder, dimensions: 64 })).toEqual({
      embedding: { kind: 'fails', reason: 'wrong-dimension', detail: '48 instead of 64' },
    });
  });

  it('finds vectors without meaning', async () => {
    for (const vector of [[], [1, 0]])
      expect(await probe({ encoder: encoderOf(() => vector) })).toEqual({
        embedding: { kind: 'fails', reason: 'wrong-shape', detail: 'all vectors alike' },
      });
  });

  it('says what an encoder fails with', async () => {
    const failing = { ...encoderOf(() => []), encode: () => Promise.reject(new ModelFailure('rate-limited', '429')) };
    expect(await probe({ encoder: failing })).toEqual({
      embedding: { kind: 'fails', reason: 'rate-limited', detail: '429' },
    });
  });
});

describe('a probe of nothing', () => {
  it('finds nothing, and asks nobody', async () => {
    const endpoint = { kind: 'azure', endpoint: fake.azure, apiKey: 'right', apiVersion: '2024-10-21' } as const;
    const client = await createOpenAiClient(endpoint, { timeoutMs: 1_000 });
    expect(await probeEndpoint({ endpoint, client, timeoutMs: 1_000, stopwatch: () => 0 })).toEqual({});
    expect(fake.requests).toEqual([]);
  });

  it('lists no models of Azure, whose list is of others', async () => {
    const endpoint = { kind: 'azure', endpoint: fake.azure, apiKey: 'right', apiVersion: '2024-10-21' } as const;
    const client = await createOpenAiClient(endpoint, { timeoutMs: 15_000 });
    const chat = createLanguageModel(client, { model: 'no-deployment' });
    expect(await probeEndpoint({ endpoint, client, chat, timeoutMs: 15_000, stopwatch: () => 0 })).toEqual({
      chat: { kind: 'fails', reason: 'no-such-model', detail: '404 model_not_found' },
    });
  });
});
