import { describe, expect, it } from 'vitest';
import { citationsOf, choicesOf } from '../../src/domain/reply.ts';
import { evidenceIn } from '../fakes/scripted-model.ts';
import { answerOf, askPlainly, assistantThatSays, noticesOf, placesOf, textsOf } from './word/worded-assistant.ts';

const SURVEY = '職員アンケートの結果を教えて';
const SURVEY_SAID = ['職員の62%が、紙の書類を探す時間が負担と答えました。', '職員アンケート'] as const;
const CONTRACT = '電子契約の導入で何が変わりますか';
const CONTRACT_SAID = ['工事と物品の契約を電子契約に切り替えます。', '押印と郵送をなくします'] as const;
const STAMPS_SAID = ['電子契約では、収入印紙が要らなくなります。', '収入印紙'] as const;

describe('a free question', () => {
  it('is answered in the words of the model, each sentence with the marks of its sources', async () => {
    const { ask, faults, model } = assistantThatSays({
      answer: answerOf(CONTRACT_SAID, STAMPS_SAID, [
        '電子契約では、押印と収入印紙が要らなくなります。',
        '押印と郵送をなくします',
        '収入印紙',
      ]),
    });
    const reply = await ask(CONTRACT);
    expect(reply).toMatchObject({ kind: 'grounded', about: 'content', wordedBy: 'model' });
    expect(textsOf(reply).slice(0, 2)).toEqual([
      '工事と物品の契約を電子契約に切り替えます。[1]',
      '電子契約では、収入印紙が要らなくなります。[2]',
    ]);
    expect(placesOf(reply)).toEqual(['第3章 2 身軽な仕事', '第3章 取組 2 身軽な仕事']);
    expect(textsOf(reply)[2]).toBe('電子契約では、押印と収入印紙が要らなくなります。[1][2]');
    expect(model.steps).toEqual(['rank', 'answer']);
    expect(faults).toEqual([]);
  });

  it('keeps what was offered to ask next, and whom to ask', async () => {
    const { ask } = assistantThatSays({ answer: answerOf(CONTRACT_SAID) });
    const [worded, plain] = [await ask(CONTRACT), await askPlainly(CONTRACT)];
    expect(choicesOf(worded)).toEqual(choicesOf(plain));
    expect(worded.inCharge).toEqual(plain.inCharge);
    expect(worded.inCharge?.departments).toEqual(['契約課']);
  });

  it('is answered from the passages that the model puts first', async () => {
    const { ask, model } = assistantThatSays({
      rank: (task) => ({ best: [evidenceIn(task).find(({ text }) => text.includes('収入印紙'))?.number, 999] }),
      answer: answerOf(CONTRACT_SAID),
    });
    await ask(CONTRACT);
    const answering = model.asked.at(-1)?.task;
    expect(answering && evidenceIn(answering)[0]?.text).toContain('電子契約で使わなくなるもの');
  });

  it('that rules find no answer to may be answered by the model', async () => {
    const text = '窓口の混雑をどうやって減らしますか';
    const said = [
      '職員が聞き取った内容から申請書を作り、来庁者は確かめて署名するだけにします。',
      '署名するだけ',
    ] as const;
    const { ask } = assistantThatSays({ answer: answerOf(said) });
    expect((await askPlainly(text)).kind).toBe('not-in-plan');
    expect(await ask(text)).toMatchObject({ kind: 'grounded', wordedBy: 'model' });
  });

  it('about what the plan never speaks of is not put to the model', async () => {
    const { ask, model } = assistantThatSays({ answer: answerOf(SURVEY_SAID) });
    expect(await ask('水族館の建設について教えて')).toEqual(await askPlainly('水族館の建設について教えて'));
    expect(model.steps).toEqual([]);
  });

  it('is not in the plan where the model says so, with what was found as the nearest', async () => {
    const { ask, faults } = assistantThatSays({ answer: () => ({ kind: 'not-in-plan', statements: [] }) });
    const [reply, plain] = [await ask(SURVEY), await askPlainly(SURVEY)];
    expect(reply.kind).toBe('not-in-plan');
    expect(reply.wordedBy).toBeUndefined();
    expect(textsOf(reply)).toEqual([
      '「青葉市DX推進計画（第2期）」には、そこまでは書かれていません。計画についてはデジタル推進室にお尋ねください。',
      `近い記載：${textsOf(plain)[0]}`,
    ]);
    expect(citationsOf(reply)).toEqual(citationsOf(plain));
    expect(faults).toEqual([]);
  });

  it('says what the source leaves unsure of what the model said, and that a plan is a draft', async () => {
    const { ask } = assistantThatSays({ answer: answerOf(SURVEY_SAID) });
    expect(noticesOf(await ask(SURVEY))).toEqual([
      '原資料に不確かな点があります：回答率の小数点以下がかすれています。',
    ]);
    const draft = assistantThatSays({ answer: answerOf(['会議の資料と決裁を電子にします。', '会議の資料']) });
    expect(noticesOf(await draft.ask('役場の紙をなくす取組は何をしますか', { municipality: 'kasugano' }))).toEqual([
      '春日野町の計画は素案の段階です。',
    ]);
  });

  it('is answered in English where it is asked in English', async () => {
    const { ask, model } = assistantThatSays({
      answer: answerOf(['With electronic contracts neither revenue stamps nor the post are needed.', 'revenue stamps']),
    });
    const reply = await ask('What changes with electronic contracts?');
    expect(textsOf(reply)).toEqual(['With electronic contracts neither revenue stamps nor the post are needed. [1]']);
    expect(model.asked.at(-1)?.task.system).toContain('You answer the questions of staff');
  });
});

