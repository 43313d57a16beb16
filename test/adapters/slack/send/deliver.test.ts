import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDelivery } from '../../../../adapters/slack/send/deliver.ts';
import { createDeliveryApi } from '../../../../adapters/slack/send/web-client.ts';
import type { Contact } from '../../../../src/domain/directory.ts';
import type { Notice } from '../../../../src/domain/notice.ts';
import { clockAt, systemClock } from '../../../../src/providers/system-clock.ts';
import { BOT_USER, COUNTER, HANAKO, TARO, TOWN_HALL } from '../rig/workspace.ts';
import { type DeliveryHouse, fixedToken, messageTo, nobodysUrl, openDeliveryHouse } from './slack-house.ts';

const CHANNEL: Contact = { kind: 'slack-channel', address: TOWN_HALL };
const PERSON: Contact = { kind: 'slack-user', address: HANAKO };
const GROUP: Contact = { kind: 'slack-group', address: 'S0CITIZENS' };

let house: DeliveryHouse;
beforeEach(async () => {
  house = await openDeliveryHouse();
});
afterEach(() => house.close());

const groupOf = (...members: readonly string[]): void =>
  house.workspace.serve('usergroups.users.list', () => ({ ok: true, users: members }));

const posts = (): readonly string[] => house.workspace.posted().map(({ channel }) => channel);

