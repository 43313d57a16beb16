import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { eventFixture } from './rig/fixture.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { BOT_USER, HANAKO, OTHER_BOT, TARO, TOWN_HALL } from './rig/workspace.ts';

describe('Kakari in Slack is silent', () => {
  const assistant = new FakeAssistant();
  let slack: SlackHouse;
  let joined: string;

  beforeAll(async () => {
    slack = await openSlackHouse({ assistant });
    // A thread in which Kakari takes part.
    joined = await slack.workspace.say(HANAKO, TOWN_HALL, `<@${BOT_USER}> 書かない窓口の担当は？`);
    await slack.settled();
  });

  afterAll(() => slack.close());

  /** What Kakari says, calls and asks when something happens; nothing where it is silent. */
  const noise = async (act: () => Promise<unknown>): Promise<unknown> => {
    const [calls, asked] = [slack.workspace.calls.length, assistant.messages.length];
    await act();
    await slack.settled();
    return {
      // The rig asks it each time that it has settled.
      calls: slack.workspace.calls.slice(calls).filter(({ method }) => method !== 'auth.test'),
      asked: assistant.messages.slice(asked),
      failures: slack.failures,
    };
  };

  const NOTHING = { calls: [], asked: [], failures: [] };

  it.each([
    ['an edit', 'message-changed'],
    ['a deletion', 'message-deleted'],
    ['somebody joining a channel', 'channel-join'],
    ["another bot's message", 'bot-message'],
    ["another bot's mention", 'app-mention-by-bot'],
    ['its own message', 'message-own'],
    ['a file without a word', 'message-file-share'],
    ['talk in a channel that is not for it', 'message-channels'],
    ['talk in a thread in which it takes no part', 'message-groups-thread'],
    ['the message of a mention, which comes as a mention too', 'message-channels-mention'],
  ])('at %s', async (_, name) => {
    expect(await noise(() => slack.event(eventFixture(name)))).toEqual(NOTHING);
  });

  it.each([
    ['Slackbot', { user: 'USLACKBOT' }],
    ['nobody', { user: undefined }],
    ['a person who edited it', { edited: { user: HANAKO, ts: '1795166401.000000' } }],
    ['a person in a way that Slack hides', { hidden: true }],
  ])('at a direct message by %s', async (_, changes) => {
    expect(await noise(() => slack.event(eventFixture('message-im', changes)))).toEqual(NOTHING);
  });

  it.each([
    ['speaks to another person', `<@${TARO}> 担当はどこでしたか`],
    ['speaks to a group', '<!subteam^S012345|@dx> 担当はどこでしたか'],
    ['speaks to everybody', '<!here> 担当はどこでしたか'],
    ['is thanks', 'ありがとうございます'],
    ['is a nod', '了解です'],
    ['is thanks with an emoji', 'ありがとうございます！ :man-bowing::skin-tone-2:'],
    ['is an emoji', ':pray:'],
    ["is an emoji of the workspace's own", ':了解:'],
    ['has no words', '<@U0NOBODY01>'],
  ])('in a thread in which it takes part, where a message %s', async (_, text) => {
    const quiet = (await noise(() => slack.workspace.say(HANAKO, TOWN_HALL, text, joined))) as typeof NOTHING;
    expect({
      ...quiet,
      calls: quiet.calls.filter(({ method }: { method: string }) => method === 'chat.postMessage'),
    }).toEqual(NOTHING);
  });

  it('at the message of a mention in a thread in which it takes part', async () => {
    const twin = eventFixture('message-channels-mention', { channel: TOWN_HALL, thread_ts: joined });
    expect(await noise(() => slack.event(twin))).toEqual(NOTHING);
  });

  it('where another bot writes in a thread in which it takes part', async () => {
    expect(await noise(() => slack.workspace.say(OTHER_BOT, TOWN_HALL, 'いつからですか', joined))).toEqual(NOTHING);
  });

  it('at a direct message or a mention that is an emoji', async () => {
    const direct = slack.workspace.direct(HANAKO);
    expect(await noise(() => slack.workspace.say(HANAKO, direct, ':+1:'))).toEqual(NOTHING);
    const mention = `<@${BOT_USER}> :tada:`;
    expect(await noise(() => slack.workspace.say(HANAKO, TOWN_HALL, mention, joined))).toEqual(NOTHING);
  });

  it('where an event is none that it knows', async () => {
    const envelope = {
      ...eventFixture('message-im'),
      event: { type: 'reaction_added', user: HANAKO, reaction: 'eyes' },
    };
    expect(await noise(() => slack.event(envelope))).toEqual(NOTHING);
  });
});
