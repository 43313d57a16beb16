import { describe, expect, it } from 'vitest';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import { complaintOf } from '../../../src/providers/openai/complaint.ts';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { failureOf } from '../../../src/providers/openai/failure-of.ts';

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a call rejects with where a server sends this, or its connection fails so. */
async function errorOf(status: number | Error, { body = '', headers = {} }: Sent = {}): Promise<unknown> {
  const answer = (): Promise<Response> =>
    status instanceof Error ? Promise.reject(status) : Promise.resolve(new Response(body, { status, headers }));
  const client = await createOpenAiClient(
    { kind: 'openai', baseUrl: 'http://x/v1' },
    { timeoutMs: 5_000, fetch: answer },
  );
  return client.chat.completions.create({ model: 'm', messages: [] }).catch((error: unknown) => error);
}

const said = (error: object): string => JSON.stringify({ error });

describe('the failure behind an answer', () => {
  it.each([
    [
      'OpenAI: key',
      401,
      said({
        message: 'Incorrect API key provided: sk-a',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      }),
      'unauthorised 401 invalid_api_key',
    ],
    [
      'OpenAI: model',
      404,
      said({ message: 'The model `x` does not exist or you do not have access to it.', code: 'model_not_found' }),
      'no-such-model 404 model_not_found',
    ],
    [
      'OpenAI: model of another project',
      403,
      said({ message: 'Project `p` does not have access to model `x`', code: 'model_not_found' }),
      'no-such-model 403 model_not_found',
    ],
    [
      'OpenAI: path',
      404,
      said({ message: 'Invalid URL (POST /chat/completions)', type: 'invalid_request_error', param: null, code: null }),
      'wrong-address 404 invalid_request_error',
    ],
    [
      'OpenAI: quota',
      429,
      said({ message: 'You exceeded your current quota', type: 'insufficient_quota', code: 'insufficient_quota' }),
      'rate-limited 429 insufficient_quota',
    ],
    [
      'Azure: deployment',
      404,
      said({ code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' }),
      'no-such-model 404 DeploymentNotFound',
    ],
    ['Azure: version of the interface', 404, said({ code: '404', message: 'Resource not found' }), 'wrong-address 404'],
    [
      'Azure: key',
      401,
      said({ code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' }),
      'unauthorised 401',
    ],
    [
      'Azure: filter',
      400,
      said({
        message: 'The response was filtered',
        code: 'content_filter',
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      }),
      'refused 400 content_filter',
    ],
    [
      'vLLM: model',
      404,
      '{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}',
      'no-such-model 404 NotFoundError',
    ],
    ['vLLM: path', 404, '{"detail":"Not Found"}', 'wrong-address 404'],
    [
      'vLLM: length',
      400,
      said({ message: "This model's maximum context length is 4096 tokens.", type: 'BadRequestError', code: 400 }),
      'rejected 400 BadRequestError',
    ],
    [
      'Ollama: model',
      404,
      said({ message: 'model "x" not found, try pulling it first', type: 'api_error' }),
      'no-such-model 404 api_error',
    ],
    ['Ollama before: model', 404, '{"error":"model \'x\' not found"}', 'no-such-model 404'],
    ['Ollama: path', 404, '404 page not found', 'wrong-address 404'],
    ['LM Studio: no model', 400, '{"error":"No models loaded. Please load a model."}', 'no-such-model 400'],
    ['a gateway: method', 405, '', 'wrong-address 405'],
    ['a gateway: overloaded', 529, '<html>', 'server-error 529'],
    ['a gateway: late', 504, '<html>', 'server-error 504'],
    ['a gateway: late for the request', 408, '', 'timeout 408'],
    ['a gateway: too large', 413, '', 'rejected 413'],
    ['a code that is a sentence', 400, said({ message: '', code: 'この質問は扱えません' }), 'rejected 400'],
  ])('of %s', async (_server, status, body, message) => {
    expect(failureOf(await errorOf(status, { body })).message).toBe(message);
  });
});

describe('the failure behind a connection', () => {
  const caused = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(`${code} 10.0.0.1`), { code }) });

  it.each([
    ['a name that is not known', caused('ENOTFOUND'), 'unreachable ENOTFOUND'],
    ['a certificate of the town’s own', caused('SELF_SIGNED_CERT_IN_CHAIN'), 'unreachable SELF_SIGNED_CERT_IN_CHAIN'],
    ['a host that drops what comes', caused('UND_ERR_CONNECT_TIMEOUT'), 'unreachable no-connection'],
    ['a host that the system gave up', caused('ETIMEDOUT'), 'unreachable no-connection'],
    ['a failure that says who failed it', new ModelFailure('unreachable', 'closed'), 'unreachable closed'],
    ['a failure without a code', new TypeError('fetch failed'), 'unreachable'],
  ])('of %s', async (_what, error, message) => {
    expect(failureOf(await errorOf(error)).message).toBe(message);
  });

  it('of a call that was given up is a time-out', async () => {
    const fetch: typeof globalThis.fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: 'http://x/v1' }, { timeoutMs: 20, fetch });
    expect(await client.models.list().catch(failureOf)).toHaveProperty('message', 'timeout no-answer');
    const given = client.models.list({ signal: AbortSignal.abort() });
    expect(await given.catch(failureOf)).toHaveProperty('message', 'timeout no-answer');
  });
});

describe('anything else that is thrown', () => {
  it.each([
    [new RangeError('電子契約'), 'rejected RangeError'],
    ['電子契約', 'rejected string'],
    [undefined, 'rejected undefined'],
  ])('is rejected, without its words: %s', (error, message) => {
    expect(failureOf(error).message).toBe(message);
  });
});

describe('how long a server asks to wait', () => {
  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '2', 'retry-after-ms': '150' }, 150],
    [{ 'retry-after': 'Wed, 01 Apr 2026 00:00:10 GMT', date: 'Wed, 01 Apr 2026 00:00:07 GMT' }, 3_000],
    [{ 'retry-after': 'Wed, 01 Apr 2026 00:00:10 GMT' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('is read from %j', async (headers: Readonly<Record<string, string>>, ms) => {
    expect(complaintOf(await errorOf(429, { headers }))?.retryAfterMs).toBe(ms);
  });
});
