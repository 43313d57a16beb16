import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { AMPLE, ANSWER, CONTENT, failureIn, modelAt, TASK } from './sample-task.ts';

let mock: LLMock;
let baseUrl: string;

beforeEach(async () => {
  mock = new LLMock({ host: '127.0.0.1', port: 0 });
  await mock.start();
  baseUrl = `${mock.url}/v1`;
});

afterEach(() => mock.stop());

const model = () => modelAt(baseUrl, { model: 'gpt-4o-mini' });

describe('an endpoint that others wrote', () => {
  it('answers by schema in a stream', async () => {
    mock.onMessage('電子契約', { content: CONTENT, usage: { prompt_tokens: 12, completion_tokens: 34 } });
    const told: string[] = [];
    const used: unknown[] = [];
    const asked = await modelAt(baseUrl, { model: 'gpt-4o-mini', onUse: (use) => used.push(use) });
    expect(await asked.ask(TASK, { ...AMPLE, onText: (soFar) => told.push(soFar) })).toEqual(ANSWER);
    expect(told.at(-1)).toBe(CONTENT);
    expect(used).toEqual([{ inputTokens: 12, outputTokens: 34 }]);
    expect(mock.getLastRequest()?.body).toMatchObject({ stream: true, response_format: { type: 'json_schema' } });
  });

  it('answers as Azure does', async () => {
    mock.onMessage('電子契約', { content: CONTENT });
    const azure = { kind: 'azure', endpoint: mock.url, apiKey: 'k', apiVersion: '2024-10-21' } as const;
    expect(await (await modelAt(azure, { model: 'town-gpt' })).ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(mock.getLastRequest()?.path).toContain('/openai/deployments/town-gpt/chat/completions');
  });

  it('limits, and is asked once more when it says so', async () => {
    mock.onMessage('電子契約', { content: CONTENT });
    mock.nextRequestError(503, { message: 'overloaded', type: 'server_error' });
    expect(await (await model()).ask(TASK, AMPLE)).toEqual(ANSWER);
    mock.clearFixtures();
    mock.onMessage('電子契約', {
      status: 429,
      retryAfter: 60,
      error: { message: 'slow down', type: 'rate_limit_error' },
    });
    expect(await failureIn((await model()).ask(TASK, AMPLE))).toMatch(/^rate-limited 429/u);
  });

  it('breaks off in the midst of a stream', async () => {
    mock.onMessage('電子契約', { content: CONTENT }, { chunkSize: 4, latency: 5, truncateAfterChunks: 3 });
    expect(await failureIn((await model()).ask(TASK, AMPLE))).toMatch(/^cut/u);
  });

  it('stops at the longest answer, or at its filter', async () => {
    mock.onMessage('電子契約', { content: '{"statements":[', finishReason: 'length' });
    expect(await failureIn((await model()).ask(TASK, AMPLE))).toBe('cut length');
    mock.clearFixtures();
    mock.onMessage('電子契約', { content: '{"statements":[', finishReason: 'content_filter' });
    expect(await failureIn((await model()).ask(TASK, AMPLE))).toBe('refused content_filter');
  });

  it.each([
    ['is out of order', { dropRate: 1 }, /^server-error/u],
    ['sends what is no JSON', { malformedRate: 1 }, /^(?:not-json|cut|wrong-address)/u],
    ['hangs up', { disconnectRate: 1 }, /^(?:unreachable|cut)/u],
    ['limits all', { rateLimitRate: 1 }, /^rate-limited/u],
  ])('%s', async (_what, chaos, failure) => {
    mock.onMessage('電子契約', { content: CONTENT });
    mock.setChaos(chaos);
    expect(await failureIn((await model()).ask(TASK, { timeoutMs: 5_000 }))).toMatch(failure);
  });

  it('is slower than there is time', async () => {
    mock.onMessage('電子契約', { content: CONTENT });
    mock.setChaos({ latencyMs: 400 });
    expect(await failureIn((await model()).ask(TASK, { timeoutMs: 50 }))).toBe('timeout 50 ms');
  });

  it('has no answer of its own', async () => {
    expect(await failureIn((await model()).ask(TASK, AMPLE))).toMatch(/^(?:wrong-address|no-such-model|rejected)/u);
  });

  it('sends floats to who asks for floats, and to who asks for nothing, whom they mislead', async () => {
    const vector = Array.from({ length: 512 }, (_value, at) => Math.cos(at));
    mock.onEmbedding('電子契約', { embedding: vector });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl, apiKey: 'k' }, AMPLE);
    const asked = { model: 'text-embedding-3-small', input: '電子契約' };
    const plain = await client.embeddings.create({ ...asked, encoding_format: 'float' });
    expect(plain.data[0]?.embedding).toEqual(vector);
    const misled = await client.embeddings.create(asked);
    expect(misled.data[0]?.embedding).toHaveLength(128);
  });
});
