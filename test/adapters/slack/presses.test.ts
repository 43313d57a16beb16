import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { IN_CHARGE } from '../../chat/open-chat-house.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { fixture } from './rig/fixture.ts';
import { labelsOf, readsAs } from './rig/reading.ts';
import { interactionForm } from './rig/sign.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { BOT_USER, HANAKO, type Posted, TARO, TOWN_HALL } from './rig/workspace.ts';

let slack: SlackHouse;
let assistant: FakeAssistant;

const open = async (options: Parameters<typeof openSlackHouse>[0] = {}): Promise<void> => {
  assistant = new FakeAssistant(IN_CHARGE);
  slack = await openSlackHouse({ assistant, ...options });
};

afterEach(() => slack.close());

/** An answer in a thread of a channel. */
const answered = async (question = '書かない窓口の担当は？'): Promise<Posted> => {
  const answers = await slack.during(() => slack.workspace.say(HANAKO, TOWN_HALL, `<@${BOT_USER}> ${question}`));
  if (answers[0] === undefined) throw new Error('There is no answer.');
  return answers[0];
};

const pressed = (on: Posted, label: string, user = HANAKO): Promise<readonly Posted[]> =>
  slack.during(() => slack.press(on, label, user));

describe('a button under an answer', () => {
  beforeEach(() => open());

  it('asks its question in the thread, as whoever pressed it', async () => {
    const answer = await answered();
    const [next, ...others] = await pressed(answer, 'いつから始まりますか', TARO);
    expect(others).toEqual([]);
    expect(next).toMatchObject({ channel: TOWN_HALL, thread: answer.thread });
    expect(readsAs(next ?? {})).toMatch(/^質問：書かない窓口はいつから始まりますか\n[^]*令和9年度/u);
    expect(assistant.messages.at(-1)).toMatchObject({
      text: '書かない窓口はいつから始まりますか',
      history: ['書かない窓口の担当は？'],
    });
  });

  it('pressed twice asks twice, and the answer is judged like any other', async () => {
    const answer = await answered();
    const [first] = await pressed(answer, 'いつから始まりますか');
    const [second] = await pressed(answer, 'いつから始まりますか');
    if (first === undefined || second === undefined) throw new Error('There is no answer.');
    await pressed(second, '違う');
    expect(await slack.house.ledger.feedback({})).toMatchObject({ answers: 3, verdicts: [{ verdict: 'wrong' }] });
  });

  it('keeps what people think of an answer, one verdict each, and thanks them alone', async () => {
    const answer = await answered();
    const [thanks] = await pressed(answer, '役に立った');
    expect(thanks).toMatchObject({
      onlyTo: HANAKO,
      thread: answer.thread,
      text: 'ありがとうございます。今後の改善に役立てます。',
    });
    await pressed(answer, '違う');
    await pressed(answer, '役に立った', TARO);
    const { verdicts } = await slack.house.ledger.feedback({});
    expect(verdicts.map(({ verdict }) => verdict).toSorted()).toEqual(['helpful', 'wrong']);
    expect(verdicts.map(({ about, question }) => ({ about, question }))).toEqual([
      { about: 'owner' },
      { about: 'owner' },
    ]);
  });

  it('shows the passages on which the answer rests, in its thread', async () => {
    const answer = await answered();
    const [details] = await pressed(answer, '出典の内容を見る', TARO);
    expect(details).toMatchObject({ thread: answer.thread });
    expect(readsAs(details ?? {})).toContain('窓口で書く量を減らす「書かない窓口」を');
  });

  it.each([
    'kakari_choose:0',
    'kakari_more',
    'kakari_details',
    'kakari_hand_over',
    'kakari_share',
    'kakari_feedback',
    'kakari_answer:done',
    'kakari_reopen',
    'kakari_notice_more',
  ])('(%s) that carries what cannot be read says so to the person alone, and does nothing', async (action_id) => {
    const values = action_id.startsWith('kakari_choose') ? ['', undefined] : ['', '{', '{"text":1}', undefined];
    const apologies = await slack.during(async () => {
      for (const value of values) {
        const body = fixture('block-actions', { actions: [{ type: 'button', action_id, value, action_ts: '1.1' }] });
        expect((await slack.send(interactionForm(body), 'form')).status).toBe(200);
      }
    });
    expect(apologies.map(({ onlyTo }) => onlyTo)).toEqual(values.map(() => HANAKO));
    expect(slack.house.failures.map(({ code }) => code)).toEqual(values.map(() => 'slack-button-unreadable'));
    expect(assistant.messages).toEqual([]);
  });
});