describe('a notice', () => {
  it('is posted in a channel, with its id in the metadata and nothing that becomes a link by itself', async () => {
    const delivery = await house.delivery.deliver(messageTo(CHANNEL));
    const [posted] = house.workspace.posted();
    expect(delivery).toEqual({ kind: 'sent', reference: `slack:${TOWN_HALL}:${posted?.ts}` });
    expect(posted).toMatchObject({
      channel: TOWN_HALL,
      user: BOT_USER,
      metadata: { event_type: 'kakari_message', event_payload: { message_id: '0123456789abcdef0123' } },
    });
    expect(house.workspace.calledWith('chat.postMessage')[0]).toMatchObject({
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('is put in front of a person in their direct chat', async () => {
    await house.delivery.deliver(messageTo(PERSON));
    expect(posts()).toEqual([house.workspace.direct(HANAKO)]);
  });

  it('is put in front of each member of a group', async () => {
    groupOf(HANAKO, TARO);
    expect(await house.delivery.deliver(messageTo(GROUP))).toMatchObject({ kind: 'sent' });
    expect(posts()).toEqual([house.workspace.direct(HANAKO), house.workspace.direct(TARO)]);
  });

  it('is sent with its first page only, which leads to the next', async () => {
    const blocks = Array.from(
      { length: 90 },
      (_, at) => ({ kind: 'text', text: `予定${at}：${'長い'.repeat(40)}` }) as const,
    );
    const notice: Notice = { title: '予定のまとめ', blocks };
    await house.delivery.deliver({ ...messageTo(CHANNEL), notice });
    expect(posts()).toEqual([TOWN_HALL]);
    expect(JSON.stringify(house.workspace.posted()[0]?.blocks)).toContain('kakari_notice_more');
  });
});

describe('a notice that Slack does not take', () => {
  it.each(['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action', 'invalid_blocks'])(
    'is refused for good where Slack says %s',
    async (error) => {
      house.workspace.script('chat.postMessage', { kind: 'error', error });
      expect(await house.delivery.deliver(messageTo(CHANNEL))).toEqual({ kind: 'rejected', reason: error });
    },
  );

  it('is refused for good where the person or the group is gone', async () => {
    house.workspace.script('conversations.open', { kind: 'error', error: 'user_not_found' });
    expect(await house.delivery.deliver(messageTo(PERSON))).toEqual({ kind: 'rejected', reason: 'user_not_found' });
    house.workspace.serve('usergroups.users.list', () => ({ ok: false, error: 'no_such_subteam' }));
    expect(await house.delivery.deliver(messageTo(GROUP))).toEqual({ kind: 'rejected', reason: 'no_such_subteam' });
    groupOf();
    expect(await house.delivery.deliver(messageTo(GROUP))).toEqual({ kind: 'rejected', reason: 'no-members' });
  });

  it('waits as long as Slack asks for', async () => {
    house.workspace.script('chat.postMessage', { kind: 'rate-limited', retryAfterS: 30 });
    const retry = { kind: 'retry', reason: 'ratelimited', doubtful: false, afterMs: 30_000 };
    expect(await house.delivery.deliver(messageTo(CHANNEL))).toEqual(retry);
    expect(house.workspace.calledWith('chat.postMessage')).toHaveLength(1);
  });

  it.each(['invalid_auth', 'account_inactive', 'missing_scope'])(
    'is tried again, and nobody has it, where Slack says %s of the token',
    async (error) => {
      house.workspace.script('chat.postMessage', { kind: 'error', error });
      expect(await house.delivery.deliver(messageTo(CHANNEL))).toEqual({
        kind: 'retry',
        reason: error,
        doubtful: false,
      });
    },
  );

  it.each([
    [{ kind: 'broken' }, 'connection-broke'],
    [{ kind: 'status', status: 503 }, 'http-503'],
    [{ kind: 'error', error: 'internal_error' }, 'internal_error'],
    [{ kind: 'error', error: '<html>502 Bad Gateway' }, 'not-understood'],
  ] as const)('may have arrived all the same after %o', async (mishap, reason) => {
    house.workspace.script('chat.postMessage', mishap);
    expect(await house.delivery.deliver(messageTo(CHANNEL))).toEqual({ kind: 'retry', reason, doubtful: true });
  });

  it('has certainly not arrived where there was no connection, or only something else was asked', async () => {
    const api = createDeliveryApi({ apiUrl: await nobodysUrl() }, fixedToken);
    const delivery = await createDelivery({ api, clock: systemClock }).deliver(messageTo(CHANNEL));
    expect(delivery).toEqual({ kind: 'retry', reason: 'no-connection', doubtful: false });
    house.workspace.script('conversations.open', { kind: 'broken' });
    const asking = await house.delivery.deliver(messageTo(PERSON));
    expect(asking).toEqual({ kind: 'retry', reason: 'connection-broke', doubtful: false });
  });
});

describe('a notice of which nobody knows whether it arrived', () => {
  it.each([
    ['a channel', CHANNEL],
    ['a person', PERSON],
  ] as const)('is found again in the history of %s, and is not sent twice', async (_, contact) => {
    house.workspace.script('chat.postMessage', { kind: 'broken-after' });
    expect(await house.delivery.deliver(messageTo(contact))).toMatchObject({ kind: 'retry', doubtful: true });
    const [posted] = house.workspace.posted();
    expect(await house.delivery.find(messageTo(contact))).toBe(`slack:${posted?.channel}:${posted?.ts}`);
    expect(house.workspace.calledWith('conversations.history')[0]).toMatchObject({ include_all_metadata: 'true' });
  });

  it('is not found where it never arrived, nor another one in its place', async () => {
    await house.delivery.deliver(messageTo(CHANNEL, 'another'));
    house.workspace.script('chat.postMessage', { kind: 'broken' });
    await house.delivery.deliver(messageTo(CHANNEL));
    expect(await house.delivery.find(messageTo(CHANNEL))).toBeUndefined();
  });

  it('is found behind many other messages', async () => {
    await house.delivery.deliver(messageTo(CHANNEL));
    for (let count = 0; count < 205; count += 1) await house.workspace.say(TARO, TOWN_HALL, `発言${count}`);
    expect(await house.delivery.find(messageTo(CHANNEL))).toMatch(/^slack:C0TOWNHALL:/);
    expect(house.workspace.calledWith('conversations.history').length).toBeGreaterThan(1);
  });

  // The emulator gives the whole history whatever `oldest` says.
  it('is looked for over the longest days off and no further', async () => {
    const delivery = createDelivery({ api: house.api, clock: clockAt('2027-01-05T00:00:00.000Z') });
    await delivery.find(messageTo(CHANNEL));
    const [{ oldest } = {}] = house.workspace.calledWith('conversations.history');
    expect(Number(oldest)).toBe(Date.parse('2026-12-22T00:00:00.000Z') / 1000);
  });

  it('is not called unsent where there is too much to look through', async () => {
    house.workspace.serve('conversations.history', () => ({
      ok: true,
      messages: [{ ts: '1.1' }],
      response_metadata: { next_cursor: 'more' },
    }));
    await expect(house.delivery.find(messageTo(CHANNEL))).rejects.toThrow('slack-look-up-too-long');
  });
});

describe('a notice to a group of which some have it', () => {
  it('goes to the others only', async () => {
    groupOf(HANAKO, TARO);
    await house.delivery.deliver(messageTo({ kind: 'slack-user', address: HANAKO }));
    expect(await house.delivery.find(messageTo(GROUP))).toBeUndefined();
    await house.delivery.deliver(messageTo(GROUP));
    expect(posts().toSorted()).toEqual([house.workspace.direct(HANAKO), house.workspace.direct(TARO)].toSorted());
    expect(await house.delivery.find(messageTo(GROUP))).toMatch(
      new RegExp(`^slack:${house.workspace.direct(HANAKO)}:`),
    );
  });

  it('stops where Slack asks to wait, and goes on from there', async () => {
    groupOf(HANAKO, TARO);
    house.workspace.script(
      'conversations.open',
      { kind: 'error', error: 'user_disabled' },
      { kind: 'rate-limited', retryAfterS: 1 },
    );
    expect(await house.delivery.deliver(messageTo(GROUP))).toMatchObject({ kind: 'retry', afterMs: 1000 });
    expect(posts()).toEqual([]);
    expect(await house.delivery.deliver(messageTo(GROUP))).toMatchObject({ kind: 'sent' });
    expect(posts()).toEqual([house.workspace.direct(HANAKO), house.workspace.direct(TARO)]);
  });

  it('does not wait for a member who is gone', async () => {
    groupOf(HANAKO, TARO);
    house.workspace.script('conversations.open', { kind: 'error', error: 'user_disabled' });
    expect(await house.delivery.deliver(messageTo(GROUP))).toMatchObject({ kind: 'sent' });
    expect(posts()).toEqual([house.workspace.direct(TARO)]);
    house.workspace.script('conversations.open', { kind: 'error', error: 'user_disabled' });
    expect(await house.delivery.find(messageTo(GROUP))).toMatch(new RegExp(`^slack:${house.workspace.direct(TARO)}:`));
  });
});

describe('a private channel', () => {
  it('is served and looked through as a public one', async () => {
    const message = messageTo({ kind: 'slack-channel', address: COUNTER });
    await house.delivery.deliver(message);
    expect(await house.delivery.find(message)).toMatch(/^slack:C0COUNTER1:/);
  });
});
