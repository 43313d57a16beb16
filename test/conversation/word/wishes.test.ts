import { describe, expect, it } from 'vitest';
import { wishIn, withoutWish } from '../../../src/conversation/word/wishes.ts';
import { normalise } from '../../../src/language/normalise.ts';

describe('what an answer is wanted for', () => {
  it.each([
    ['電子契約を新人にもわかるように説明して', 'newcomer'],
    ['RPAをわかりやすく教えて', 'newcomer'],
    ['初心者向けに説明してください', 'newcomer'],
    ['標準化を簡単に説明して', 'newcomer'],
    ['Explain RPA for a newcomer', 'newcomer'],
    ['What is BPR in simple terms?', 'newcomer'],
    ['この計画をざっくりまとめて', 'summary'],
    ['防災の取組を要約してください', 'summary'],
    ['計画の概要は？', 'summary'],
    ['Summarise the measures for the elderly', 'summary'],
    ['Give me an overview', 'summary'],
    ['青葉市と春日野町の違いは？', 'comparison'],
    ['両市を比べて', 'comparison'],
    ['What is the difference between AR and VR?', 'comparison'],
    ['なぜ電子契約にするの？', 'reason'],
    ['取組の背景とねらいは？', 'reason'],
    ['Why is it done?', 'reason'],
  ])('is heard in 「%s」', (text, wish) => {
    expect(wishIn(normalise(text))).toBe(wish);
  });

  it.each([
    '新人研修の担当は？',
    '手続を簡単にする取組は？',
    'まとめて申請できるのはいつから？',
    '記載の間違いはどこに言えばいい？',
    '電子契約の内容を教えて',
    'What is done for new employees?',
    'Which section handles backgrounds?',
  ])('is not heard in 「%s」', (text) => {
    expect(wishIn(normalise(text))).toBeUndefined();
  });

  it.each([
    ['電子契約を新人にもわかるように説明して', '電子契約を説明して'],
    ['この計画をざっくりまとめて', 'この計画を詳しく教えて'],
    ['計画の概要を教えて', '計画を教えて'],
    ['防災について要約してください', '防災を詳しく教えてください'],
    ['Explain RPA simply for a newcomer', 'Explain RPA'],
    ['Summarize the plan', 'tell me about the plan'],
    ['電子契約の担当課は？', '電子契約の担当課は？'],
  ])('is left out of what is looked for: 「%s」', (text, rest) => {
    expect(withoutWish(text)).toBe(rest);
  });
});
