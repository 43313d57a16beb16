import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { CHANNEL, HANAKO, PERSONAL, TEAM } from './rig/payloads.ts';

let rig: TeamsRig;

beforeEach(async () => {
  rig = await openTeams();
});

afterEach(() => rig.close());

const reference = (key: string) => rig.house.ledger.note('reference', key);
const inChannel = (id: string) => JSON.stringify({ serviceUrl: rig.connector.url, conversation: id });
const USER_KEYS = [`teams-user:${HANAKO.id}`, `teams-user:${HANAKO.aadObjectId}`];

describe('installing Kakari for a person', () => {
  it('keeps where the person is, under both addresses, and says nothing beside the prompts to begin with', async () => {
    await Promise.all(
      ['conversation-update-personal', 'installation-add-personal', 'installation-add-personal'].map((name) =>
        rig.deliver(rig.payload(name)),
      ),
    );
    await rig.idle();
    for (const key of USER_KEYS) expect(await reference(key)).toBe(inChannel(PERSONAL));
    expect(rig.connector.asked).toEqual([]);
  });

  it('is undone by taking it away', async () => {
    await rig.settle(rig.payload('installation-add-personal'));
    await rig.settle(rig.payload('installation-remove-personal'));
    for (const key of USER_KEYS) expect(await reference(key)).toBeUndefined();
  });

  it('is not undone by a new version of the app', async () => {
    await rig.settle(rig.payload('installation-add-personal'));
    await rig.settle(rig.payload('installation-remove-personal', { action: 'remove-upgrade' }));
    await rig.settle(rig.payload('installation-add-personal', { action: 'add-upgrade' }));
    expect(await reference(USER_KEYS[0] ?? '')).toBe(inChannel(PERSONAL));
  });
});

describe('installing Kakari in a team', () => {
  it('keeps all channels of the team, and says nothing', async () => {
    rig.connector.channels = [{ id: TEAM }, { id: CHANNEL, name: '窓口' }];
    await rig.settle(rig.payload('installation-add-team'));
    for (const id of [TEAM, CHANNEL]) expect(await reference(`teams-channel:${id}`)).toBe(inChannel(id));
    expect(rig.connector.sent).toEqual([]);
  });

  it('keeps a channel that is made later', async () => {
    await rig.settle(rig.payload('channel-created'));
    const id = '19:ffffffffffffffffffffffffffffffff@thread.tacv2';
    expect(await reference(`teams-channel:${id}`)).toBe(inChannel(id));
  });

  it('forgets a channel that is deleted', async () => {
    await rig.settle(rig.payload('channel-created'));
    const created = rig.payload('channel-created');
    const channelData = { ...(created['channelData'] as object), eventType: 'channelDeleted' };
    await rig.settle({ ...created, channelData });
    expect(await reference('teams-channel:19:ffffffffffffffffffffffffffffffff@thread.tacv2')).toBeUndefined();
  });
});

describe('a message', () => {
  it('keeps where it came from, also where Kakari missed its installation', async () => {
    await rig.settle(rig.payload('message-channel-mention'));
    await rig.settle(rig.payload('message-personal'));
    expect(await reference(`teams-channel:${CHANNEL}`)).toBe(inChannel(CHANNEL));
    for (const key of USER_KEYS) expect(await reference(key)).toBe(inChannel(PERSONAL));
  });

  it('in a group chat leaves no address', async () => {
    await rig.settle(rig.payload('message-group-mention'));
    expect(await reference(USER_KEYS[0] ?? '')).toBeUndefined();
  });
});
