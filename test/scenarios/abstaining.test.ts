import { describe, expect, it } from 'vitest';
import { citationsOf, plainText } from '../../src/domain/reply.ts';
import { ask, askAoba, askKasugano } from './fixture-assistant.ts';

describe('what the plan does not say', () => {
  it.each([
    '給食費の無償化の担当課は？',
    'ドローンの担当課は？',
    '水道料金はいつ上がる？',
    '宇宙エレベーターの目標値は？',
    '隣の市の人口は？',
    '市長の給料は？',
    '案内係の給料はいくら？',
    '今日の天気は？',
    'コンビニ交付の目標は？',
    'オンライン化率の令和12年度の目標は？',
    '電子契約の業者名は？',
    '契約課の職員のメールアドレスは？',
    'Who won the World Cup?',
    'Who is in charge of flying cars?',
  ])('is not made up: %s', async (question) => {
    expect(await ask(question, { municipality: 'aoba' })).toMatchObject({ kind: 'not-in-plan' });
  });

  it('is told plainly, with the plan and the section to ask', async () => {
    expect(await askAoba('給食費の無償化の担当課は？')).toMatch(
      /^「青葉市DX推進計画（第2期）」には、その記載が見当たりません。計画についてはデジタル推進室にお尋ねください。/u,
    );
    expect(await askKasugano('給食費の無償化の予定はいつ？')).toContain('企画課にお尋ねください');
  });

  it('is told together with the nearest thing that it does say, and where', async () => {
    const reply = await ask('オンライン化率の令和12年度の目標は？', { municipality: 'aoba' });
    expect(plainText(reply)).toMatch(
      /令和12年度（2030年度）の値は書かれていません。[\s\S]*近い記載：オンラインで申請できる手続の割合/u,
    );
    expect(citationsOf(reply)).toMatchObject([{ place: '第3章 1 やさしい窓口', page: 11 }]);
  });

  it('is the owner, in a plan that names none, whatever the measure', async () => {
    for (const measure of ['スマホ講座', '行かなくてよい役場', 'イノシシ捕獲の見守り', '役場の紙をなくす取組']) {
      const reply = await ask(`${measure}の担当課は？`, { municipality: 'kasugano' });
      expect(reply.kind).toBe('not-in-plan');
      expect(plainText(reply)).toContain('取組ごとの担当課を示していません');
    }
  });

  it('is a date, in a measure without years', async () => {
    expect(await askKasugano('行かなくてよい役場はいつから？')).toContain('その時期は書かれていません');
  });

  it('is said for all plans at once where all were asked', async () => {
    const reply = await ask('宇宙エレベーターはどこの計画？');
    expect(plainText(reply)).toBe('どの計画にも、その記載は見当たりません。');
  });

  it('names no section but the one to ask', async () => {
    const text = plainText(await ask('給食費の無償化の担当課は？', { municipality: 'aoba' }));
    expect(text.match(/[一-龠ァ-ヺ]+[課室館]/gu)).toEqual(['デジタル推進室']);
  });
});

describe('greetings', () => {
  it.each([
    ['こんにちは', 'こんにちは。係（かかり）です。'],
    ['おつかれさまです', '係（かかり）です。'],
    ['ありがとうございます', 'どういたしまして。'],
    ['何ができるの？', 'DX計画のことをお答えします。'],
    ['Good morning', 'Hello, this is Kakari.'],
    ['What can you do?', 'I answer questions about the DX plan'],
    ['Thank you!', 'You are welcome.'],
  ])('%s', async (text, answer) => {
    const reply = await ask(text, { municipality: 'aoba' });
    expect(reply.kind).toBe('small-talk');
    expect(plainText(reply)).toContain(answer);
  });

  it('do not hide the question that follows them', async () => {
    expect(await askAoba('お疲れ様です。電子契約の担当課は？')).toContain('契約課');
  });
});
