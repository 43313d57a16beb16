import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BotAdapterOptions, createBotAdapter } from '../../../adapters/teams/bot-adapter.ts';
import { signIn } from '../../../adapters/teams/sign-in.ts';
import { proxyFetch } from '../../../src/providers/proxy/proxy-fetch.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { openConnectProxy } from '../../providers/proxy/connect-proxy.ts';
import { type BotConnector, startBotConnector } from './rig/bot-connector.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MESSAGE = { type: 'message', textFormat: 'plain', text: 'こんにちは' } as const;

let connector: BotConnector;
let clock: ManualClock;

beforeEach(async () => {
  connector = await startBotConnector();
  clock = new ManualClock('2026-11-20');
});

afterEach(() => connector.close());

const newApp = () => ({ id: randomUUID(), password: 'app-secret', tenant: randomUUID() });
const adapter = (more: Partial<BotAdapterOptions> = {}) =>
  createBotAdapter({ app: newApp(), clock, endpoints: connector.endpoints, ...more });
const place = (serviceUrl = connector.url) => ({ serviceUrl, conversation: 'a:1' });

/** An address at which nothing listens any more. */
async function closedUrl(): Promise<string> {
  const other = await startBotConnector();
  await other.close();
  return other.url;
}

describe('the token with which Kakari sends', () => {
  it('is asked for once from the tenant, and used until it is about to end', async () => {
    const app = newApp();
    const bot = adapter({ app });
    await bot.send(place(), MESSAGE);
    await bot.send(place(), MESSAGE);
    expect(
      connector.logins.map((form) => [form.get('client_id'), form.get('client_secret'), form.get('scope')]),
    ).toEqual([[app.id, 'app-secret', 'https://api.botframework.com/.default']]);
    expect(connector.sent.map(({ authorization }) => authorization)).toEqual([
      'Bearer bot-token-1',
      'Bearer bot-token-1',
    ]);
  });

  it('is renewed when it is about to end, also where only reminders are sent', async () => {
    connector.tokenSeconds = 60;
    const bot = adapter();
    await bot.begin(place(), MESSAGE);
    await bot.begin(place(), MESSAGE);
    expect(connector.sent.map(({ authorization }) => authorization)).toEqual([
      'Bearer bot-token-1',
      'Bearer bot-token-2',
    ]);
  });

  it('that cannot be had leaves nothing in doubt', async () => {
    const endpoints = { ...connector.endpoints, login: (await closedUrl()).slice(0, -1) };
    const sent = await adapter({ endpoints }).send(place(), MESSAGE);
    expect(sent).toEqual({ kind: 'broken', doubtful: false, reason: expect.any(String) });
    expect(connector.asked).toEqual([]);
  });
});

describe('starting', () => {
  const start = () => {
    const failures: string[] = [];
    const app = newApp();
    const bot = adapter({ app });
    return { app, failures, done: signIn({ app, bot, reportFailure: ({ code }) => failures.push(code) }) };
  };

  it('signs in', async () => {
    await start().done;
    expect(connector.logins).toHaveLength(1);
  });

  it.each([
    ['AADSTS7000215', 'teams-password-refused'],
    ['AADSTS7000222', 'teams-password-refused'],
    ['AADSTS700016', 'teams-app-unknown'],
    ['AADSTS90002', 'teams-tenant-unknown'],
    ['AADSTS53003', 'teams-sign-in-refused'],
  ])('tells what %s means', async (reason, code) => {
    connector.loginError = reason;
    const { app, done } = start();
    await expect(done).rejects.toMatchObject({ code, fields: { app: app.id, tenant: app.tenant, reason } });
  });

  it('goes on where Microsoft is not reached', async () => {
    await connector.close();
    const { failures, done } = start();
    await done;
    expect(failures).toEqual(['teams-sign-in-unreachable']);
  });
});

