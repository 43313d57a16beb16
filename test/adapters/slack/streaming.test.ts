import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { wordedMark } from '../../../src/language/worded-mark.ts';
import { WORDED, WORDED_SO_FAR, worded, WritingAssistant } from '../../fakes/writing-assistant.ts';
import { eventFixture } from './rig/fixture.ts';
import { readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { BOT_USER, HANAKO, TOWN_HALL } from './rig/workspace.ts';

let slack: SlackHouse;
/** Ends the wait of so many milliseconds that is under way, or the next one. */
let endWait: (ms: number) => Promise<void>;

afterEach(() => slack.close());

const open = async (assistant: WritingAssistant): Promise<SlackHouse> => {
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  let look = (): void => undefined;
  const wait = (ms: number): Promise<void> =>
    new Promise((end) => {
      waits.push({ ms, end: () => end() });
      look();
    });
  endWait = async (ms) => {
    while (!waits.some((one) => one.ms === ms)) await new Promise<void>((resolve) => (look = resolve));
    for (const one of waits.splice(0)) one.end();
  };
  slack = await openSlackHouse({ assistant, slack: { wait } });
  return slack;
};

const STEPS: readonly [Reply, Reply, Reply] = [
  worded(['一つ目の文です。[1]']),
  worded(['一つ目の文です。[1]', '二つ目の文です。[2]']),
  worded(['一つ目の文です。[1]', '二つ目の文です。[2]', '三つ目の文です。[3]']),
];

const streamed = (text: string): Promise<true> =>
  slack.workspace.until(() =>
    slack.workspace.streaming().some((one) => readsAs(one).includes(text)) ? true : undefined,
  );

const called = (method: string): Promise<true> =>
  slack.workspace.until(() => (slack.workspace.calledWith(method).length > 0 ? true : undefined));

const say = (text = '説明して') =>
  slack.during(() => slack.workspace.say(HANAKO, slack.workspace.direct(HANAKO), text));

const streamCalls = () =>
  slack.workspace.calls
    .filter(({ method }) => /Stream$|chat\.(?:post|update)/u.test(method))
    .map(({ method }) => method);

describe('an answer while it is written', () => {
  it('grows in its message by what is new, a second apart, and gives way to the whole', async () => {
    const assistant = new WritingAssistant(STEPS, () => WORDED);
    await open(assistant);
    let shown = 0;
    assistant.whenShown = async () => {
      shown += 1;
      // The second comes while Slack is not to be asked again, and the third right behind it.
      if (shown === 1) await streamed('一つ目');
      if (shown === 3) {
        await endWait(1000);
        await streamed('三つ目');
      }
    };
    const [answer, ...more] = await say();
    expect(more).toEqual([]);
    expect(streamCalls()).toEqual(['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update']);
    const [begun] = slack.workspace.calledWith('chat.startStream');
    expect(begun).toMatchObject({ recipient_team_id: 'T000000001', recipient_user_id: HANAKO });
    expect(begun?.['markdown_text']).toBeUndefined();
    expect(JSON.stringify(slack.workspace.calledWith('chat.appendStream')[0]?.['chunks'])).not.toContain('一つ目');
    expect(readsAs(answer ?? {})).toContain('取りまとめて実施します');
    expect(answer?.text).toContain(wordedMark(WORDED));
  });

  it('is streamed in the thread of a channel, too', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    assistant.whenShown = async () => void (await streamed('手で書かずに'));
    const posted = await slack.during(() => slack.workspace.say(HANAKO, TOWN_HALL, `<@${BOT_USER}> 説明して`));
    expect(posted.map(({ channel }) => channel)).toEqual([TOWN_HALL]);
    expect(readsAs(posted[0] ?? {})).toContain('取りまとめて');
  });

  it('keeps what people think of it under the message that was streamed', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    assistant.whenShown = async () => void (await streamed('手で書かずに'));
    const [answer] = await say();
    if (answer === undefined) throw new Error('There is no answer.');
    await slack.during(() => slack.press(answer, '役に立った', HANAKO));
    const { verdicts } = await slack.house.ledger.feedback({});
    expect(verdicts.map(({ message }) => message)).toEqual([expect.stringContaining(answer.ts) as unknown]);
  });

  it('is posted as any other where Slack does not stream', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    slack.workspace.script('chat.startStream', { kind: 'error', error: 'unknown_method' });
    assistant.whenShown = async () => void (await called('chat.startStream'));
    expect(await say()).toHaveLength(1);
    expect(streamCalls()).toEqual(['chat.startStream', 'chat.postMessage']);
    expect(slack.failures).toEqual([{ code: 'slack-not-streamed', detail: 'unknown_method' }]);
  });

  it('grows no more where Slack takes no addition, and is whole in the end', async () => {
    const assistant = new WritingAssistant(STEPS, () => WORDED);
    await open(assistant);
    slack.workspace.script('chat.appendStream', { kind: 'rate-limited', retryAfterS: 30 });
    let shown = 0;
    assistant.whenShown = async () => {
      shown += 1;
      if (shown === 1) await streamed('一つ目');
      if (shown !== 2) return;
      await endWait(1000);
      await called('chat.appendStream');
    };
    const [answer, ...more] = await say();
    expect(more).toEqual([]);
    expect(readsAs(answer ?? {})).toContain('取りまとめて');
    expect(streamCalls().filter((method) => method === 'chat.appendStream')).toHaveLength(1);
  });

  it('is posted below where Slack does not let it take the place of what was streamed', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    assistant.whenShown = async () => void (await streamed('手で書かずに'));
    slack.workspace.script('chat.update', { kind: 'error', error: 'cant_update_message' });
    const posted = await say();
    expect(readsAs(posted.at(-1) ?? {})).toContain('取りまとめて');
    expect(slack.failures.map(({ code }) => code)).toEqual(['slack-stream-not-replaced']);
  });

  it('says no more than fits into one message', async () => {
    const long = worded(
      Array.from({ length: 60 }, (_, at) => `${at}番目の文です。${'長い説明が続きます。'.repeat(40)}[1]`),
    );
    const assistant = new WritingAssistant([long], () => long);
    await open(assistant);
    const [answer] = await say();
    expect(streamCalls()).toEqual(['chat.postMessage']);
    expect(readsAs(answer ?? {})).toContain('続きを見る');
  });
});

it('the stop button ends a stream at once: what was said stays with its sources, and nothing follows', async () => {
  let finish = (): void => undefined;
  const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
  assistant.whenShown = () => new Promise((resolve) => (finish = resolve));
  await open(assistant);
  const { workspace } = slack;
  const channel = workspace.direct(HANAKO);
  const question = await workspace.say(HANAKO, channel, '説明して');
  await streamed('手で書かずに');
  await slack.event(eventFixture('agent-session-stopped', { channel, thread_ts: question }));
  await workspace.until(() => (workspace.posted().some(({ text }) => text.includes('出典')) ? true : undefined));
  finish();
  await slack.settled();
  const [left = '', stopped, ...more] = workspace.posted().map(readsAs);
  expect(more).toEqual([]);
  expect(left).toContain('手で書かずに');
  expect(left).toContain('AIが文章にしました');
  expect(left).toMatch(/出典.*\[1\]/su);
  expect(left).not.toMatch(/取りまとめて|役に立った/u);
  expect(stopped).toContain('お調べするのをやめました。');
});
