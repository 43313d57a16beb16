import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { type ChatHouse, openChatHouse } from '../../chat/open-chat-house.ts';
import { converse, HANAKO, said, TARO, turnOf } from './saying.ts';

const SILENT = { kind: 'silent' };
const THREAD = 'slack:T1:C1:100';

let house: ChatHouse<FakeAssistant>;

beforeEach(async () => {
  house = await openChatHouse();
});

afterEach(() => house.close());

const inThread = (text: string, rest = {}) => said(text, { conversation: THREAD, to: 'thread', ...rest });
const mention = (text: string, rest = {}) => said(text, { conversation: THREAD, ...rest });

describe('a thread that Kakari does not take part in', () => {
  it('is left alone, and nothing of it is kept', async () => {
    const question = inThread('書かない窓口の担当は？');
    expect(await house.desk.hear(question)).toEqual(SILENT);
    expect(house.assistant.messages).toEqual([]);
    // Nobody took the event: the same message as a mention is answered.
    expect((await house.desk.hear({ ...question, to: 'kakari' })).kind).toBe('answered');
  });

  it('is not joined by a question in another thread', async () => {
    await converse(house.desk, mention('書かない窓口の担当は？'));
    expect(await house.desk.hear(inThread('いつから？', { conversation: 'slack:T1:C1:200' }))).toEqual(SILENT);
  });
});

it('joins a thread with its answer, not before', async () => {
  const turn = turnOf(await house.desk.hear(mention('書かない窓口の担当は？')));
  expect(await house.desk.hear(inThread('いつから？'))).toEqual(SILENT);
  await house.desk.answered(turn, HANAKO, 'slack:T1:C1:101');
  expect((await house.desk.hear(inThread('いつから？'))).kind).toBe('answered');
});

describe('a thread in which Kakari answered', () => {
  beforeEach(async () => {
    await converse(house.desk, mention('書かない窓口の担当は？'));
  });

  it('has its follow-ups answered, of everybody, with what was asked before', async () => {
    const turn = turnOf(await house.desk.hear(inThread('いつから？', { by: TARO })));
    expect(turn.asked.history).toEqual(['書かない窓口の担当は？']);
  });

  it('still has them answered after a restart', async () => {
    const after = await openChatHouse({ ledger: house.ledger });
    expect((await after.desk.hear(inThread('いつから？'))).kind).toBe('answered');
    await after.close();
  });

  it.each([
    '了解です！',
    'ありがとうございます',
    'では私が市民課に確認してみます',
    '👍',
    'それは助かりますね',
    'OK',
    '',
  ])('is left alone when people only talk: %s', async (text) => {
    expect(await house.desk.hear(inThread(text))).toEqual(SILENT);
    expect(house.assistant.messages).toHaveLength(1);
  });

  it('is left alone by what the assistant takes for small talk, which is not heard a second time', async () => {
    const talk = { language: 'ja', kind: 'small-talk', about: 'greeting', blocks: [] } as const;
    const other = await openChatHouse({ ledger: house.ledger, assistant: { answer: () => Promise.resolve(talk) } });
    const hello = inThread('やあ');
    expect(await other.desk.hear(hello)).toEqual(SILENT);
    expect(await house.desk.hear({ ...hello, to: 'kakari' })).toEqual(SILENT);
    await other.close();
  });

  it('takes what reads like a command as a question, since it may be said to others', async () => {
    await house.desk.register(HANAKO, { municipality: 'aoba', department: '市民課' });
    const turn = turnOf(await house.desk.hear(inThread('予定')));
    expect(turn.reply.kind).toBe('not-in-plan');
    expect(house.assistant.messages.at(-1)?.text).toBe('予定');
  });
});

describe('a direct chat', () => {
  it('has thanks answered', async () => {
    expect((await house.desk.hear(said('ありがとうございます'))).kind).toBe('answered');
  });
});

describe('the context of a question', () => {
  it('does not come from another conversation, or from another person', async () => {
    await house.desk.hear(said('電子契約の担当は？', { conversation: 'slack:T1:D1' }));
    await house.desk.hear(said('避難所の担当は？', { by: TARO, conversation: 'slack:T1:D2' }));
    const turn = turnOf(await house.desk.hear(said('いつから？', { conversation: 'slack:T1:D1:9' })));
    expect(turn.asked.history).toEqual([]);
    const taro = turnOf(await house.desk.hear(said('いつから？', { by: TARO, conversation: 'slack:T1:D2' })));
    expect(taro.asked.history).toEqual(['避難所の担当は？']);
  });

  it('comes from the direct chat for half an hour where a new thread was begun in it', async () => {
    const within = 'slack:T1:D1';
    await house.desk.hear(said('電子契約の担当は？', { conversation: `${within}:1`, within }));
    house.clock.move(29 * 60 * 1000);
    const soon = turnOf(await house.desk.hear(said('いつから？', { conversation: `${within}:2`, within })));
    expect(soon.asked.history).toEqual(['電子契約の担当は？']);
    house.clock.move(30 * 60 * 1000);
    const late = turnOf(await house.desk.hear(said('いつから？', { conversation: `${within}:3`, within })));
    expect(late.asked.history).toEqual([]);
  });

  it('holds neither commands nor help', async () => {
    for (const text of ['使い方', '予定', '所属 市民課', '所属', '']) await house.desk.hear(said(text));
    await house.desk.hear(said('用語 RPA'));
    const turn = turnOf(await house.desk.hear(said('いつから？')));
    expect(turn.asked.history).toEqual(['RPAとは？']);
  });
});
