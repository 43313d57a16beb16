import { LLMock } from '@copilotkit/aimock';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createEndpointEncoder,
  type EndpointEncoderOptions,
} from '../../../src/providers/embeddings/endpoint-encoder.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import type { RemoteEncoder } from '../../../src/ports/embeddings.ts';
import { fakeEmbedding } from '../../fakes/fake-embedding.ts';
import {
  openFakeOpenAi,
  type FakeHandler,
  type FakeOpenAi,
  type FakeOpenAiOptions,
  type FakeReply,
} from '../../fakes/fake-openai.ts';

const CALL = { timeoutMs: 10_000 };
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

interface Tried {
  readonly encoder: RemoteEncoder;
  readonly endpoint: FakeOpenAi;
  /** Milliseconds that were waited for between tries. */
  readonly waits: readonly number[];
}

async function encoderOf(
  options: FakeOpenAiOptions = {},
  settings: Partial<EndpointEncoderOptions> = {},
): Promise<Tried> {
  const endpoint = await openFakeOpenAi(options);
  opened.push(endpoint);
  const client = await createOpenAiClient({ kind: 'openai', baseUrl: endpoint.baseUrl }, CALL);
  const waits: number[] = [];
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  const encoder = createEndpointEncoder(client, {
    model: 'fake-embedding',
    endpointName: 'fake',
    wait,
    ...settings,
  });
  return { encoder, endpoint, waits };
}

/** A reply with these vectors, in the order of `index`. */
const vectors = (...rows: readonly { readonly index?: number; readonly embedding: unknown }[]): FakeReply => ({
  raw: JSON.stringify({ object: 'list', data: rows }),
});

/** Gives the replies one after the other, and then what the endpoint does by itself. */
const inTurn =
  (...replies: readonly FakeReply[]): FakeHandler =>
  (_, count) =>
    replies[count - 1];

const lengthOf = (vector: ArrayLike<number> | undefined): number => Math.hypot(...Array.from(vector ?? []));

describe('an encoder of an endpoint', () => {
  it('gives the vectors of the texts in their order, at length 1', async () => {
    const { encoder } = await encoderOf({
      handle: inTurn(vectors({ index: 1, embedding: [0, 2] }, { index: 0, embedding: [3, 4] })),
    });
    const made = await encoder.encode(['電子契約', '押印'], 'passage', CALL);
    expect(made).toEqual([Float32Array.of(0.6, 0.8), Float32Array.of(0, 1)]);
  });

  it('asks for floats, which the client would not by itself', async () => {
    const { encoder, endpoint } = await encoderOf();
    const [made] = await encoder.encode(['電子契約'], 'query', CALL);
    expect(endpoint.requests[0]?.body).toEqual({
      model: 'fake-embedding',
      input: ['電子契約'],
      encoding_format: 'float',
    });
    expect(made).toEqual(Float32Array.from(fakeEmbedding('電子契約', 64)));
  });

  it('gets whole vectors from a server that knows nothing but floats', async () => {
    const server = new LLMock();
    server.onEmbedding('電子契約', { embedding: [3, 0, 4, 0] });
    await server.start();
    opened.push({ close: () => server.stop() });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: `${server.url}/v1`, apiKey: 'key' }, CALL);
    const encoder = createEndpointEncoder(client, { model: 'm', endpointName: 'mock', wait: async () => undefined });
    expect(await encoder.encode(['電子契約'], 'query', CALL)).toEqual([Float32Array.of(0.6, 0, 0.8, 0)]);
  });

  it('names its space by the endpoint, the model and the dimension that was asked for', async () => {
    const [{ encoder: plain }, { encoder: chosen }] = [await encoderOf(), await encoderOf({}, { dimensions: 32 })];
    expect([plain.space, chosen.space]).toEqual(['endpoint fake fake-embedding', 'endpoint fake fake-embedding 32']);
  });

  it('tells of the tokens that the server counted', async () => {
    const used: number[] = [];
    const { encoder } = await encoderOf({}, { reportUse: (tokens) => void used.push(tokens) });
    await encoder.encode(['電子契約', '押印'], 'passage', CALL);
    expect(used).toEqual([6]);
  });
});