describe('sending', () => {
  it('tells a connection that never was from one that broke', async () => {
    const bot = adapter();
    expect(await bot.send(place(await closedUrl()), MESSAGE)).toEqual({
      kind: 'broken',
      doubtful: false,
      reason: 'ECONNREFUSED',
    });
    connector.refuse('broken');
    expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'broken', doubtful: true });
  });

  it('follows no redirect, which would take the token elsewhere', async () => {
    const bot = adapter();
    connector.refuse({ status: 307, location: `${connector.url}v3/conversations/other/activities` });
    expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'refused', status: 307 });
    expect(connector.asked).toHaveLength(1);
  });

  it('tries once, whatever comes back', async () => {
    const bot = adapter();
    for (const status of [400, 429, 500, 503]) {
      connector.refuse({ status });
      expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'refused', status });
    }
    expect(connector.asked).toHaveLength(4);
  });

  it('loses nothing of an activity on the wire', async () => {
    const bot = adapter();
    const activity = {
      ...MESSAGE,
      summary: '要約',
      entities: [
        {
          type: 'https://schema.org/Message',
          '@type': 'Message',
          '@context': 'https://schema.org',
          '@id': '',
          additionalType: ['AIGeneratedContent'],
          citation: [{ '@type': 'Claim', position: 1, appearance: { name: '計画', keywords: ['a'] } }],
        },
      ],
      channelData: { feedbackLoop: { type: 'default' } },
      suggestedActions: { actions: [{ type: 'imBack', title: '担当', value: '担当は？' }] },
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { body: [{ a: [1, null] }] } }],
    };
    await bot.send(place(), activity, 'm1');
    await bot.update(place(), 'm1', activity);
    await bot.begin(place(), activity);
    const [sent, updated, begun] = connector.sent.map(({ body }) => body);
    expect(sent).toMatchObject(activity);
    expect(updated).toMatchObject(activity);
    expect(begun?.['activity']).toEqual(activity);
  });
});

describe('the keys of Teams', () => {
  it('that cannot be fetched are no reason to call a request forged', async () => {
    const app = newApp();
    const endpoints = { ...connector.endpoints, metadata: `${connector.url}nowhere` };
    const bot = adapter({ app, endpoints });
    const activity = { channelId: 'msteams', serviceUrl: connector.url };
    expect(await bot.originOf(`Bearer ${connector.token(app.id)}`, activity)).toBe('unknown');
    const dead = adapter({ app, endpoints: { ...endpoints, metadata: `${await closedUrl()}openid` } });
    expect(await dead.originOf(`Bearer ${connector.token(app.id)}`, activity)).toBe('unknown');
  });
});

describe('behind a proxy', () => {
  it('fetches keys and tokens, and sends, through it alone', async () => {
    const proxy = await openConnectProxy();
    const app = newApp();
    const bot = adapter({ app, fetch: proxyFetch({ url: proxy.url, except: '' }) });
    const activity = { channelId: 'msteams', serviceUrl: connector.url };
    const { host } = new URL(connector.url);
    expect(await bot.originOf(`Bearer ${connector.token(app.id)}`, activity)).toBe('teams');
    expect(proxy.led).toContain(host);
    expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'sent' });
    await proxy.close();
    clock.move(DAY_MS + 1);
    expect(await bot.originOf(`Bearer ${connector.token(app.id)}`, activity)).toBe('unknown');
    expect(await adapter({ fetch: proxyFetch({ url: proxy.url, except: '' }) }).signIn()).toEqual({
      kind: 'unreachable',
    });
    expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'broken' });
    expect([connector.logins.length, connector.sent.length]).toEqual([1, 1]);
  });

  it('goes around it to hosts that are excepted', async () => {
    const proxy = await openConnectProxy();
    const app = newApp();
    const bot = adapter({ app, fetch: proxyFetch({ url: proxy.url, except: '127.0.0.1' }) });
    const activity = { channelId: 'msteams', serviceUrl: connector.url };
    expect(await bot.originOf(`Bearer ${connector.token(app.id)}`, activity)).toBe('teams');
    expect(await bot.send(place(), MESSAGE)).toMatchObject({ kind: 'sent' });
    expect(proxy.led).toEqual([]);
    await proxy.close();
  });

  it('says who it is where the proxy wants a name and a password', async () => {
    const proxy = await openConnectProxy();
    const url = proxy.url.replace('://', '://kakari:pass%20word@');
    await adapter({ fetch: proxyFetch({ url, except: '' }) }).send(place(), MESSAGE);
    const basic = `Basic ${Buffer.from('kakari:pass word').toString('base64')}`;
    expect(new Set(proxy.authorizations)).toEqual(new Set([basic]));
    await proxy.close();
  });
});
