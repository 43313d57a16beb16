import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeOpenAi, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { AMPLE, ANSWER, CONTENT, failureIn, modelAt, TASK } from './sample-task.ts';

let fake: FakeOpenAi;

beforeEach(async () => {
  fake = await openFakeOpenAi({ replies: [{ content: CONTENT }] });
});

afterEach(() => fake.close());

const forms = (): unknown[] => fake.requests.map(({ body }) => body.response_format?.type ?? 'text');

describe('a language model at an endpoint', () => {
  it('asks by schema, in a stream, at temperature 0, and gives what was read', async () => {
    const model = await modelAt(fake.baseUrl);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer k',
      body: {
        model: 'fake-chat',
        messages: [
          { role: 'system', content: TASK.system },
          { role: 'user', content: TASK.user },
        ],
        stream: true,
        stream_options: { include_usage: true },
        temperature: 0,
        max_tokens: 200,
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true } },
      },
    });
    expect(fake.requests[0]?.body).not.toHaveProperty('tools');
    expect(model.structuredOutput()).toBe('schema');
  });

  it('tells the text as it comes in, each time the whole of it, and nothing before its first bracket', async () => {
    fake.change({ replies: [{ content: `<think>{考え中}</think>\n\`\`\`json\n${CONTENT}\n\`\`\`` }] });
    const told: string[] = [];
    await (await modelAt(fake.baseUrl)).ask(TASK, { ...AMPLE, onText: (soFar) => told.push(soFar) });
    expect(told[0]).toBe('{');
    expect(told.length).toBeGreaterThan(10);
    expect(told.every((soFar, at) => soFar.startsWith(told[at - 1] ?? ''))).toBe(true);
    expect(told.at(-1)).toContain(CONTENT);
  });

  it('asks Azure by the name of the deployment', async () => {
    const azure = { kind: 'azure', endpoint: `${fake.azure}/`, apiKey: 'k', apiVersion: '2024-10-21' } as const;
    expect(await (await modelAt(azure)).ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests[0]).toMatchObject({
      path: '/openai/deployments/fake-chat/chat/completions',
      version: '2024-10-21',
      authorization: 'k',
    });
  });
});

