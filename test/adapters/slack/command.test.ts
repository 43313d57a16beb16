import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { IN_CHARGE } from '../../chat/open-chat-house.ts';
import { labelsOf, readsAs } from './rig/reading.ts';
import { openSlackHouse, type SlackHouse } from './rig/slack-house.ts';
import { HANAKO } from './rig/workspace.ts';

describe('the command /kakari', () => {
  let slack: SlackHouse;
  let assistant: FakeAssistant;

  beforeEach(async () => {
    assistant = new FakeAssistant(IN_CHARGE);
    slack = await openSlackHouse({ assistant });
  });

  afterEach(() => slack.close());

  /** What the person who typed it is shown. */
  const commanded = async (text: string) => {
    const before = slack.workspace.responses().length;
    await slack.command(HANAKO, text);
    await slack.settled();
    const [response, ...others] = slack.workspace.responses().slice(before);
    expect(others).toEqual([]);
    expect(slack.workspace.posted()).toEqual([]);
    return response ?? {};
  };

  it('answers a question to the person alone', async () => {
    const response = await commanded('書かない窓口の担当は？');
    expect(response).toMatchObject({ response_type: 'ephemeral', replace_original: false, unfurl_links: false });
    expect(readsAs(response)).toContain('「書かない窓口」の担当は市民窓口課です。');
    expect(labelsOf(response)).toContain('チャンネルに共有');
    expect(labelsOf(response)).not.toContain('役に立った');
  });

  it.each([
    ['', '用語 RPA'],
    ['使い方', '用語 RPA'],
    ['所属 市民課', '所属を青葉市の市民課として登録しました'],
    ['予定 市民課', '書かない窓口の導入'],
    ['所属 無い課', '無い課'],
  ])('「%s」 is answered with 「%s」', async (text, said) => {
    expect(readsAs(await commanded(text))).toContain(said);
    expect(assistant.messages).toEqual([]);
  });

  it.each([
    ['用語 RPA', 'RPAとは？'],
    ['担当 電子契約', '電子契約の担当課は？'],
    ['A&amp;Bの担当は？', 'A&Bの担当は？'],
    ['電子契約は10:30:00から？:thinking_face:', '電子契約は10:30:00から？'],
  ])('「%s」 asks 「%s」', async (text, question) => {
    await commanded(text);
    expect(assistant.messages.map((message) => message.text)).toEqual([question]);
  });

  it('予定 offers to register a section where none is', async () => {
    expect(labelsOf(await commanded('予定'))).toContain('所属の課を登録する');
    await commanded('所属 市民課');
    const agenda = await commanded('予定');
    expect(readsAs(agenda)).toContain('書かない窓口の導入');
    expect(labelsOf(agenda)).not.toContain('所属の課を登録する');
  });

  it.each(['使い方', '所属 市民課', '所属 無い課', '予定'])('「%s」 has nothing to share', async (text) => {
    expect(labelsOf(await commanded(text)).includes('チャンネルに共有')).toBe(false);
  });

  it('is understood from what the person asked before', async () => {
    await commanded('書かない窓口の担当は？');
    await commanded('それはいつから？');
    expect(assistant.messages.at(-1)).toMatchObject({ history: ['書かない窓口の担当は？'] });
  });

  it('is shared with all, under the question and the name of who shares it', async () => {
    const response = await commanded('書かない窓口の担当は？');
    await slack.press({ responded: response }, 'チャンネルに共有', HANAKO);
    await slack.settled();
    const shared = slack.workspace.responses().at(-1) ?? {};
    expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(readsAs(shared)).toMatch(/^質問：書かない窓口の担当は？（山田 花子さん）\n[^]*市民窓口課/u);
    expect(labelsOf(shared)).not.toContain('チャンネルに共有');
    expect(labelsOf(shared)).not.toContain('役に立った');
  });

  it('shows its passages and its choices to the person alone', async () => {
    const response = await commanded('書かない窓口の担当は？');
    await slack.press({ responded: response }, '出典の内容を見る', HANAKO);
    await slack.settled();
    await slack.press({ responded: response }, 'いつから始まりますか', HANAKO);
    await slack.settled();
    const [, details, answer] = slack.workspace.responses();
    expect(readsAs(details ?? {})).toContain('窓口で書く量を減らす');
    expect(readsAs(answer ?? {})).toMatch(/^質問：書かない窓口はいつから始まりますか\n[^]*令和9年度/u);
    expect([details, answer].map((one) => one?.['response_type'])).toEqual(['ephemeral', 'ephemeral']);
    expect(slack.workspace.posted()).toEqual([]);
    expect(assistant.messages.at(-1)).toMatchObject({ history: ['書かない窓口の担当は？'] });
  });

  it('tells politely where the answer address no longer takes it, and reports it', async () => {
    slack.workspace.script('response', { kind: 'status', status: 404 });
    await slack.command(HANAKO, '書かない窓口の担当は？');
    await slack.settled();
    expect(readsAs(slack.workspace.responses().at(-1) ?? {})).toContain('受付番号 REF00001');
    expect(slack.house.failures).toMatchObject([{ code: 'slack-response-refused' }]);
  });
});
