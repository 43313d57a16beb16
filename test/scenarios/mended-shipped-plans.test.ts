import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { citationsOf, plainText, type Reply } from '../../src/domain/reply.ts';
import { assistantFor } from './fixture-assistant.ts';

const assistant = assistantFor(fileURLToPath(new URL('../../knowledge', import.meta.url)));
const put = async (text: string, municipality?: string): Promise<Reply> =>
  assistant.answer({ text, history: [], today: '2026-11-20', ...(municipality === undefined ? {} : { municipality }) });
const answer = async (text: string, municipality?: string): Promise<string> => plainText(await put(text, municipality));
const cited = (reply: Reply): readonly string[] => [...new Set(citationsOf(reply).map((one) => one.municipality))];

describe('staff of 関市', () => {
  it('get for a 課 its own measures, without those of the 室 inside it', async () => {
    expect((await answer('行政情報課の担当分は？', 'seki')).match(/[①-⑳]/gu)).toEqual(['⑧', '⑭', '⑮']);
    const office = (await answer('デジタル推進室の担当分は？', 'seki')).match(/[①-⑳]/gu);
    expect(office).toContain('①');
    expect(office).not.toContain('⑭');
  });

  it('hear no where they put forward a section that the plan does not have', async () => {
    expect(await answer('電子契約の担当は財政課で合ってる？', 'seki')).toMatch(/^いいえ。担当は契約検査課、/u);
  });

  it('hear no where one of several owners is taken for the only one', async () => {
    expect(await answer('電子契約は行政情報課だけの担当で合ってる？', 'seki')).toMatch(/^いいえ。担当は契約検査課、/u);
  });

  it('are told no head of the headquarters, because the plan does not say', async () => {
    const reply = await put('DX推進本部の本部長は誰？', 'seki');
    expect(reply.kind).toBe('not-in-plan');
    expect(plainText(reply)).not.toMatch(/本部長は(?:副?市長|最高)/u);
  });

  it('who ask for a card are not told what AR is', async () => {
    for (const question of ['What does card mean?', 'cardとは？', 'What is a calendar?'])
      expect(await answer(question, 'seki')).not.toMatch(/^AR\b/u);
    expect(await answer('What is AR?', 'seki')).toMatch(/^AR \(Augmented reality/u);
  });
});

describe('staff of 富山市', () => {
  it('get for a 部 what its sections do', async () => {
    const list = await answer('建設部の取組をぜんぶ', 'toyama');
    expect(list).toContain('公園');
    expect(list).toContain('市営住宅');
  });

  it('get owners without the doubt about the years of the measure', async () => {
    expect(await answer('キャッシュレスはいつから？', 'toyama')).toContain('原資料に不確かな点があります');
    const owners = await answer('キャッシュレスの担当課は？', 'toyama');
    expect(owners).toMatch(/^担当は企画管理部 情報システム課、出納課です/u);
    expect(owners).not.toContain('不確か');
  });

  it('hear first the line of the schedule that has the month, where the month is asked', async () => {
    expect(await answer('印刷BPOは何年何月から動き出す？', 'toyama')).toMatch(
      /^「印刷BPOの導入、運用開始[^」]*」は令和10年1月（2028年1月、令和9年度）からです/u,
    );
  });

  it('hear equal values of years in a row once, as a span', async () => {
    const target = await answer('印刷BPO対象帳票数の目標値は？', 'toyama');
    expect(target).toContain('令和10年度（2028年度）〜令和12年度（2030年度） 160帳票');
    expect(target.match(/160/gu)).toHaveLength(1);
  });
});

describe('staff of 関ヶ原町', () => {
  it('get the longer term, not the one inside it', async () => {
    const longer = await answer('行政DXとは？', 'sekigahara');
    expect(longer).toMatch(/^行政DX（/u);
    expect(longer).not.toContain('Digital Transformation');
    expect(await answer('DXとは？', 'sekigahara')).toMatch(/^DX（/u);
    expect(await answer('行政DXと地域社会DXの違いは？', 'sekigahara')).not.toMatch(/^DX（/mu);
  });

  it('hear that the plan never mentions a thing in katakana', async () => {
    expect(await answer('スマート農業でトラクターは使う？', 'sekigahara')).toContain(
      '※ 「トラクター」は計画に出てきません。',
    );
  });
});

describe('staff of 潮来市', () => {
  it('find in hiragana what the plan writes in katakana', async () => {
    expect(await answer('ふぁみさぽの手続きの担当は？', 'itako')).toMatch(
      /^担当は子育て支援課です（取組：⑤ ファミリーサポートセンター/u,
    );
  });
});

describe('anybody', () => {
  it('who names 一関市 does not get 関市', async () => {
    expect(cited(await put('一関市の計画期間は？'))).toEqual(['ichinoseki']);
    expect(cited(await put('関市の計画期間は？'))).toEqual(['seki']);
  });

  it('who asks which plans use a word gets only those', async () => {
    const reply = await put('EBPMって言葉を使ってる計画は？');
    expect(cited(reply).toSorted()).toEqual(['seki', 'toyama']);
    expect(plainText(reply).match(/^[^：\n]+(?=：)/gmu)).toEqual(['関市', '富山市']);
  });

  it('who asks all municipalities for one fact gets a line of each', async () => {
    const text = await answer('計画期間は？');
    for (const name of ['一関市', '潮来市', '関市', '関ヶ原町', '富山市'])
      expect(text).toMatch(new RegExp(`^${name}：.*令和\\d`, 'mu'));
  });
});
