import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryEntry } from '../../../src/domain/directory.ts';
import type { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { buttonsOf } from './rig/find-buttons.ts';
import { openTeams, type TeamsRig } from './rig/open-teams.ts';
import { CHANNEL, HANAKO, JIRO, PERSONAL } from './rig/payloads.ts';
import { pressOn } from './rig/press.ts';
import { textOf } from './rig/text-of.ts';

const DIRECTORY: readonly DirectoryEntry[] = [
  {
    municipality: 'aoba',
    department: '市民課',
    contact: { kind: 'teams-channel', address: CHANNEL },
    promoter: false,
  },
];

let rig: TeamsRig;

beforeEach(async () => {
  rig = await openTeams({ directory: DIRECTORY, retainQuestions: true });
});

afterEach(() => rig.close());

const sent = () => rig.connector.sent;
const WORKING = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'お調べしています…' };

describe('the buttons of an answer', () => {
  it('show what the sources say', async () => {
    await rig.settle(rig.payload('message-personal'));
    expect((await pressOn(rig, sent()[0], '出典の内容を見る')).body).toEqual(WORKING);
    expect(textOf(sent()[1])).toContain('窓口で書く量を減らす');
    expect(sent()[1]?.path).toBe(`/v3/conversations/${PERSONAL}/activities/${sent()[0]?.id}`);
  });

  it('do once what is delivered five times', async () => {
    await rig.settle(rig.payload('message-personal'));
    for (let time = 0; time < 5; time += 1) await pressOn(rig, sent()[0], '出典の内容を見る', { id: 'f:same' });
    expect(sent()).toHaveLength(2);
  });

  it('hand the question to the section in charge once, and say where it went', async () => {
    await rig.settle(rig.payload('message-channel-mention'));
    const answer = sent()[0];
    await pressOn(rig, answer, '担当課に確認する');
    const [handed, told] = sent().slice(1);
    expect(handed?.path).toBe('/v3/conversations');
    expect(textOf(handed)).toContain('書かない窓口の担当はどこですか');
    expect(textOf(told)).toBe('市民課に質問を送りました。');
    await pressOn(rig, answer, '担当課に確認する');
    expect(textOf(sent().at(-1))).toBe('この質問は、すでに担当課に送っています。');
    expect(sent().filter(({ path }) => path === '/v3/conversations')).toHaveLength(1);
  });
});

describe('a choice where several people read', () => {
  const asked = () => (rig.house.assistant as FakeAssistant).messages;

  it.each(['message-channel-mention', 'message-group-mention'])(
    'asks as whoever pressed, and is answered for all with the question (%s)',
    async (name) => {
      await rig.settle(rig.payload(name));
      const { body } = await pressOn(rig, sent()[0], 'いつから始まりますか');
      expect(body).toEqual(WORKING);
      const [answer, told] = sent();
      expect(textOf(told)).toMatch(/^質問：書かない窓口はいつから始まりますか\n.*令和9年度（2027年度）から実施します/u);
      expect(told?.body['summary']).toContain('質問：書かない窓口はいつから始まりますか');
      expect(told?.path).toBe(answer?.path.replace(/[^/]+$/u, answer.id));
      expect(asked().map(({ text, history }) => [text, history])).toEqual([
        ['書かない窓口の担当はどこですか', []],
        ['書かない窓口はいつから始まりますか', ['書かない窓口の担当はどこですか']],
      ]);
      expect((await rig.house.ledger.feedback({})).answers).toBe(2);
    },
  );

  it('has no earlier questions of others in a group chat', async () => {
    await rig.settle(rig.payload('message-group-mention'));
    await pressOn(rig, sent()[0], 'いつから始まりますか', { from: JIRO });
    expect(asked().at(-1)?.history).toEqual([]);
  });

  it('is answered once for each press', async () => {
    await rig.settle(rig.payload('message-channel-mention'));
    for (let time = 0; time < 5; time += 1) await pressOn(rig, sent()[0], 'いつから始まりますか', { id: 'f:same' });
    expect(sent()).toHaveLength(2);
    await pressOn(rig, sent()[0], 'いつから始まりますか');
    expect(sent()).toHaveLength(3);
  });

  it('is asked also where it comes as a message', async () => {
    await rig.settle(rig.payload('message-channel-mention'));
    const value = buttonsOf(sent()[0]?.body).find(({ title }) => title === 'いつから始まりますか')?.data;
    await rig.settle(rig.payload('message-channel-thread', { id: 'f:submit', text: undefined, value }));
    expect(textOf(sent()[1])).toContain('質問：書かない窓口はいつから始まりますか');
  });
});