describe('the shape of an answer', () => {
  it('is asked for in words once the server refuses response_format, and from then on', async () => {
    fake.change({ refuses: ['response_format'] });
    const model = await modelAt(fake.baseUrl);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(forms()).toEqual(['json_schema', 'text', 'text']);
    expect(fake.requests[1]?.body.messages?.[0]?.content).toContain(JSON.stringify(TASK.shape.schema));
    expect(model.structuredOutput()).toBe('text');
  });

  it.each([
    [422, { raw: '{"error":"`response_format` is not supported","error_type":"validation"}' }],
    [404, { raw: '{"detail":"json_schema is not available for this model"}' }],
    [400, { raw: '{"object":"error","message":"unknown field response_format","code":400}' }],
    [500, { raw: '{"error":{"message":"failed to build the grammar"}}' }],
  ])('is asked for in words where the refusal is a %i of another style', async (status, reply) => {
    fake.change({ handle: ({ body }) => (body.response_format ? { status, ...reply } : undefined) });
    expect(await (await modelAt(fake.baseUrl)).ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(forms()).toEqual(['json_schema', 'text']);
  });

  it('is asked for in words where the server takes response_format and does not follow it', async () => {
    fake.change({ replies: [{ content: '契約課です。' }, { content: CONTENT }] });
    const model = await modelAt(fake.baseUrl);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(forms()).toEqual(['json_schema', 'text']);
    expect(model.structuredOutput()).toBe('text');
  });

  it('is asked for in words only the next time, where some of an answer of another shape was told already', async () => {
    fake.change({ replies: [{ content: '{"answer":"契約課です。"}' }, { content: CONTENT }] });
    const model = await modelAt(fake.baseUrl);
    expect(await failureIn(model.ask(TASK, { ...AMPLE, onText: () => undefined }))).toBe('wrong-shape');
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(forms()).toEqual(['json_schema', 'text']);
  });

  it('stays asked for by schema where that has worked before, whatever one answer is like', async () => {
    fake.change({ replies: [{ content: CONTENT }, { content: '契約課です。' }, { content: CONTENT }] });
    const model = await modelAt(fake.baseUrl);
    await model.ask(TASK, AMPLE);
    expect(await failureIn(model.ask(TASK, AMPLE))).toBe('not-json');
    await model.ask(TASK, AMPLE);
    expect(forms()).toEqual(['json_schema', 'json_schema', 'json_schema']);
  });

  it.each([
    ['in a code fence', `\`\`\`json\n${CONTENT}\n\`\`\``],
    ['between sentences', `以下のとおりです。\n${CONTENT}\nご確認ください。`],
    ['behind a bracket that is none', `{案} のとおりです: ${CONTENT}`],
    ['behind another object', `{"note":1}\n${CONTENT}`],
    ['behind thoughts', `<think>{"statements":[]} かな</think>${CONTENT}`],
    ['behind thoughts that the prompt opened', `{"statements":[]} かな</think>\n\n${CONTENT}`],
  ])('is found %s', async (_where, content) => {
    fake.change({ refuses: ['response_format'], replies: [{ content }] });
    expect(await (await modelAt(fake.baseUrl)).ask(TASK, AMPLE)).toEqual(ANSWER);
  });
});

describe('what a server does not understand', () => {
  it.each([
    ['max_tokens', { max_completion_tokens: 200 }],
    ['temperature', { max_tokens: 200 }],
    ['stream_options', { stream: true }],
  ])('is left out or said otherwise from the first refusal on: %s', async (field, otherwise) => {
    fake.change({ refuses: [field] });
    const model = await modelAt(fake.baseUrl);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests).toHaveLength(3);
    expect(fake.requests[2]?.body).toMatchObject(otherwise);
    expect(fake.requests[2]?.body).not.toHaveProperty(field);
  });

  it('may be a stream', async () => {
    const refusal = {
      status: 400,
      error: { message: 'Your organization must be verified to stream.', param: 'stream' },
    };
    fake.change({ handle: ({ body }) => (body.stream === true ? refusal : undefined) });
    const model = await modelAt(fake.baseUrl);
    const told: string[] = [];
    expect(await model.ask(TASK, { ...AMPLE, onText: (soFar) => told.push(soFar) })).toEqual(ANSWER);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests.map(({ body }) => body.stream)).toEqual([true, false, false]);
    expect(told).toEqual([CONTENT]);
  });

  it('is learned all at once by the first question, for a server that understands little', async () => {
    fake.change({ refuses: ['max_tokens', 'temperature', 'stream_options', 'response_format'] });
    const model = await modelAt(fake.baseUrl);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(await model.ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests).toHaveLength(6);
  });

  it('is not learned from a question that is too long', async () => {
    const message = "'max_tokens' is too large: 200. This model's maximum context length is 100 tokens.";
    fake.change({ replies: [{ status: 400, error: { message, code: 'context_length_exceeded' } }] });
    expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe(
      'rejected 400 context_length_exceeded',
    );
    expect(fake.requests).toHaveLength(1);
  });

  it('is not learned from a server that is out of order', async () => {
    const broken = {
      status: 500,
      error: { message: 'stream closed; temperature too high' },
      headers: { 'retry-after': '0' },
    };
    fake.change({ replies: [broken, { content: CONTENT }] });
    expect(await (await modelAt(fake.baseUrl)).ask(TASK, AMPLE)).toEqual(ANSWER);
    expect(fake.requests[1]?.body).toEqual(fake.requests[0]?.body);
  });

  it('does not lead round and round', async () => {
    const message = 'Unsupported: max_tokens, max_completion_tokens';
    fake.change({ replies: [{ status: 400, error: { message } }] });
    expect(await failureIn((await modelAt(fake.baseUrl)).ask(TASK, AMPLE))).toBe('rejected 400');
    expect(fake.requests.length).toBeLessThan(8);
  });
});
