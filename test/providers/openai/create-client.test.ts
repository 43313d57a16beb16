import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpenAiClient } from '../../../src/providers/openai/create-client.ts';
import { failureOf } from '../../../src/providers/openai/failure-of.ts';
import { proxyFetch } from '../../../src/providers/proxy/proxy-fetch.ts';
import { type FakeOpenAi, openFakeOpenAi } from '../../fakes/fake-openai.ts';
import { openConnectProxy } from '../proxy/connect-proxy.ts';

const OPTIONS = { timeoutMs: 10_000 };

let fake: FakeOpenAi;

beforeEach(async () => {
  fake = await openFakeOpenAi();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await fake.close();
});

const models = async (...given: Parameters<typeof createOpenAiClient>): Promise<readonly string[]> =>
  (await (await createOpenAiClient(...given)).models.list()).data.map(({ id }) => id);

describe('a client of an endpoint', () => {
  it.each([
    (url: string) => url,
    (url: string) => `${url}/`,
    (url: string) => ` ${url}// `,
    (url: string) => `${url}/chat/completions`,
    (url: string) => `${url}/chat/completions/`,
    (url: string) => `${url}/embeddings`,
  ])('reaches it, however its address was copied: %s', async (copied) => {
    expect(await models({ kind: 'openai', baseUrl: copied(fake.baseUrl), apiKey: 'k' }, OPTIONS)).toContain(
      'fake-chat',
    );
    expect(fake.requests).toMatchObject([{ path: '/v1/models', authorization: 'Bearer k' }]);
  });

  it('sends no key where there is none', async () => {
    await models({ kind: 'openai', baseUrl: fake.baseUrl }, OPTIONS);
    expect(fake.requests[0]).not.toHaveProperty('authorization');
  });

  it('takes nothing from variables that the configuration does not know', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
    vi.stubEnv('OPENAI_API_KEY', 'other');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'admin');
    vi.stubEnv('OPENAI_ORG_ID', 'org');
    vi.stubEnv('OPENAI_LOG', 'debug');
    const log = vi.spyOn(console, 'debug').mockImplementation(() => undefined);
    const azure = { kind: 'azure', endpoint: fake.azure, apiKey: 'k', apiVersion: '2024-10-21' } as const;
    await models({ kind: 'openai', baseUrl: fake.baseUrl }, OPTIONS);
    const client = await createOpenAiClient(azure, OPTIONS);
    await client.embeddings.create({ model: 'fake-embedding', input: 'あ', encoding_format: 'float' });
    expect(fake.requests).toMatchObject([
      { path: '/v1/models' },
      { path: '/openai/deployments/fake-embedding/embeddings', version: '2024-10-21', authorization: 'k' },
    ]);
    expect(fake.requests[0]).not.toHaveProperty('authorization');
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  it('tells an endpoint no more of this machine than it must know', async () => {
    const headers: Record<string, unknown>[] = [];
    const server = createServer((request, response) => {
      headers.push(request.headers);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('OPENAI_ORG_ID', 'org');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project');
    await models({ kind: 'openai', baseUrl: `http://127.0.0.1:${port}/v1` }, OPTIONS);
    server.closeAllConnections();
    server.close();
    expect(Object.keys(headers[0] ?? {}).filter((name) => /stainless|openai/u.test(name))).toEqual([]);
    expect(JSON.stringify(headers)).not.toContain(process.version);
  });

  it('asks once, whatever comes', async () => {
    fake.change({ handle: () => ({ status: 500 }) });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, OPTIONS);
    const asked = client.embeddings.create({ model: 'fake-embedding', input: 'あ' });
    expect(await asked.catch(failureOf)).toHaveProperty('message', 'server-error 500');
    expect(fake.requests).toHaveLength(1);
  });

  it('goes nowhere that the endpoint sends it', async () => {
    const other = await openFakeOpenAi();
    fake.change({ handle: () => ({ status: 308, headers: { location: `${other.baseUrl}/embeddings` } }) });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, OPTIONS);
    const asked = client.embeddings.create({ model: 'fake-embedding', input: 'あ' });
    expect(await asked.catch(failureOf)).toHaveProperty('message', 'wrong-address 308');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('goes through a proxy where it is given the way', async () => {
    const proxy = await openConnectProxy();
    const through = { ...OPTIONS, fetch: proxyFetch({ url: proxy.url, except: '' }) };
    expect(await models({ kind: 'openai', baseUrl: fake.baseUrl, apiKey: 'k' }, through)).toContain('fake-chat');
    expect(proxy.led).toEqual([new URL(fake.baseUrl).host]);
    expect(fake.requests[0]).toHaveProperty('authorization', 'Bearer k');
    fake.change({ handle: () => ({ status: 429, headers: { 'retry-after': '7' } }) });
    const client = await createOpenAiClient({ kind: 'openai', baseUrl: fake.baseUrl }, through);
    const asked = client.embeddings.create({ model: 'fake-embedding', input: 'あ' });
    expect(await asked.catch(failureOf)).toHaveProperty('message', 'rate-limited 429');
    await proxy.close();
    const alone = client.embeddings.create({ model: 'fake-embedding', input: 'あ' });
    expect(await alone.catch(failureOf)).toHaveProperty('reason', 'unreachable');
  });
});