describe('続きを見る', () => {
  const items = Array.from({ length: 60 }, (_, at) => `第${at + 1}号の取組`);
  const reply: Reply = {
    language: 'ja',
    kind: 'grounded',
    about: 'content',
    blocks: [
      { kind: 'text', text: '取組は60件です。' },
      { kind: 'list', items },
    ],
  };

  it('shows the rest of an answer in the same thread, page by page, also after a restart', async () => {
    await open({ assistant: { answer: () => Promise.resolve(reply) } });
    const shown = [await answered('取組は？')];
    for (let last = shown[0]; last !== undefined && labelsOf(last).includes('続きを見る');) {
      await slack.restart();
      [last] = await pressed(last, '続きを見る', TARO);
      if (last !== undefined) shown.push(last);
    }
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown.map(({ thread }) => thread)).size).toBe(1);
    expect(shown.flatMap((one) => readsAs(one).match(/第\d+号の取組/gu) ?? [])).toEqual(items);
  });
});

describe('担当課に確認する', () => {
  const contact = { kind: 'slack-channel', address: 'C0COUNTER1' } as const;
  const directory = [{ municipality: 'aoba', department: '市民課', contact, promoter: false }];

  it('hands the question to the section with a link to the thread, once, and says so in the thread', async () => {
    await open({ directory });
    const answer = await answered();
    const [handed, told] = await pressed(answer, '担当課に確認する', TARO);
    expect(handed).toMatchObject({ channel: 'C0COUNTER1' });
    expect(readsAs(handed ?? {})).toMatch(/鈴木 太郎[^]*書かない窓口の担当は？/u);
    expect(JSON.stringify(handed?.blocks)).toContain(`/archives/${TOWN_HALL}/p${answer.ts.replace('.', '')}`);
    expect(told).toMatchObject({ thread: answer.thread, text: '市民課に質問を送りました。' });
    expect(told).not.toHaveProperty('onlyTo');
    const again = await pressed(answer, '担当課に確認する');
    expect(again).toMatchObject([{ onlyTo: HANAKO, text: 'この質問は、すでに担当課に送っています。' }]);
  });

  it('says whom to ask where nobody can be reached', async () => {
    await open();
    slack.house.use();
    const answer = await answered();
    expect(await pressed(answer, '担当課に確認する')).toMatchObject([
      { onlyTo: HANAKO, text: expect.stringContaining('市民課') as unknown },
    ]);
  });

  it('hands over without a link what was asked in a direct chat, which opens for nobody else', async () => {
    await open({ directory });
    const [answer] = await slack.during(() =>
      slack.workspace.say(HANAKO, slack.workspace.direct(HANAKO), '書かない窓口の担当は？'),
    );
    if (answer === undefined) throw new Error('There is no answer.');
    const [handed] = await pressed(answer, '担当課に確認する', HANAKO);
    expect(readsAs(handed ?? {})).toContain('書かない窓口の担当は？');
    expect(JSON.stringify(handed?.blocks)).not.toContain('/archives/');
  });

  it('hands over without a link and a name where Slack does not tell them', async () => {
    await open({ directory });
    const answer = await answered();
    slack.workspace.script('chat.getPermalink', { kind: 'error', error: 'message_not_found' });
    slack.workspace.script('users.info', { kind: 'error', error: 'user_not_found' });
    const [handed] = await pressed(answer, '担当課に確認する', TARO);
    expect(readsAs(handed ?? {})).toContain('書かない窓口の担当は？');
  });

  it('says that it failed where Slack does not take it', async () => {
    await open({ directory });
    const answer = await answered();
    slack.workspace.script('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    expect(await pressed(answer, '担当課に確認する')).toMatchObject([{ onlyTo: HANAKO }]);
  });
});
