import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.ts';

describe('the language of a question', () => {
  it.each([
    '電子契約はいつ？',
    'DX',
    'EBPMとは',
    'LGWAN って何',
    'AI と ICT の違い',
    'Windows 11の更新はいつ',
    'ﾃﾞｼﾞﾀﾙ化の担当は',
    '市民課',
    '',
    '2026',
    '😀',
  ])('is Japanese for %j', (text) => {
    expect(detectLanguage(text)).toBe('ja');
  });

  it.each([
    'Who is in charge of electronic contracts?',
    'Who is in charge of 電子契約?',
    'Which section is it for「書かない窓口」?',
    'What does ガバメントクラウド mean',
    'what is DX',
    'e-contract section',
    'RPA schedule',
    'ＷＨＯ ｉｓ ｉｎ ｃｈａｒｇｅ',
    'thank you',
  ])('is English for %j', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  it('is not changed by a Japanese name in brackets in an English question', () => {
    const name = fc.string({ unit: fc.constantFrom(...'電子契約のはをがから窓口いつ'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(name, (title) => {
        expect(detectLanguage(`Who is in charge of 「${title}」?`)).toBe('en');
        expect(detectLanguage(`Who is in charge of (${title})?`)).toBe('en');
      }),
    );
  });

  it('is not changed by an English name in a Japanese question', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzDXAIR'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(word, (name) => {
        expect(detectLanguage(`${name}の担当課はどこですか？`)).toBe('ja');
      }),
    );
  });
});
