import { describe, expect, it } from 'vitest';
import { citationsOf, plainText } from '../../src/domain/reply.ts';
import { understandAnywhere, scopeOf } from '../conversation/understand/understanding.ts';
import { ask } from './fixture-assistant.ts';

describe('several municipalities', () => {
  it('asked for one fact get a line each', async () => {
    expect(plainText(await ask('計画期間は？')).split('\n')).toEqual([
      '青葉市：計画期間は令和8年度から令和10年度までの3年間です。',
      '春日野町：対象期間は令和8年度から令和12年度までの5年間です。',
    ]);
  });

  it('that are named hear of the one whose plan names no owners', async () => {
    expect(plainText(await ask('青葉市と春日野町のオンライン申請の担当は？')).split('\n')).toEqual([
      '青葉市：担当はデジタル推進室（全庁）です（取組：2 オンライン申請の拡大）。',
      '※ 春日野町の計画は、取組ごとの担当課を示していません。',
    ]);
  });

  it('are told apart by the longest name', () => {
    expect(scopeOf(understandAnywhere('大原野市の計画期間は？'))).toEqual(['oharano']);
    expect(scopeOf(understandAnywhere('原野市の計画期間は？'))).toEqual(['harano']);
  });

  it('asked for a word are those whose plans use it', async () => {
    const reply = await ask('EBPMって言葉を使ってる計画は？');
    expect(plainText(reply)).toMatch(/^青葉市：EBPM（/u);
    expect(citationsOf(reply).map(({ municipality }) => municipality)).toEqual(['aoba']);
  });
});
