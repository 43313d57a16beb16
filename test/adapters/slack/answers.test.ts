import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { eventFixture } from './rig/fixture.ts';
import { labelsOf, readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { BOT_USER, COUNTER, HANAKO, TARO, TOWN_HALL } from './rig/workspace.ts';

let slack: SlackHouse;
let assistant: FakeAssistant;

beforeEach(async () => {
  assistant = new FakeAssistant();
  slack = await openSlackHouse({ assistant });
});

afterEach(() => slack.close());

const asked = (): readonly (readonly string[])[] => assistant.messages.map(({ text, history }) => [...history, text]);

const MENTION = `<@${BOT_USER}>`;

describe('a question to Kakari in Slack', () => {
  it('is answered in the thread of a direct message, with what can be done next', async () => {
    const { workspace } = slack;
    let ts = '';
    const [answer, ...others] = await slack.during(async () => {
      ts = await workspace.say(HANAKO, workspace.direct(HANAKO), '書かない窓口の担当は？');
    });
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ channel: workspace.direct(HANAKO), thread: ts });
    expect(readsAs(answer ?? {})).toContain('「書かない窓口」の担当は市民窓口課です。');
    expect(labelsOf(answer ?? {})).toEqual(
      expect.arrayContaining(['いつから始まりますか', '出典の内容を見る', '役に立った', '違う']),
    );
    expect(slack.failures).toEqual([]);
  });

  it('is answered in the thread of a mention, once although Slack reports it twice', async () => {
    const { workspace } = slack;
    const answers = await slack.during(() => workspace.say(HANAKO, TOWN_HALL, `${MENTION} 書かない窓口の担当は？`));
    expect(answers).toHaveLength(1);
    expect(asked()).toEqual([['書かない窓口の担当は？']]);
  });

  it('is understood where people mention, link and quote in it', async () => {
    const { workspace } = slack;
    const text = `${MENTION} <#C012|総務> の「A&amp;B」と &lt;RPA&gt; は <https://example.lg.jp/a|計画> でいつ？ <@${TARO}>`;
    await slack.during(() => workspace.say(HANAKO, TOWN_HALL, text));
    expect(asked()).toEqual([['#総務 の「A&B」と <RPA> は 計画 でいつ？']]);
  });

  it('is followed up in its thread without a mention, in private channels too, with what was asked before', async () => {
    const { workspace } = slack;
    for (const channel of [TOWN_HALL, COUNTER]) {
      const root = await workspace.say(HANAKO, channel, `${MENTION} 書かない窓口の担当は？`);
      await slack.settled();
      const [answer] = await slack.during(() => workspace.say(TARO, channel, 'それはいつから？', root));
      expect(answer).toMatchObject({ channel, thread: root });
    }
    const both = [['書かない窓口の担当は？'], ['書かない窓口の担当は？', 'それはいつから？']];
    expect(asked()).toEqual([...both, ...both]);
  });

  it('is followed up in a thread also after a restart', async () => {
    const { workspace } = slack;
    const root = await workspace.say(HANAKO, TOWN_HALL, `${MENTION} 書かない窓口の担当は？`);
    await slack.restart();
    expect(await slack.during(() => workspace.say(TARO, TOWN_HALL, '目標はいつまで？', root))).toHaveLength(1);
  });

  it('in a direct chat is followed up by the next message', async () => {
    const { workspace } = slack;
    const channel = workspace.direct(HANAKO);
    await slack.during(() => workspace.say(HANAKO, channel, '書かない窓口の担当は？'));
    await slack.during(() => workspace.say(HANAKO, channel, 'それはいつから？'));
    await slack.during(() => workspace.say(TARO, workspace.direct(TARO), 'それはいつから？'));
    expect(asked()).toEqual([
      ['書かない窓口の担当は？'],
      ['書かない窓口の担当は？', 'それはいつから？'],
      ['それはいつから？'],
    ]);
  });

  it('is answered in English when it is asked in English', async () => {
    const { workspace } = slack;
    const [answer] = await slack.during(() => workspace.say(HANAKO, workspace.direct(HANAKO), 'Who is in charge?'));
    expect(labelsOf(answer ?? {})).toEqual(expect.arrayContaining(['Helpful', 'What the sources say']));
    expect(workspace.calledWith('assistant.threads.setStatus')[0]).toMatchObject({ status: 'Looking it up…' });
  });

  it('shows that it is being worked on, with a button that stops it, until it is answered', async () => {
    const { workspace } = slack;
    const ts = await workspace.say(HANAKO, workspace.direct(HANAKO), '書かない窓口の担当は？');
    await slack.settled();
    const place = { channel_id: workspace.direct(HANAKO), thread_ts: ts };
    expect(workspace.calledWith('assistant.threads.setStatus')).toEqual([
      { ...place, status: 'お調べしています…' },
      { ...place, status: '' },
    ]);
    expect(workspace.calledWith('agents.sessions.setStatus')).toEqual([
      { ...place, status: 'processing' },
      { ...place, status: 'active' },
    ]);
    const order = workspace.calls.map(({ method }) => method).filter((method) => method !== 'auth.test');
    expect(order.indexOf('chat.postMessage')).toBe(2);
  });

  it('is answered after Slack took the status, which would stay there otherwise', async () => {
    const { workspace } = slack;
    const postedMeanwhile: number[] = [];
    workspace.serve('assistant.threads.setStatus', async () => {
      // More than it takes to answer and to post.
      for (let time = 0; time < 30; time += 1)
        await fetch(`${workspace.emulator.url}/api/auth.test`, { method: 'POST' });
      postedMeanwhile.push(workspace.posted().length);
      return { ok: true };
    });
    await slack.during(() => workspace.say(HANAKO, workspace.direct(HANAKO), '書かない窓口の担当は？'));
    expect(postedMeanwhile).toEqual([0, 1]);
  });

  it('shows it in a thread only where Kakari takes part', async () => {
    const { workspace } = slack;
    const foreign = await workspace.say(HANAKO, TOWN_HALL, '書かない窓口の件です');
    await slack.during(() => workspace.say(TARO, TOWN_HALL, '担当はどこですか', foreign));
    expect(workspace.calledWith('assistant.threads.setStatus')).toEqual([]);
    const own = await workspace.say(HANAKO, TOWN_HALL, `${MENTION} 担当は？`);
    await slack.settled();
    await slack.during(() => workspace.say(TARO, TOWN_HALL, 'いつからですか', own));
    expect(workspace.calledWith('assistant.threads.setStatus')).toHaveLength(4);
  });

  it('with nothing but a mention says how to ask', async () => {
    const { workspace } = slack;
    const [help] = await slack.during(() => workspace.say(HANAKO, TOWN_HALL, MENTION));
    expect(readsAs(help ?? {})).toContain('用語 RPA');
    expect(asked()).toEqual([]);
  });

  it('as documented by Slack is answered where it was asked', async () => {
    const [direct] = await slack.during(() => slack.event(eventFixture('message-im')));
    const [mention] = await slack.during(() => slack.event(eventFixture('app-mention')));
    expect(direct).toMatchObject({ channel: 'D0HANAKO01', thread: '1795166400.000100' });
    expect(mention).toMatchObject({ channel: 'C0TOWNHALL', thread: '1795166400.000200' });
  });
});
