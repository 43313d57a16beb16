import { readdirSync, readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Health } from '../../../src/domain/health.ts';
import { deskWith, told } from './made-up-reminders.ts';
import { submit, tidy, webApp } from './web-app.ts';

const PAGES = [
  '/',
  '/plans',
  '/plans/aonono',
  '/plans/midorizawa',
  '/plans/unknown',
  '/nowhere',
  '/milestones',
  '/milestones/aonono',
  '/milestones/unknown',
  '/inbox',
  '/inbox/aonono',
  `/inbox/aonono/${encodeURIComponent('市民窓口課')}`,
];

const app = (): Hono => webApp({ desk: deskWith(told('a')) });
const ASSETS = [
  'tokens.css',
  'theme.css',
  'base.css',
  'chat.css',
  'composer.css',
  'schedule.css',
  'plan.css',
  'milestone.css',
  'inbox.css',
  'imports.css',
  'draft.css',
  'chat.js',
  'icon.svg',
];

/** Addresses of other hosts; the name of the SVG namespace is a name, not an address that anything is loaded from. */
const outsideAddresses = (text: string): readonly string[] =>
  (text.match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>)]*/gi) ?? []).filter(
    (found) => found !== 'http://www.w3.org/2000/svg',
  );

describe('every page', () => {
  it.each(PAGES)('%s is Japanese HTML that is not kept in a cache', async (path) => {
    const response = await app().request(path);
    expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<html lang="ja">');
  });

  it.each([...PAGES, '/healthz', '/assets/base.css'])('%s carries a strict content security policy', async (path) => {
    const { headers } = await app().request(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it.each(PAGES)('%s names no other host and has no style or script of its own', async (path) => {
    const text = await (await app().request(path)).text();
    expect(outsideAddresses(text)).toEqual([]);
    expect(text).not.toMatch(/<style|<script>| style=| on[a-z]+=/i);
  });

  it('answers too under the policy when a question was asked', async () => {
    const response = await submit(webApp(), { question: '全部教えてください' });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(outsideAddresses(await response.text())).toEqual([]);
  });
});

describe('assets', () => {
  it.each(ASSETS)('%s is served from this process and names no other host', async (name) => {
    const response = await webApp().request(`/assets/${name}`);
    expect(response.status).toBe(200);
    expect(outsideAddresses(await response.text())).toEqual([]);
  });

  it('are all listed here', () => {
    const files = readdirSync(new URL('../../../adapters/web/assets/', import.meta.url));
    expect([...files, 'tokens.css'].toSorted()).toEqual(ASSETS.toSorted());
  });

  it('are not sent again to a browser that has them', async () => {
    const app = webApp();
    const tag = (await app.request('/assets/base.css')).headers.get('etag') ?? '';
    expect((await app.request('/assets/base.css', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('keep the script small', () => {
    const script = readFileSync(new URL('../../../adapters/web/assets/chat.js', import.meta.url), 'utf8');
    expect(script.split('\n').length).toBeLessThan(190);
  });
});

describe('addresses', () => {
  it('answers that it is well', async () => {
    const response = await webApp().request('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('answers that it is well also while a model rests, and how that stands', async () => {
    const health: Health = {
      model: {
        state: 'resting',
        since: '2026-11-20T00:00:00.000Z',
        until: '2026-11-20T00:00:30.000Z',
        reason: 'unreachable',
      },
      vectors: { serving: 'bundled', embedded: 32, passages: 100 },
    };
    const response = await webApp({ health: () => health }).request('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', ...health }]);
  });

  it.each(['/nowhere', '/plans/unknown', '/plans/%E0%A4%A', '/inbox/aonono/%E0%A4%A', '/assets/../package.json'])(
    '%s is a friendly 404',
    async (path) => {
      const response = await app().request(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('お探しのページは見つかりませんでした。');
    },
  );

  it('shows the first page with the municipalities and examples', async () => {
    const text = tidy(await (await webApp().request('/')).text());
    expect(text).toContain('<option value="">すべて</option>');
    expect(text).toContain('<option value="aonono">青野野市</option>');
    expect(text).toContain('青野野市の「窓口予約システム」の担当課は？');
    expect(text).toContain('緑沢沢町の「行かない窓口の実現」の今後の取組は？');
  });

  it('shows the examples it was given', async () => {
    const app = webApp({
      examples: [{ label: '電子契約はどの課ですか', question: '電子契約の担当課を教えてください' }],
    });
    expect(await (await app.request('/')).text()).toContain('value="電子契約の担当課を教えてください"');
  });

  it('stands without any plan', async () => {
    const app = webApp({ plans: () => [] });
    expect((await app.request('/')).status).toBe(200);
    expect(await (await app.request('/plans')).text()).toContain('登録されている計画はまだありません。');
  });
});
