import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { hasJapanese, normalise } from '../../src/language/normalise.ts';

const japaneseText = fc.string({
  unit: fc.constantFrom(...'ＡｂC ｶﾞァー−‧⻑⼾戶契約の\u3000\u202e\u200b\u0301İ\n'),
  maxLength: 20,
});

describe('normalise', () => {
  it.each([
    ['ＤＸ推進ﾘｰﾀﾞｰ', 'dx推進リーダー'],
    ['Ｉ　Ｃ　Ｔ の活用', 'ict の活用'],
    ['D X推進', 'dx推進'],
    ['⻑⾒⼾籍', '長見戸籍'],
    ['データ‧システム', 'データ・システム'],
    ['サ−ビス', 'サービス'],
    ['  電子\t契約\n ', '電子 契約'],
    ['契\u200b約\u202eを\u0000', '契約を'],
  ])('makes %j into %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('leaves the single letters of an English sentence apart', () => {
    expect(normalise('Am I a user?')).toBe('am i a user?');
  });

  it('leaves a hyphen between words and a minus before a number alone', () => {
    expect(normalise('AI-OCR')).toBe('ai-ocr');
    expect(normalise('−5%')).toBe('−5%');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), japaneseText), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves nothing that prints nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe('hasJapanese', () => {
  it.each(['契約', 'の', 'カ', 'ｶ', 'who owns 窓口'])('sees it in %s', (text) => {
    expect(hasJapanese(text)).toBe(true);
  });

  it.each(['', 'e-contract', '2026', '？', '😀'])('does not see it in %j', (text) => {
    expect(hasJapanese(text)).toBe(false);
  });
});
