import { describe, expect, it } from 'vitest';
import { choicesOf, plainText } from '../../src/domain/reply.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { sectionsIn, understand } from '../conversation/understand/understanding.ts';
import { ask, askAoba, askKasugano } from './fixture-assistant.ts';

describe('a word inside another word', () => {
  it('asks for no vision where it is a division', async () => {
    expect(understand('Which division handles printing?').facts).toEqual([]);
    expect(understand('What is the vision?').facts).toEqual(['vision']);
    expect(await askAoba('Which division handles electronic contracts?')).toMatch(/^契約課 \(Contracts Division\) — /u);
    expect(await askAoba('Which division is in charge of flying cars?')).not.toContain('The vision is');
  });

  it('asks for no head where it is the deputy head', async () => {
    expect(understand('副本部長は誰？').facts).toEqual(['headquarters-vice']);
    expect(await ask('本部長は誰？', { municipality: 'aoba' })).toMatchObject({ kind: 'grounded' });
    expect(await ask('副本部長は誰？', { municipality: 'aoba' })).toMatchObject({ kind: 'not-in-plan' });
  });

  it('in Latin letters names nothing', async () => {
    expect(sectionsIn(understand('the welfare divisions'))).toEqual([]);
    expect(sectionsIn(understand('the Welfare Division'))).toEqual(['福祉課']);
    expect(await ask('DXFとは？', { municipality: 'aoba' })).toMatchObject({ kind: 'not-in-plan' });
    expect(await askAoba('DXとは？')).toMatch(/^DX（/u);
  });
});

describe('a turn after another', () => {
  it('that asks for a term is not answered with the list of the section again', async () => {
    const answer = await askAoba('BPRとは？', '市民課の取組は？');
    expect(answer).toMatch(/^BPR（ビーピーアール/u);
    expect(answer).not.toContain('市民課');
  });

  it('that asks for the time after a claim about a section gives the schedule', async () => {
    const answer = await askAoba('いつから？', '書かない窓口の担当は市民課で合ってる？');
    expect(answer).toMatch(/^「実施」は令和10年度（2028年度）からです（1 書かない窓口の導入）/u);
    expect(answer).not.toContain('担当');
  });

  it('that has nothing before it is asked back with choices', async () => {
    const reply = await ask('担当は？', { municipality: 'aoba' });
    expect(reply.kind).toBe('needs-clarification');
    expect(choicesOf(reply).map(({ question }) => question)).toContain('書かない窓口の導入の担当課は？');
  });
});

describe('a thing in katakana', () => {
  it('that the plan never mentions is told as such', async () => {
    expect(await askAoba('避難所の受付でロボットは使う？')).toMatch(
      /^「避難所受付のデジタル化」：[\s\S]*\n※ 「ロボット」は計画に出てきません。$/u,
    );
  });

  it('is told as unmentioned only where the plan says it in no word', async () => {
    expect(await askAoba('電子契約でハンコは使う？')).not.toContain('出てきません');
    expect(await askKasugano('スマートフォン講座でトラクターは使う？')).toContain(
      '「トラクター」は計画に出てきません。',
    );
    expect(await askKasugano('スマートフォン講座でハンコは使う？')).toContain('「ハンコ」は計画に出てきません。');
  });
});

describe('100,000 opening brackets', () => {
  it.each(['「', '（', '『', '('])('are read in linear time: %s', async (bracket) => {
    const text = bracket.repeat(100_000);
    const start = performance.now();
    expect(detectLanguage(text)).toBe('ja');
    expect(plainText(await ask(text, { history: [text] }))).not.toBe('');
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