describe('what structured facts answer', () => {
  it.each([
    '書かない窓口の担当課は？',
    '書かない窓口はいつから？',
    '書かない窓口の目標値は？',
    'RPAとは何ですか',
    '市民課の取組を一覧で',
    'こんにちは',
    '計画期間は？',
    '契約の予算はいくら？',
    'なぜ市民課が書かない窓口の担当なの？',
    'Who is in charge of the no-writing counter?',
  ])('never goes to the model: %s', async (text) => {
    const { ask, model } = assistantThatSays({ answer: answerOf(SURVEY_SAID) });
    expect(await ask(text)).toEqual(await askPlainly(text));
    expect(model.steps).toEqual([]);
  });

  it.each([
    [
      '書かない窓口を新人にもわかるように説明して',
      '「1 書かない窓口の導入」：',
      '書かない窓口では、来庁者は署名するだけにします。',
      '署名するだけ',
    ],
    [
      'RPAを新人にもわかるように説明して',
      'RPA（アールピーエー、',
      'RPAは、パソコンの決まった操作をソフトウェアに行わせます。',
      'パソコンの決まった操作',
    ],
    [
      '書かない窓口の担当課を新人にもわかるように教えて',
      '担当は市民生活部 市民課、',
      '書かない窓口では、来庁者は署名するだけにします。',
      '署名するだけ',
    ],
  ])('stands first where it is to be explained: %s', async (text, first, said, holding) => {
    const { ask } = assistantThatSays({ answer: answerOf([said, holding]) });
    const [one = '', two = '', ...rest] = textsOf(await ask(text));
    expect(one.startsWith(first)).toBe(true);
    expect(one.endsWith('[1]')).toBe(true);
    expect(two.startsWith(said)).toBe(true);
    expect(rest).toEqual([]);
  });

  it('is not said again by the model', async () => {
    const again = 'RPAは、パソコンの決まった操作を、ソフトウェアに代わりに行わせるしくみです。';
    const { ask } = assistantThatSays({
      answer: answerOf(
        [again, 'パソコンの決まった操作'],
        ['DXは、仕事の進め方や組織のあり方まで変えることです。', '組織のあり方'],
      ),
    });
    expect(textsOf(await ask('RPAを新人にもわかるように説明して'))).toEqual([
      expect.stringMatching(/^RPA（.*\[1\]$/u),
      'DXは、仕事の進め方や組織のあり方まで変えることです。[1]',
    ]);
  });
});

describe('what a model says wrongly', () => {
  const FALSE = ['契約の担当は税務課で、令和12年度に始めます。', '押印と郵送をなくします'] as const;

  it('is left out, and the rest is shown', async () => {
    const { ask, faults } = assistantThatSays({ answer: answerOf(CONTRACT_SAID, FALSE, STAMPS_SAID) });
    expect(textsOf(await ask(CONTRACT))).toEqual([
      '工事と物品の契約を電子契約に切り替えます。[1]',
      '電子契約では、収入印紙が要らなくなります。[2]',
    ]);
    expect(faults).toEqual([]);
  });

  it('takes with it the sentence that leans on it', async () => {
    const leaning = ['これにより、収入印紙が要らなくなります。', '収入印紙'] as const;
    const { ask } = assistantThatSays({ answer: answerOf(CONTRACT_SAID, FALSE, leaning) });
    expect(textsOf(await ask(CONTRACT))).toEqual(['工事と物品の契約を電子契約に切り替えます。[1]']);
  });

  it.each([
    ['all of it', [FALSE]],
    ['the first sentence and half of the others', [FALSE, FALSE, STAMPS_SAID]],
  ])('leaves the answer as it was where it is %s, and says so once', async (_, said) => {
    const { ask, faults } = assistantThatSays({ answer: answerOf(...said) });
    expect(await ask(CONTRACT)).toEqual(await askPlainly(CONTRACT));
    expect(faults).toEqual([{ step: 'answer', reason: 'unfounded', detail: expect.any(String) }]);
  });

  it('cannot hide behind evidence that it was not given', async () => {
    const { ask, faults } = assistantThatSays({ answer: answerOf([CONTRACT_SAID[0], '押印はもう無い計画']) });
    expect(await ask(CONTRACT)).toEqual(await askPlainly(CONTRACT));
    expect(faults).toEqual([{ step: 'answer', reason: 'unfounded', detail: 'citation' }]);
  });
});

it('the assistant without words never asks the model', async () => {
  const { assistant, model } = assistantThatSays({ answer: answerOf(CONTRACT_SAID) });
  const message = { text: CONTRACT, municipality: 'aoba', history: [], today: '2026-11-20' };
  expect(await assistant.unworded.answer(message)).toEqual(await askPlainly(CONTRACT));
  expect(model.steps).toEqual([]);
});
