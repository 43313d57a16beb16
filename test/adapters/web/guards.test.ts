import { describe, expect, it } from 'vitest';
import type { WebFailure } from '../../../adapters/web/respond.ts';
import { KakariError } from '../../../src/domain/errors.ts';
import type { Assistant } from '../../../src/ports/assistant.ts';
import { askJson, submit, webApp } from './web-app.ts';

const failing = (error: Error): Assistant => ({ answer: () => Promise.reject(error) });

describe('forms from elsewhere', () => {
  it.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost.evil.example', 'sec-fetch-site': '' },
    { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-site' },
  ])('are refused: %j', async (headers) => {
    const response = await submit(webApp(), { question: '担当は？' }, headers);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('ほかのサイトからの送信は受け付けていません。');
  });

  it.each([
    { origin: 'http://localhost', 'sec-fetch-site': '' },
    { origin: 'https://localhost', 'sec-fetch-site': '' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ])('are told from our own: %j', async (headers) => {
    expect((await submit(webApp(), { question: '担当は？' }, headers)).status).toBe(200);
  });
});

describe('the name the server is called by', () => {
  const status = async (host: string, allowedHosts?: readonly string[] | 'any'): Promise<number> =>
    (await webApp(allowedHosts === undefined ? {} : { allowedHosts }).request('/plans', { headers: { host } })).status;

  it.each(['localhost', 'localhost:8080', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('may be %s', async (host) => {
    expect(await status(host)).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '10.0.0.1'])(
    'may not be %s',
    async (host) => {
      expect(await status(host)).toBe(403);
    },
  );

  it('may be what the configuration allows', async () => {
    expect(await status('kakari.city.example:8443', ['Kakari.city.example'])).toBe(200);
    expect(await status('other.example', 'any')).toBe(200);
  });

  it('does not matter to a health check', async () => {
    expect((await webApp().request('/healthz', { headers: { host: '10.0.0.1' } })).status).toBe(200);
  });
});

describe('bodies that are too large', () => {
  const question = 'あ'.repeat(100_000);

  it('are refused with a page', async () => {
    const response = await submit(webApp(), { question });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('送られた文章が大きすぎるため、受け取れませんでした。');
  });

  it('are refused with a sentence where the script asks', async () => {
    const response = await submit(webApp(), { question }, { 'kakari-fragment': '1' });
    expect([response.status, response.headers.get('content-type')]).toEqual([413, 'text/plain; charset=UTF-8']);
  });

  it('are refused by the JSON interface', async () => {
    const response = await askJson(webApp(), { question });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'request-too-large' } });
  });
});

describe('a failure inside', () => {
  it('is answered with a sentence that tells nothing of the inside', async () => {
    const app = webApp({ assistant: failing(new Error('SQLITE_BUSY at /srv/secret')) });
    const page = await submit(app, { question: '担当は？' });
    const json = await askJson(app, { question: '担当は？' });
    expect([page.status, json.status]).toEqual([500, 500]);
    const text = (await page.text()) + (await json.text());
    expect(text).toContain('申し訳ありません。処理の途中で問題が起きました。');
    expect(text).not.toMatch(/SQLITE|secret/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is told with a number that stands in the log, each with its own', async () => {
    const [failures, numbers]: [WebFailure[], string[]] = [[], ['AAAA0003', 'AAAA0002', 'AAAA0001']];
    const app = webApp({
      assistant: failing(new Error('broken')),
      reference: () => numbers.pop() ?? '',
      reportFailure: (failure) => failures.push(failure),
    });
    const page = await submit(app, { question: '担当は？' });
    const fragment = await submit(app, { question: '担当は？' }, { 'kakari-fragment': '1' });
    const json = await askJson(app, { question: '担当は？' });
    const sentence = '時間をおいて、もう一度お試しください。（受付番号 AAAA000';
    expect(await page.text()).toContain(`${sentence}1）`);
    expect(await fragment.text()).toMatch(new RegExp(`^申し訳ありません。.*${sentence}2）$`, 'u'));
    expect(await json.json()).toEqual({
      error: { code: 'failed', message: expect.stringContaining(`${sentence}3）`) as unknown },
    });
    expect(failures.map(({ reference }) => reference)).toEqual(['AAAA0001', 'AAAA0002', 'AAAA0003']);
  });

  it('is reported without what was typed', async () => {
    const failures: WebFailure[] = [];
    const error = new KakariError('index-broken', { question: '秘密の質問' });
    const app = webApp({ assistant: failing(error), reportFailure: (failure) => failures.push(failure) });
    await submit(app, { question: '秘密の質問' });
    expect(failures).toMatchObject([{ route: 'POST /', error: 'KakariError', code: 'index-broken' }]);
    expect(JSON.stringify(failures)).not.toContain('秘密');
  });
});
