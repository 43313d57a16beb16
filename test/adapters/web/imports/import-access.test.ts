import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAccess } from '../../../../adapters/web/imports/import-access.ts';
import { OWN_FORM, webApp } from '../web-app.ts';
import { openReviewHouse, type ReviewHouse } from './review-house.ts';

const PASSWORD = 'correct-horse-9';
const PATHS = ['/imports', '/imports/mizuho', '/imports/mizuho/edit?on=x', '/imports/nowhere'];
const basic = (name: string, password: string): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

let house: ReviewHouse;
beforeEach(async () => {
  house = await openReviewHouse();
});
afterEach(() => house.close());

const appWith = (importAccess?: ImportAccess): Hono =>
  webApp({ imports: house.desk, allowedHosts: ['kakari.example'], ...(importAccess && { importAccess }) });

describe('without a desk', () => {
  it('there are no such pages, and nothing leads to them', async () => {
    const app = webApp({ importAccess: { kind: 'here' } });
    expect((await app.request('/imports')).status).toBe(404);
    expect(await (await app.request('/')).text()).not.toContain('href="/imports"');
  });
});

describe('closed', () => {
  it.each(PATHS)('%s says which setting opens it, and nothing of a draft', async (path) => {
    for (const app of [appWith(), appWith({ kind: 'closed' })]) {
      const response = await app.request(path);
      const text = await response.text();
      expect(response.status).toBe(403);
      expect(text).toContain('KAKARI_IMPORT_PASSWORD');
      expect(text).not.toContain('水穂町');
    }
  });

  it.each(['', '/publish', '/discard', '/rest', '/edit?on=x'])('a form sent to %j does nothing', async (act) => {
    const body = new URLSearchParams({ on: 'd1', kind: 'drop', by: '山田' }).toString();
    const response = await appWith().request(`/imports/mizuho${act}`, { method: 'POST', headers: OWN_FORM, body });
    expect(response.status).toBe(403);
    expect(house.published).toEqual([]);
    expect((await house.desk.open('mizuho'))?.doubts).toHaveLength(6);
  });

  it('nothing leads to the pages', async () => {
    expect(await (await appWith().request('/')).text()).not.toContain('href="/imports"');
  });
});

describe('for people at this computer', () => {
  const status = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await appWith({ kind: 'here' }).request('/imports', { headers })).status;

  it('the pages are there under its loopback names, and a link leads to them', async () => {
    for (const host of ['localhost:8480', '127.0.0.1:8480', '[::1]:8480']) expect(await status({ host })).toBe(200);
    expect(await (await appWith({ kind: 'here' }).request('/')).text()).toContain('href="/imports"');
  });

  it.each([
    { host: 'kakari.example' },
    { host: 'localhost', 'x-forwarded-for': '10.0.0.1' },
    { host: 'localhost', forwarded: 'for=10.0.0.1' },
    { host: 'localhost', 'x-real-ip': '10.0.0.1' },
    { host: 'localhost', via: '1.1 proxy' },
  ])('they are not there for those that come through a proxy: %j', async (headers) => {
    expect(await status(headers)).toBe(403);
    const home = await appWith({ kind: 'here' }).request('/', { headers });
    expect(await home.text()).not.toContain('href="/imports"');
  });
});

describe('with a password', () => {
  const app = (): Hono => appWith({ kind: 'password', password: PASSWORD });

  it.each(PATHS)('%s asks for it, also at this computer', async (path) => {
    const response = await app().request(path);
    const text = await response.text();
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="Kakari", charset="UTF-8"');
    expect(text).toContain('パスワードが必要です');
    expect(text).not.toContain('水穂町');
  });

  it.each([
    basic('山田', 'wrong'),
    basic('山田', ''),
    basic('山田', `${PASSWORD}x`),
    basic(PASSWORD, '山田'),
    { authorization: 'Basic ???' },
    { authorization: `Bearer ${PASSWORD}` },
  ])('a wrong one is refused: %j', async (headers) => {
    expect((await app().request('/imports/mizuho', { headers })).status).toBe(401);
  });

  it('lets through whoever knows it, from anywhere, under any name', async () => {
    const headers = { host: 'kakari.example', 'x-forwarded-for': '10.0.0.1', ...basic('', PASSWORD) };
    expect((await app().request('/imports/mizuho', { headers })).status).toBe(200);
  });

  it('keeps the user name as the name of who publishes, whatever else is sent', async () => {
    const headers = { ...OWN_FORM, ...basic('総務課　山田花子', PASSWORD) };
    expect(await (await app().request('/imports/mizuho', { headers })).text()).toContain('公開する人：総務課 山田花子');
    const body = new URLSearchParams({ by: '別人' }).toString();
    await app().request('/imports/mizuho/publish', { method: 'POST', headers, body });
    expect(house.published.map(({ by }) => by)).toEqual(['総務課 山田花子']);
  });

  it('asks for a name where the user name is empty', async () => {
    const headers = { ...OWN_FORM, ...basic('', PASSWORD) };
    const publish = (by: string) =>
      app().request('/imports/mizuho/publish', {
        method: 'POST',
        headers,
        body: new URLSearchParams({ by }).toString(),
      });
    expect((await publish('')).status).toBe(400);
    expect((await publish('山田')).status).toBe(303);
    expect(house.published.map(({ by }) => by)).toEqual(['山田']);
  });

  it('does not make up for a form from another site', async () => {
    const headers = {
      ...OWN_FORM,
      ...basic('山田', PASSWORD),
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    };
    const response = await app().request('/imports/mizuho/publish', { method: 'POST', headers, body: 'by=x' });
    expect(response.status).toBe(403);
    expect(house.published).toEqual([]);
  });
});
