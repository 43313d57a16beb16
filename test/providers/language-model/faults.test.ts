import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLanguageModel } from '../../../src/providers/language-model/create-language-model.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { type FakeOpenAi, type FakeReply, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { AMPLE, ANSWER, CONTENT, failureIn, modelAt, TASK } from './sample-task.ts';

let fake: FakeOpenAi;

beforeEach(async () => {
  fake = await openFakeOpenAi({ replies: [{ content: CONTENT }] });
});

afterEach(() => fake.close());

describe('a failure', () => {
  const FAULTS: readonly (readonly [string, FakeReply, string])[] = [
    [
      'a wrong key',
      { status: 401, error: { message: 'Incorrect API key: k', code: 'invalid_api_key' } },
      'unauthorised 401 invalid_api_key',
    ],
    ['a key without the right', { status: 403, error: { message: 'no' } }, 'unauthorised 403'],
    [
      'a model that does not exist',
      { status: 404, error: { message: 'The model `x` does not exist', code: 'model_not_found' } },
      'no-such-model 404 model_not_found',
    ],
    ['a path that does not exist', { status: 404, raw: '{"detail":"Not Found"}' }, 'wrong-address 404'],
    ['a page', { raw: '<html></html>', headers: { 'content-type': 'text/html' } }, 'wrong-address html'],
    ['another interface', { raw: '{"error":"Unexpected endpoint"}' }, 'wrong-address no-choices'],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, 'wrong-address 307'],
    [
      'a used-up account',
      { status: 429, error: { message: 'quota', code: 'insufficient_quota' } },
      'rate-limited 429 insufficient_quota',
    ],
    ['a limit for longer than there is time', { status: 429, headers: { 'retry-after': '30' } }, 'rate-limited 429'],
    [
      'a question that its filter stopped',
      { status: 400, error: { message: 'filtered', code: 'content_filter' } },
      'refused 400 content_filter',
    ],
    ['an answer that its filter stopped', { content: '{"st', finish: 'content_filter' }, 'refused content_filter'],
    ['a refusal', { refusal: 'できません。' }, 'refused stop'],
    ['an answer that is too long', { content: '{"statements":[', finish: 'length' }, 'cut length'],
    ['a stream that ends early', { content: CONTENT, finish: null }, 'cut no-finish-reason'],
    ['a connection torn down in the midst', { content: CONTENT, cutAfter: 5 }, 'cut UND_ERR_SOCKET'],
    ['an error in the midst', { content: CONTENT, failAfter: 5 }, 'server-error in-stream server_error'],
    ['nothing', { content: ' ' }, 'empty'],
    ['thoughts only', { content: '<think>うーん' }, 'empty'],
    ['broken JSON', { content: CONTENT.slice(0, -3) }, 'not-json'],
    ['another shape', { content: '{"statements":[{"text":"あ"}]}' }, 'wrong-shape'],
    ['a list', { content: '[1]' }, 'not-json'],
    [
      'a stream that is no JSON',
      { raw: 'data: {broken\n\n', headers: { 'content-type': 'text/event-stream' } },
      'not-json body',
    ],
  ];

  it.each(FAULTS)('says of %s what it is', async (_what, reply, failure) => {
    fake.change({ replies: [reply] });
    expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe(failure);
  });

  it.each(
    FAULTS.filter(
      ([, { content, refusal, cutAfter, failAfter }]) =>
        (content ?? refusal) !== undefined && (cutAfter ?? failAfter) === undefined,
    ),
  )('says the same of %s where the server has no streams', async (_what, reply, failure) => {
    const refusal = { status: 400, error: { message: 'stream is not supported' } };
    fake.change({ replies: [reply], handle: ({ body }) => (body.stream === true ? refusal : undefined) });
    expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe(failure);
  });

  it('of another service is a wrong address, whether it is asked for a stream or not', async () => {
    const refusal = { status: 400, error: { message: 'stream is not supported' } };
    for (const raw of ['{"ok":true}', '"ok"']) {
      fake.change({ replies: [{ raw }], handle: ({ body }) => (body.stream === true ? refusal : undefined) });
      expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe('wrong-address no-choices');
    }
  });

  it('of a server that never answers is a time-out, also where the stream has begun', async () => {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const model = await modelAt(fake.baseUrl);
    fake.change({ replies: [{ until: held }, { content: CONTENT, pause: { after: 3, until: held } }] });
    expect(await failureIn(model.ask(TASK, { timeoutMs: 40 }))).toBe('timeout 40 ms');
    const told: string[] = [];
    expect(await failureIn(model.ask(TASK, { timeoutMs: 150, onText: (soFar) => told.push(soFar) }))).toBe(
      'timeout 150 ms',
    );
    const before = told.length;
    letGo();
    await model.ask({ ...TASK, name: 'rank' }, AMPLE).catch(() => undefined);
    expect(told).toHaveLength(before);
  });

  it('is a time-out also where what connects does not listen to being given up', async () => {
    const deaf = { timeoutMs: 15_000, fetch: () => new Promise<never>(() => undefined) };
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, deaf);
    const model = createLanguageModel(client, { model: 'fake-chat' });
    expect(await failureIn(model.ask(TASK, { timeoutMs: 20 }))).toBe('timeout 20 ms');
  });

  it('is not written to the console, whatever the server sends', async () => {
    const spies = (['error', 'warn', 'log', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name));
    fake.change({ replies: [{ raw: 'data: {電子契約\n\n', headers: { 'content-type': 'text/event-stream' } }] });
    await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE));
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('tells nothing more once the time is over, even where the answer goes on coming in', async () => {
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({ start: (controller) => void (body = controller) });
    const say = (content: string): void =>
      body?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`));
    const headers = { 'content-type': 'text/event-stream' };
    const client = await createOpenAiClient(
      { kind: 'openai', baseUrl: fake.baseUrl },
      { timeoutMs: 15_000, fetch: () => Promise.resolve(new Response(stream, { headers })) },
    );
    const told: string[] = [];
    const model = createLanguageModel(client, { model: 'fake-chat' });
    const asked = model.ask(TASK, { timeoutMs: 100, onText: (soFar) => told.push(soFar) });
    say('{');
    expect(await failureIn(asked)).toBe('timeout 100 ms');
    say('"');
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual(['{']);
  });

  it('without any time left asks nobody', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new Error('asked')));
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, { timeoutMs: 15_000, fetch });
    const model = createLanguageModel(client, { model: 'fake-chat' });
    for (const timeoutMs of [0, -20])
      expect(await failureIn(model.ask(TASK, { timeoutMs }))).toBe(`timeout ${timeoutMs} ms`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fetch).not.toHaveBeenCalled();
  });

  it('of a server that is not there is unreachable, with the code of the machine', async () => {
    const { baseUrl } = fake;
    await fake.close();
    expect(await failureIn((await modelAt(baseUrl)).ask(TASK, AMPLE))).toBe('unreachable ECONNREFUSED');
    expect(await failureIn((await modelAt('http://kakari.invalid/v1')).ask(TASK, AMPLE))).toMatch(
      /^unreachable E[A-Z_]+$/u,
    );
    fake = await openFakeOpenAi();
  });

  it('never repeats what was asked, what was answered, or the key', async () => {
    const secret = `${TASK.user} sk-secret`;
    for (const reply of [
      { status: 400, error: { message: secret, code: secret, type: secret } },
      { status: 401, raw: secret },
      { content: secret },
      { content: '{"a":1}', finish: secret },
    ]) {
      fake.change({ replies: [reply] });
      const model = await modelAt({ kind: 'openai', baseUrl: fake.baseUrl, apiKey: 'sk-secret' });
      const error: unknown = await model.ask(TASK, AMPLE).catch((thrown: unknown) => thrown);
      expect(error).toHaveProperty('name', 'ModelFailure');
      expect(
        JSON.stringify(Object.getOwnPropertyNames(error).map((name) => Reflect.get(error as object, name) as unknown)),
      ).not.toMatch(/電子契約|sk-secret/u);
      expect(error).not.toHaveProperty('cause');
    }
  });
});

describe('another try', () => {
  it.each([
    ['429', { status: 429, headers: { 'retry-after-ms': '1' } }],
    [
      '429 with a date',
      {
        status: 429,
        headers: { 'retry-after': 'Wed, 01 Apr 2026 00:00:01 GMT', date: 'Wed, 01 Apr 2026 00:00:01 GMT' },
      },
    ],
    ['503', { status: 503, headers: { 'retry-after': '0' } }],
    ['500', { status: 500, headers: { 'retry-after-ms': '1' } }],
    ['a connection that is closed', { cutAfter: 0 }],
    ['an error before the first word', { content: CONTENT, failAfter: 0 }],
  ])('is made once after %s', async (_what, reply) => {
    fake.change({ replies: [reply, { content: CONTENT }] });
    expect(await (await modelAt(fake.baseUrl)).ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests).toHaveLength(2);
  });

  it('is the last', async () => {
    fake.change({ replies: [{ status: 503, headers: { 'retry-after': '0' } }] });
    expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe('server-error 503');
    expect(fake.requests).toHaveLength(2);
  });

  it.each([
    ['is made where a third of the time is left', 9_000, 2],
    ['is not made where less than that is left', 11_000, 1],
  ])('%s', async (_what, elapsedMs, requests) => {
    const readings = [0, elapsedMs];
    const model = await modelAt(fake.baseUrl, { stopwatch: () => readings.shift() ?? 0 });
    fake.change({ replies: [{ status: 503, headers: { 'retry-after': '0' } }] });
    expect(await failureIn(model.ask(TASK, AMPLE))).toBe('server-error 503');
    expect(fake.requests).toHaveLength(requests);
  });

  it('is not made once something was told', async () => {
    fake.change({ replies: [{ content: CONTENT, failAfter: 5 }, { content: CONTENT }] });
    const told: string[] = [];
    const asked = (await modelAt(fake.baseUrl)).ask(TASK, { ...AMPLE, onText: (soFar) => told.push(soFar) });
    expect(await failureIn(asked)).toMatch(/^server-error/u);
    expect(fake.requests).toHaveLength(1);
    expect(told.at(-1)).toBe(CONTENT.slice(0, 5));
  });

  it('is not made for what would be the same again', async () => {
    const quota = { status: 429, headers: { 'retry-after': '0' }, error: { message: '', code: 'insufficient_quota' } };
    for (const reply of [{ status: 400 }, { status: 401 }, { status: 403 }, { status: 404 }, quota]) {
      fake.change({ replies: [reply] });
      const before = fake.requests.length;
      await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE));
      expect(fake.requests.length - before).toBe(1);
    }
  });
});

describe('use', () => {
  const used: unknown[] = [];
  const counting = () => modelAt(fake.baseUrl, { onUse: (use) => used.push(use) });

  beforeEach(() => used.splice(0));

  it('is what the server counted, for whom it was asked', async () => {
    fake.change({ replies: [{ content: CONTENT, usage: { prompt_tokens: 321, completion_tokens: 45 } }] });
    await (await counting()).ask(TASK, { ...AMPLE, by: 'p1' });
    expect(used).toEqual([{ inputTokens: 321, outputTokens: 45, by: 'p1' }]);
  });

  it('is estimated where the server says nothing, or cannot be asked to', async () => {
    fake.change({ replies: [{ content: CONTENT, usage: false }], refuses: ['stream_options'] });
    await (await counting()).ask(TASK, AMPLE);
    expect(used).toEqual([{ inputTokens: 23, outputTokens: 22 }]);
  });

  it('counts answers of which nothing came, each time', async () => {
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    fake.change({
      replies: [
        { content: '契約課です。' },
        { content: '{"a":1}' },
        { content: CONTENT, cutAfter: 4 },
        { until: held },
      ],
    });
    const model = await counting();
    await failureIn(model.ask(TASK, AMPLE));
    expect(used).toHaveLength(2);
    await failureIn(model.ask(TASK, AMPLE));
    expect(used).toHaveLength(3);
    await failureIn(model.ask(TASK, { timeoutMs: 40 }));
    await expect.poll(() => used).toHaveLength(4);
    letGo();
  });

  it('does not count what no model worked on', async () => {
    for (const status of [400, 401, 404, 429]) {
      fake.change({ replies: [{ status, headers: { 'retry-after': '60' } }] });
      await failureIn((await counting()).ask(TASK, AMPLE));
    }
    expect(used).toEqual([]);
  });
});
