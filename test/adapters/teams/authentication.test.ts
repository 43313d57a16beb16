import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/providers/system-clock.ts';
import { FOREIGN_KEY, type TokenFaults } from './rig/bot-tokens.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';

// The SDK writes to the console why it refuses a token.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

let rig: TeamsRig;

beforeAll(async () => {
  rig = await openTeams();
});

afterAll(() => rig.close());

const message = () => rig.payload('message-personal', { id: String(++last) });
let last = 0;

/** Nothing was taken, asked, noted or sent. */
async function expectUntouched(): Promise<void> {
  await rig.idle();
  const { ledger, clock } = rig.house;
  expect(rig.connector.asked).toEqual([]);
  expect(await ledger.note('reference', `teams-user:29:1HanakoYamada-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)).toBeUndefined();
  expect(await ledger.takeEvent(`teams:a:1PersonalChatWithHanako:${last}`, clock.now(), clock.now())).toBe(true);
}

const unauthorised = { status: 401, text: '', body: undefined };

describe('a request that does not come from the tenant’s Teams', () => {
  const seconds = (): number => Math.floor(Date.parse(systemClock.now()) / 1000);
  const forged: readonly (readonly [string, () => TokenFaults])[] = [
    ['a signature by another key', () => ({ key: FOREIGN_KEY.privateKey })],
    ['no signature', () => ({ algorithm: 'none' })],
    ['an unknown key id', () => ({ kid: 'another-key' })],
    ['another bot as its audience', () => ({ claims: { aud: 'another-bot' } })],
    ['another issuer', () => ({ claims: { iss: 'https://issuer.example' } })],
    ['an end ten minutes ago', () => ({ claims: { exp: seconds() - 600 } })],
    ['a beginning in an hour', () => ({ claims: { nbf: seconds() + 3600 } })],
    ['another service URL', () => ({ claims: { serviceurl: 'https://elsewhere.example/' } })],
    ['no service URL', () => ({ claims: { serviceurl: undefined } })],
    [
      'the claims of an emulator',
      () => ({
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          ver: '1.0',
          appid: rig.app.id,
        },
      }),
    ],
    [
      'the claims of another bot that calls this one',
      () => ({
        claims: { iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/', ver: '1.0', appid: 'other' },
      }),
    ],
  ];

  it.each(forged)('is refused for %s, without a word and without a trace', async (_, faults) => {
    expect(await rig.deliver(message(), faults())).toEqual(unauthorised);
    await expectUntouched();
  });

  it.each([
    ['no token', {}],
    ['an empty token', { authorization: '' }],
    ['a token that is none', { authorization: 'Bearer x.y.z' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  ])('is refused for %s', async (_, headers) => {
    expect(await rig.post(JSON.stringify(message()), headers)).toEqual(unauthorised);
    await expectUntouched();
  });

  it.each([
    ['another channel of the Bot Framework', { channelId: 'webchat' }],
    ['a channel with rules of its own', { channelId: 'AseChannel' }],
    ['another tenant', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'another' } }],
    ['another tenant in one of two places', { channelData: { tenant: { id: 'another' } } }],
    ['no tenant', { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} }],
    ['a service URL that the token does not have', { serviceUrl: 'https://elsewhere.example/' }],
    ['a service URL that is empty', { serviceUrl: '' }],
  ])('is refused for %s', async (_, more) => {
    expect(await rig.deliver({ ...message(), ...more })).toEqual(unauthorised);
    await expectUntouched();
  });
});

describe('a request that is no activity', () => {
  const signed = () => ({ authorization: `Bearer ${rig.connector.token(rig.app.id)}` });

  it.each([
    ['text', 'hello'],
    ['half of an activity', '{"type":"message","channelId":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['an activity without a type', '{"channelId":"msteams","serviceUrl":"https://x/"}'],
  ])('is refused where it is %s', async (_, body) => {
    expect(await rig.post(body, signed())).toEqual({ status: 400, text: '', body: undefined });
  });

  it('is refused where it is larger than a megabyte', async () => {
    const answered = await rig.post(JSON.stringify({ ...message(), text: 'あ'.repeat(400_000) }), signed());
    expect(answered.status).toBe(413);
  });

  it('is refused where it is not posted', async () => {
    expect((await fetch(rig.url)).status).toBe(405);
  });
});

describe('a request from the tenant’s Teams', () => {
  it('is taken, also with the tenant in capitals', async () => {
    const { tenant } = rig.app;
    const conversation = { id: 'a:2', conversationType: 'personal', tenantId: tenant.toUpperCase() };
    expect((await rig.settle({ ...message(), conversation })).status).toBe(200);
    expect(rig.connector.sent).toHaveLength(1);
  });

  it('is taken within the five minutes that clocks may differ', async () => {
    const claims = { exp: Math.floor(Date.parse(systemClock.now()) / 1000) - 60 };
    expect((await rig.deliver(message(), { claims })).status).toBe(200);
  });
});
