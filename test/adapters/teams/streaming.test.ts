import { afterEach, describe, expect, it } from 'vitest';
import { WORDED, WORDED_SO_FAR, worded, WritingAssistant } from '../../fakes/writing-assistant.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { streamInfoOf } from './rig/streams.ts';
import { textOf } from './rig/text-of.ts';

let rig: TeamsRig;

afterEach(() => rig.close());

const open = async (assistant: WritingAssistant): Promise<TeamsRig> => (rig = await openTeams({ assistant }));

const STEPS = [
  worded(['一つ目の文です。[1]']),
  worded(['一つ目の文です。[1]', '二つ目の文です。[2]']),
  worded(['一つ目の文です。[1]', '二つ目の文です。[2]', '三つ目の文です。[3]']),
];

const streamed = (text: string): Promise<void> => rig.connector.untilStreamed((shown) => shown.includes(text));

/** The updates that Teams was asked to take, as `type number`, and the end. */
const streamCalls = () =>
  rig.connector.asked.flatMap(({ body }) => {
    const info = streamInfoOf(body);
    return info === undefined ? [] : [`${info.streamType} ${info.streamSequence ?? ''}`.trim()];
  });

describe('an answer while it is written', () => {
  it('grows in a personal chat, an update every one and a half seconds, and ends in the card', async () => {
    const assistant = new WritingAssistant(STEPS, () => WORDED);
    await open(assistant);
    let shown = 0;
    let waiting: readonly number[] = [];
    assistant.whenShown = async () => {
      shown += 1;
      if (shown === 1) {
        await streamed('一つ目');
        await rig.timer.until(1500);
        ({ waiting } = rig.timer);
      }
      if (shown === 3) {
        rig.timer.pass(1500);
        await streamed('三つ目');
      }
    };
    await rig.settle(rig.payload('message-personal'));
    // Nothing else tells any more that it goes on.
    expect(waiting).toEqual([1500]);
    expect(streamCalls()).toEqual(['streaming 1', 'streaming 2', 'final']);
    const [answer, ...more] = rig.connector.sent;
    expect(more).toEqual([]);
    expect(textOf(answer)).toContain('取りまとめて実施します');
    expect(answer?.body['text']).toBeUndefined();
    expect(answer?.body).toMatchObject({
      type: 'message',
      channelData: { feedbackLoop: { type: 'default' }, streamType: 'final' },
    });
    expect(JSON.stringify(answer?.body['entities'])).toContain('AIGeneratedContent');
    expect(rig.timer.waiting).toEqual([]);
    expect(rig.failures).toEqual([]);
  });

  it('is not streamed where others read along', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    await rig.settle(rig.payload('message-channel-mention'));
    expect(streamCalls()).toEqual([]);
    expect(rig.connector.sent).toHaveLength(1);
  });

  it('is sent as any other where Teams does not stream', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    rig.connector.refuseStreaming({ status: 403, code: 'ContentStreamNotAllowed' });
    await rig.settle(rig.payload('message-personal'));
    expect(rig.connector.sent.map(({ method, body }) => [method, streamInfoOf(body)])).toEqual([['POST', undefined]]);
    expect(rig.failures).toEqual(['teams-not-streamed']);
  });

  it('takes the place of what was streamed where Teams ended the stream itself', async () => {
    const assistant = new WritingAssistant([WORDED_SO_FAR], () => WORDED);
    await open(assistant);
    assistant.whenShown = async () => {
      await streamed('手で書かずに');
      rig.connector.refuseStreaming({ status: 403, code: 'ContentStreamNotAllowed' });
    };
    await rig.settle(rig.payload('message-personal'));
    expect(rig.connector.sent.map(({ method }) => method)).toEqual(['PUT']);
    expect(textOf(rig.connector.sent[0])).toContain('取りまとめて');
    expect(rig.failures).toEqual(['teams-stream-not-ended']);
  });

  it('shows no address that Teams would make a link of before the card is there', async () => {
    const assistant = new WritingAssistant([worded(['example.comをご覧ください。[1]'])], () => WORDED);
    await open(assistant);
    await rig.settle(rig.payload('message-personal'));
    expect(streamCalls()).toEqual([]);
    expect(rig.connector.sent).toHaveLength(1);
  });
});

it('the sources of a card have the numbers of the marks, on every page', async () => {
  const long = worded(
    Array.from({ length: 80 }, (_, at) => `${at}番目の文は、窓口で申請書を書く手間を減らす取組の説明です。[3]`),
  );
  await open(new WritingAssistant([], () => long));
  await rig.settle(rig.payload('message-personal'));
  const text = textOf(rig.connector.sent[0]);
  expect(text).toMatch(/\[1\] .*第3章/u);
  expect(text).toMatch(/\[3\] .*第5章/u);
});