describe('texts for an endpoint', () => {
  it('go in batches of bounded number and length', async () => {
    const { encoder, endpoint } = await encoderOf();
    const texts = [
      ...Array.from({ length: 40 }, (_, at) => `短い${at}`),
      ...Array.from({ length: 9 }, () => 'あ'.repeat(1_900)),
    ];
    expect(await encoder.encode(texts, 'passage', CALL)).toHaveLength(49);
    const sizes = endpoint.requests.map(({ body }) => [body.input ?? []].flat());
    expect(sizes.map((batch) => batch.length)).toEqual([32, 16, 1]);
    expect(Math.max(...sizes.map((batch) => batch.join('').length))).toBeLessThanOrEqual(16_000);
  });

  it('are cut to a length that models read, between characters', async () => {
    const { encoder, endpoint } = await encoderOf();
    await encoder.encode(['𠮷'.repeat(5_000)], 'passage', CALL);
    expect(endpoint.requests[0]?.body.input).toEqual(['𠮷'.repeat(2_000)]);
  });

  it('are never blank, which servers refuse', async () => {
    const { encoder, endpoint } = await encoderOf();
    await encoder.encode([' \n'], 'query', CALL);
    expect(endpoint.requests[0]?.body.input).toEqual(['。']);
  });

  it('begin with the words that the model was taught with', async () => {
    const model = 'intfloat/multilingual-e5-small';
    const { encoder, endpoint } = await encoderOf({ models: [model] }, { model });
    await encoder.encode(['押印'], 'query', CALL);
    await encoder.encode(['押印'], 'passage', CALL);
    expect(endpoint.requests.map(({ body }) => body.input)).toEqual([['query: 押印'], ['passage: 押印']]);
  });
});

describe('the dimension of an endpoint', () => {
  it('is that of the first answer; another later is refused', async () => {
    const { encoder, endpoint } = await encoderOf({ dimensions: 16 });
    await encoder.encode(['押印'], 'query', CALL);
    endpoint.change({ dimensions: 32 });
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({
      reason: 'wrong-dimension',
      detail: '32 instead of 16',
    });
  });

  it('is asked for where it is configured', async () => {
    const { encoder, endpoint } = await encoderOf({}, { dimensions: 8 });
    expect((await encoder.encode(['押印'], 'query', CALL))[0]).toHaveLength(8);
    expect(endpoint.requests[0]?.body.dimensions).toBe(8);
  });

  it('may be the only one of a server that lets nobody choose', async () => {
    const { encoder, endpoint } = await encoderOf({ dimensions: 16, refuses: ['dimensions'] }, { dimensions: 16 });
    await encoder.encode(['押印'], 'query', CALL);
    await encoder.encode(['契約'], 'query', CALL);
    expect(endpoint.requests.map(({ body }) => body.dimensions)).toEqual([16, undefined, undefined]);
  });

  it('is refused where it is not the configured one', async () => {
    const { encoder } = await encoderOf({ dimensions: 16, refuses: ['dimensions'] }, { dimensions: 32 });
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({ reason: 'wrong-dimension' });
  });
});