describe('feedback', () => {
  it('is kept with the answer and its comment', async () => {
    await rig.settle(rig.payload('message-personal'));
    const answered = await rig.settle(rig.payload('feedback', { replyToId: sent()[0]?.id }));
    expect(answered).toEqual({ status: 200, text: '{}', body: {} });
    const { answers, verdicts } = await rig.house.ledger.feedback({});
    expect(answers).toBe(1);
    expect(verdicts).toEqual([
      expect.objectContaining({ verdict: 'wrong', about: 'owner', comment: '課の名前が古いです' }),
    ]);
  });

  it('is replaced by a later one of the same person', async () => {
    await rig.settle(rig.payload('message-personal'));
    const replyToId = sent()[0]?.id;
    await rig.settle(rig.payload('feedback', { replyToId }));
    const value = { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":""}' } };
    await rig.settle(rig.payload('feedback', { replyToId, value }));
    const { verdicts } = await rig.house.ledger.feedback({});
    expect(verdicts.map(({ verdict, comment }) => [verdict, comment])).toEqual([['helpful', undefined]]);
  });

  it('that is none is refused', async () => {
    for (const value of [undefined, {}, { actionName: 'other' }, { actionName: 'feedback', actionValue: {} }])
      expect((await rig.settle(rig.payload('feedback', { value }))).status).toBe(400);
  });
});

describe('registering a section', () => {
  it('is asked for by who has none, chosen from a list, and answered with what the section has coming', async () => {
    await rig.settle(rig.payload('message-personal', { text: '自分の課の予定' }));
    const answered = await pressOn(rig, sent()[0], '所属の課を登録する', { inputs: { section: 'aoba/市民課' } });
    expect(answered.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    const person = { platform: 'teams', tenant: rig.app.tenant, id: HANAKO.aadObjectId } as const;
    expect(await rig.house.desk.sectionOf(person)).toEqual({ municipality: 'aoba', department: '市民課' });
  });

  it('refuses a section that the plan does not know', async () => {
    const data = { kind: 'register', section: 'aoba/無い課' };
    const { body } = await rig.settle(rig.payload('card-action', { value: { action: { data } } }));
    expect(body).toMatchObject({ value: 'その課は計画に出てきません。一覧から選び直してください。' });
  });
});

describe('the message extension', () => {
  it('finds measures by what is typed', async () => {
    const { status, body } = await rig.settle(rig.payload('extension-query'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [{ preview: { content: { title: expect.stringContaining('窓口') } } }],
      },
    });
  });

  it('shows the first measures before anything is typed', async () => {
    const value = { commandId: 'measure', parameters: [{ name: 'initialRun', value: 'true' }] };
    const { body } = await rig.settle(rig.payload('extension-query', { value }));
    expect(body).toMatchObject({ composeExtension: { type: 'result' } });
  });
});

describe('an invoke', () => {
  it('that Kakari does not know is not implemented', async () => {
    expect(await rig.settle(rig.payload('card-action', { name: 'task/fetch' }))).toMatchObject({
      status: 501,
      text: '',
    });
  });

  it.each([undefined, {}, { action: {} }, { action: { data: { kind: 'unknown' } } }, { action: { data: 'text' } }])(
    'with a button that is not Kakari’s is refused: %o',
    async (value) => {
      expect(await rig.settle(rig.payload('card-action', { value }))).toMatchObject({ status: 400, text: '' });
      expect(rig.connector.asked).toEqual([]);
    },
  );
});
