import { describe, expect, it } from 'vitest';
import { askAoba } from './fixture-assistant.ts';

/** The titles in a list, in its order. */
const listed = (answer: string): readonly string[] =>
  [...answer.matchAll(/^・(.*)$/gmu)].map(([, title = '']) => title);

describe('the measures of a section', () => {
  it('inside another are its own, and the other’s are the other’s', async () => {
    expect(listed(await askAoba('情報政策課の取組は？'))).toEqual(['2 議事録作成の自動化']);
    expect(listed(await askAoba('デジタル推進室の取組は？'))).toEqual([
      '2 オンライン申請の拡大',
      '3 デジタル研修の充実',
    ]);
  });

  it('are for a 部 those of its sections', async () => {
    expect(listed(await askAoba('総務部の取組は？'))).toEqual([
      '1 電子契約の導入',
      '2 議事録作成の自動化',
      '3 デジタル研修の充実',
    ]);
  });

  it.each([
    ['契約課を除いて総務部の取組は？', ['2 議事録作成の自動化', '3 デジタル研修の充実']],
    ['市民課を除いて、やさしい窓口の取組一覧', ['2 オンライン申請の拡大']],
    ['契約課を除いて、令和8年度に検討する取組を全部', ['1 書かない窓口の導入：検討']],
  ])('are without those of a section left out: %s', async (question, titles) => {
    expect(listed(await askAoba(question))).toEqual(titles);
  });
});

describe('a section put forward', () => {
  it('is denied where the plan does not have it', async () => {
    expect(await askAoba('電子契約の担当は財政課で合ってる？')).toMatch(/^いいえ。担当は総務部 契約課です/u);
  });

  it('as the only one is denied where there are more', async () => {
    expect(await askAoba('書かない窓口は市民課だけの担当で合ってる？')).toMatch(
      /^いいえ。担当は市民生活部 市民課、税務課/u,
    );
    expect(await askAoba('書かない窓口の担当は市民課で合ってる？')).toMatch(/^はい。/u);
    expect(await askAoba('電子契約は契約課だけの担当で合ってる？')).toMatch(/^はい。/u);
  });
});