describe('an answer of an endpoint', () => {
  it.each<[string, FakeReply]>([
    ['without a vector for each text', vectors({ index: 0, embedding: [1, 0] })],
    ['with nothing but zeros', vectors({ embedding: [0, 0] }, { embedding: [0, 0] })],
    ['with a value beyond all bounds', vectors({ embedding: [1, 0] }, { embedding: [1e300, 0] })],
    ['with a value that is no number', vectors({ embedding: [1, 0] }, { embedding: [1, null] })],
    ['with an empty vector', vectors({ embedding: [] }, { embedding: [] })],
    ['in base64 all the same', vectors({ embedding: 'AACAPwAAAAA=' }, { embedding: 'AACAPwAAAAA=' })],
    ['that is something else', { raw: '{"object":"list"}' }],
  ])('%s is refused', async (_, reply) => {
    const { encoder } = await encoderOf({ handle: inTurn(reply) });
    await expect(encoder.encode(['押印', '契約'], 'passage', CALL)).rejects.toMatchObject({ reason: 'wrong-shape' });
    // What was refused fixed no dimension.
    expect((await encoder.encode(['押印'], 'passage', CALL))[0]).toHaveLength(64);
  });
});

describe('a text of which a model knows nothing', () => {
  it('has a vector of zeros, and the others have theirs', async () => {
    const { encoder } = await encoderOf({
      handle: inTurn(vectors({ embedding: [0, 0] }, { embedding: [0, 3] }), vectors({ embedding: [0, 0] })),
    });
    const made = [await encoder.encode(['？', '押印'], 'passage', CALL), await encoder.encode(['？'], 'query', CALL)];
    expect(made).toEqual([[Float32Array.of(0, 0), Float32Array.of(0, 1)], [Float32Array.of(0, 0)]]);
  });
});

describe('a failure of an endpoint', () => {
  it('that may pass is tried again with growing waits, for passages', async () => {
    const { encoder, waits } = await encoderOf({
      handle: inTurn({ status: 503 }, { status: 500 }, { cutAfter: 0 }),
    });
    expect(lengthOf((await encoder.encode(['押印'], 'passage', CALL))[0])).toBeCloseTo(1);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('is tried again no sooner than the server asks for, and within bounds', async () => {
    const { encoder, waits } = await encoderOf({
      handle: inTurn(
        { status: 429, headers: { 'retry-after': '7' } },
        { status: 429, headers: { 'retry-after': '86400' } },
      ),
    });
    await encoder.encode(['押印'], 'passage', CALL);
    expect(waits).toEqual([7_000, 30_000]);
  });

  it('is told after four tries', async () => {
    const { encoder, endpoint } = await encoderOf({ handle: () => ({ status: 500 }) });
    await expect(encoder.encode(['押印'], 'passage', CALL)).rejects.toMatchObject({ reason: 'server-error' });
    expect(endpoint.requests).toHaveLength(4);
  });

  it('is told at once for a question', async () => {
    const { encoder, endpoint, waits } = await encoderOf({ handle: () => ({ status: 503 }) });
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({ reason: 'server-error' });
    expect([endpoint.requests.length, waits]).toEqual([1, []]);
  });

  it('that is a lost connection is tried again at once, and once only', async () => {
    const { encoder, endpoint, waits } = await encoderOf({ handle: inTurn({ cutAfter: 0 }) });
    expect(lengthOf((await encoder.encode(['押印'], 'query', CALL))[0])).toBeCloseTo(1);
    expect([endpoint.requests.length, waits]).toEqual([2, []]);
    endpoint.change({ handle: () => ({ cutAfter: 0 }) });
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({ reason: 'unreachable' });
    expect([endpoint.requests.length, waits]).toEqual([4, []]);
  });

  it('that will not pass is told at once for passages as well', async () => {
    const { encoder, endpoint } = await encoderOf({ models: [] });
    await expect(encoder.encode(['押印'], 'passage', CALL)).rejects.toMatchObject({ reason: 'no-such-model' });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is a time-out where the answer does not come in time', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { encoder } = await encoderOf({ handle: () => ({ until: held }) });
    await expect(encoder.encode(['押印'], 'query', { timeoutMs: 60 })).rejects.toMatchObject({ reason: 'timeout' });
    release();
  });

  it('is that nobody is there', async () => {
    const { encoder, endpoint } = await encoderOf();
    await endpoint.close();
    await expect(encoder.encode(['押印'], 'query', CALL)).rejects.toMatchObject({ reason: 'unreachable' });
  });
});
