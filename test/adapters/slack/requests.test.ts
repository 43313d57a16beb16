import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpListener } from '../../../adapters/slack/receive/http-listener.ts';
import { systemClock } from '../../../src/providers/system-clock.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { eventFixture, fixture } from './rig/fixture.ts';
import { openSlackHouse, type Sending, type SlackHouse } from './rig/slack-house.ts';

const secondsFromNow = (seconds: number): number => Math.floor(Date.parse(systemClock.now()) / 1000) + seconds;

const WRONG: readonly { readonly request: string; readonly sending: Sending }[] = [
  { request: 'one without a signature', sending: { headers: { 'x-slack-signature': '' } } },
  { request: 'one that somebody else signed', sending: { signing: { secret: 'another secret' } } },
  { request: 'one of another version of signatures', sending: { headers: { 'x-slack-signature': 'v1=00' } } },
  {
    request: 'one whose time was changed',
    sending: { headers: { 'x-slack-request-timestamp': String(secondsFromNow(-9)) } },
  },
  { request: 'one without a time', sending: { headers: { 'x-slack-request-timestamp': '' } } },
  { request: 'one that is older than five minutes', sending: { signing: { timestamp: secondsFromNow(-400) } } },
  { request: 'one from more than five minutes ahead', sending: { signing: { timestamp: secondsFromNow(3600) } } },
];

describe('a request to the Slack surface', () => {
  let slack: SlackHouse;

  beforeAll(async () => {
    slack = await openSlackHouse();
  });

  afterAll(() => slack.close());

  /** How much was done at Slack; the rig asks who it is whenever it has settled. */
  const done = (): number => slack.workspace.calls.filter(({ method }) => method !== 'auth.test').length;

  it('is taken where Slack signed it', async () => {
    const response = await slack.event(eventFixture('app-mention-by-bot'));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each(WRONG)('is refused as $request, without a word and without anything being done', async ({ sending }) => {
    const before = done();
    const response = await slack.event(eventFixture('message-im'), sending);
    await slack.settled();
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(done()).toBe(before);
  });

  it('is left to be sent again while Kakari stops', async () => {
    await slack.surface.stop();
    expect((await slack.event(eventFixture('message-im'))).status).toBe(503);
    await slack.surface.start();
    expect((await slack.event(eventFixture('app-mention-by-bot'))).status).toBe(200);
  });

  it.each([
    ['an event', eventFixture('message-im', {}), { team_id: 'T0OTHER', authorizations: [{ team_id: 'T0OTHER' }] }],
    ['an event of an older form', eventFixture('message-im', {}), { team_id: 'T0OTHER', authorizations: undefined }],
  ])('is not answered where it is %s of another workspace', async (_, envelope, from) => {
    const posted = slack.workspace.posted().length;
    expect((await slack.event({ ...envelope, ...from })).status).toBe(200);
    await slack.settled();
    expect(slack.workspace.posted()).toHaveLength(posted);
  });

  it('is refused where it is larger than anything that Slack sends', async () => {
    const text = 'あ'.repeat(400_000);
    const response = await slack.event(eventFixture('message-im', { text }));
    expect(response.status).toBe(413);
  });

  it('is refused where it is no payload, though it is signed', async () => {
    expect((await slack.send('{"event', 'json')).status).toBe(400);
    expect(slack.failures).toEqual([]);
  });

  it('answers the challenge with which Slack checks the address', async () => {
    const response = await slack.send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), 'json');
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it('is taken where the emulator, not the test, signed it', async () => {
    const { workspace } = slack;
    const statuses: (number | undefined)[] = [];
    const server = createServer((request, response) => {
      response.once('finish', () => statuses.push(response.statusCode));
      slack.surface.listener?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    workspace.emulator.subscribe(`http://127.0.0.1:${(server.address() as AddressInfo).port}${slack.surface.path}`);
    await workspace.say('U0HANAKO01', 'C0TOWNHALL', 'おはようございます');
    await new Promise((resolve) => server.close(resolve));
    expect(statuses).toEqual([200]);
  });

  it('with a command or a press that is forged does nothing', async () => {
    const before = done();
    const signing = { secret: 'another secret' };
    const form = new URLSearchParams(fixture('slash-command') as Record<string, string>).toString();
    const press = new URLSearchParams({ payload: JSON.stringify(fixture('block-actions')) }).toString();
    for (const body of [form, press, `${form}&ssl_check=0`])
      expect((await slack.send(body, 'form', { signing })).status).toBe(401);
    // Slack checks certificates without a signature; nothing else of such a request is read.
    expect((await slack.send(`${form}&ssl_check=1`, 'form', { signing })).status).toBe(200);
    await slack.settled();
    expect(done()).toBe(before);
  });
});

describe('the gate before Bolt', () => {
  /** What becomes of a request with headers, at 09:00 on 20 November 2026 in Japan. */
  const statusOf = async (method: string, timestamp: string, isReady = true): Promise<number> => {
    const receiver = { requestListener: (_: unknown, response: { end: () => void }) => response.end() };
    const listener = httpListener(receiver as never, new ManualClock('2026-11-20'), () => isReady);
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    const { status } = await fetch(url, { method, headers: { 'x-slack-request-timestamp': timestamp } });
    await new Promise((resolve) => server.close(resolve));
    return status;
  };

  const now = Date.parse('2026-11-20T00:00:00.000Z') / 1000;

  it.each([
    { ahead: 0, status: 200 },
    { ahead: 300, status: 200 },
    { ahead: 301, status: 401 },
    { ahead: 1e12, status: 401 },
  ])(
    'holds the five minutes that Slack asks for to the second ($ahead s ahead: $status)',
    async ({ ahead, status }) => {
      expect(await statusOf('POST', String(now + ahead))).toBe(status);
    },
  );

  it('knows nothing but POST, and lets nothing in before Kakari knows who it is', async () => {
    expect([await statusOf('GET', String(now)), await statusOf('POST', String(now), false)]).toEqual([404, 503]);
  });
});
