import { describe, expect, it } from 'vitest';
import { evidenceIn } from '../../fakes/scripted-model.ts';
import { citationsOf } from '../../../src/domain/reply.ts';
import { answerOf, assistantThatSays, textsOf } from './worded-assistant.ts';

/** The manner and the municipalities of the evidence that a model was asked to answer with; undefined where it was not asked. */
async function askedOf(
  text: string,
  municipality?: string,
): Promise<readonly [string, ReadonlySet<string>] | undefined> {
  const { assistant, model } = assistantThatSays({ answer: () => ({ kind: 'not-in-plan', statements: [] }) });
  await assistant.answer({ text, history: [], today: '2026-11-20', ...(municipality ? { municipality } : {}) });
  const task = model.asked.find(({ task: { name } }) => name === 'answer')?.task;
  if (task === undefined) return undefined;
  const towns = evidenceIn(task).map((item) => /^【(.*?)】/u.exec(item.text)?.[1] ?? '');
  return [/(?:答え方：|How to answer: )(.*)$/u.exec(task.user)?.[1] ?? '', new Set(towns)];
}

describe('the manner of an answer', () => {
  it.each([
    ['職員アンケートの結果を教えて', '答え'],
    ['職員アンケートの結果を要約して', '要約'],
    ['書かない窓口を新人にもわかるように説明して', '新人向け'],
    ['なぜ電子契約に切り替えるの？', '理由と背景'],
    ['Tell me about revenue stamps and the post', 'answer'],
    ['Tell me about revenue stamps and the post in simple terms', 'newcomer'],
  ])('is told to the model: %s', async (text, manner) => {
    expect((await askedOf(text, 'aoba'))?.[0]).toBe(manner);
  });

  it('is a comparison with evidence of every plan where plans are set side by side', async () => {
    const [manner, towns] = (await askedOf('紙をなくす取組について、青葉市と春日野町を比較して')) ?? [];
    expect(manner).toBe('比較');
    expect(towns).toEqual(new Set(['青葉市', '春日野町']));
  });

  it('of a whole plan rests on what the plan says of itself', async () => {
    const { ask, model } = assistantThatSays({ answer: () => ({ kind: 'not-in-plan', statements: [] }) });
    await ask('この計画をざっくりまとめて');
    expect(model.asked.at(-1)?.task.user).toContain('計画期間は令和8年度から令和10年度までの3年間です');
  });
});

describe('what no model is asked', () => {
  it.each([
    '電子契約の業者名は？',
    '担当者の電話番号は？',
    '契約課以外の担当は？',
    '広報課の取組をわかりやすく教えて',
    '電子契約は何件をめざしますか',
  ])('%s', async (text) => {
    expect(await askedOf(text, 'aoba')).toBeUndefined();
  });
});

describe('an answer over several plans', () => {
  const ASKED = { text: 'ペーパーレスについて、青葉市と春日野町の内容を教えて', history: [], today: '2026-11-20' };
  const AOBA = ['青葉市では、紙の使用量が4年で3割減りました。', '3割減りました'] as const;
  const KASUGANO = ['春日野町では、会議の資料と決裁を電子にします。', '会議の資料'] as const;

  it('is worded where it still speaks of them', async () => {
    const { assistant } = assistantThatSays({ answer: answerOf(AOBA, KASUGANO) });
    const reply = await assistant.answer(ASKED);
    expect(reply.wordedBy).toBe('model');
    expect(citationsOf(reply).map(({ municipality }) => municipality)).toEqual(['aoba', 'kasugano']);
  });

  it('stays as it was where the model leaves one out', async () => {
    const { assistant, faults } = assistantThatSays({ answer: answerOf(AOBA) });
    expect(await assistant.answer(ASKED)).toEqual(await assistant.unworded.answer(ASKED));
    expect(faults).toEqual([expect.objectContaining({ reason: 'unfounded' })]);
  });
});

describe('an answer over several plans that a model denies', () => {
  it('says so, and keeps what each plan says', async () => {
    const text = 'ペーパーレスについて、青葉市と春日野町の内容を教えて';
    const message = { text, history: [], today: '2026-11-20' };
    const { assistant } = assistantThatSays({ answer: () => ({ kind: 'not-in-plan', statements: [] }) });
    const [reply, plain] = [await assistant.answer(message), await assistant.unworded.answer(message)];
    expect(plain.kind).toBe('grounded');
    expect(reply.kind).toBe('not-in-plan');
    expect(textsOf(reply)[0]).toBe('どの計画にも、お尋ねのとおりの記載は見当たりません。');
    expect(textsOf(reply).slice(1)).toEqual(textsOf(plain).map((line) => `近い記載：${line}`));
    expect(citationsOf(reply)).toEqual(citationsOf(plain));
  });
});
