import { describe, expect, it } from 'vitest';
import { ModelFailure } from '../../../src/domain/model-failure.ts';
import { answerOf, askPlainly, assistantThatSays } from './worded-assistant.ts';

const HISTORY = ['電子契約の導入について教えて'];

/** What the model was asked to answer, when it rewrote a follow-up so. */
async function answered(
  rewritten: unknown,
  text = 'その背景は？',
  history: readonly string[] = HISTORY,
): Promise<string> {
  const { ask, model } = assistantThatSays({
    standalone: () => ({ question: rewritten }),
    answer: answerOf(['工事と物品の契約を電子契約に切り替えます。', '押印と郵送をなくします']),
  });
  await ask(text, { history });
  return /<質問>\n(.*)\n<\/質問>/u.exec(model.asked.at(-1)?.task.user ?? '')?.[1] ?? '';
}

describe('a follow-up that leaves out what it is about', () => {
  it.each(['電子契約の導入の背景は何ですか？', '電子契約を導入する背景を教えてください。', '電子契約の導入の背景は？'])(
    'is answered as the model says it in full: %s',
    async (rewritten) => {
      expect(await answered(rewritten)).toBe(rewritten);
    },
  );

  it.each([
    ['a section', '税務課が電子契約を導入する背景は何ですか？'],
    ['a section that no plan knows', '調達課の電子契約の背景は何ですか？'],
    ['a year', '令和9年度の電子契約の背景は何ですか？'],
    ['a year by another name', '来年度の電子契約の背景は何ですか？'],
    ['a number', '電子契約100件の背景は何ですか？'],
    ['a municipality', '春日野町の電子契約の背景は何ですか？'],
    ['a name', '電子契約のクラウドの背景は何ですか？'],
  ])('is left as it was where the model adds %s', async (_, rewritten) => {
    expect(await answered(rewritten)).toBe('その背景は？');
  });

  it.each([
    ['answers it', '電子契約の背景は押印の手間です。'],
    ['turns it into another language', 'What is the background of electronic contracts?'],
    ['says too much', `電子契約の導入の${'その'.repeat(100)}背景は何ですか？`],
    ['says nothing', ''],
    ['says more than one thing', '電子契約の背景は何ですか？\n電子契約の効果は何ですか？'],
    ['says no text', 7],
  ])('is left as it was where the model %s', async (_, rewritten) => {
    expect(await answered(rewritten)).toBe('その背景は？');
  });

  it('is left as it was where the model does not say in time, and the answer is worded all the same', async () => {
    const { ask, model, faults } = assistantThatSays({
      standalone: () => {
        throw new ModelFailure('timeout');
      },
      answer: answerOf(['工事と物品の契約を電子契約に切り替えます。', '押印と郵送をなくします']),
    });
    expect((await ask('その背景は？', { history: HISTORY })).wordedBy).toBe('model');
    expect(model.steps).toEqual(['standalone', 'rank', 'answer']);
    expect(faults).toEqual([{ step: 'standalone', reason: 'timeout', detail: '' }]);
  });

  it('may name what the conversation named', async () => {
    const history = ['オンライン申請の拡大について教えて'];
    const rewritten = 'オンライン申請の拡大の背景は何ですか？';
    expect(await answered(rewritten, 'その背景は？', history)).toBe(rewritten);
  });
});

describe('a question that rules understand', () => {
  it.each([
    ['それはいつから？', HISTORY],
    ['その担当課は？', HISTORY],
    ['目標値は？', HISTORY],
    ['電子契約の導入の背景を教えてください、契約の仕事で困っています', HISTORY],
    ['電子契約の導入の背景は？', []],
  ])('is not rewritten: %s', async (text, history) => {
    const { ask, model } = assistantThatSays({ standalone: () => ({ question: '書かない窓口の担当課は？' }) });
    expect(await ask(text, { history })).toEqual(await askPlainly(text, { history }));
    expect(model.steps).not.toContain('standalone');
  });
});
