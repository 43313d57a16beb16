import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { joinBrokenWords, mendSourceText } from '../../src/language/mend-source-text.ts';

describe('mending the text of a published file', () => {
  it.each([
    ['letters that a layout spaced out', '関市 I C T 推進', '関市 ICT 推進'],
    ['small letters among them, when there are three', 'せき P a y', 'せき Pay'],
    ['characters that a layout spaced out', '現 状', '現状'],
    ['a blank before a sound that cannot begin a word', 'センタ ーの利用', 'センターの利用'],
    ['a blank behind a particle', '手続の オンライン化', '手続のオンライン化'],
    ['a blank behind a comma', '形状等の、 地図化', '形状等の、地図化'],
    ['Kangxi radicals', '令和８年⽉', '令和８年月'],
    ['the hyphenation point', 'デジタル\u2027トランスフォーメーション', 'デジタル・トランスフォーメーション'],
    ['half-width kana', 'ﾃﾞｼﾞﾀﾙ', 'デジタル'],
    ['kana with a mark of their own', 'か\u3099ん検診', 'がん検診'],
    ['marks that print nothing', 'AI\u200b\u00adの\u{e0100}活用\ufeff', 'AIの活用'],
    ['line breaks of every kind', 'あ\r\nい\rう\u2028え\u0085お', 'あ\nい\nう\nえ\nお'],
    ['blanks of every kind around a line', '\u3000 取組\u00a0名 \t \n 担当', '取組 名 \t\n担当'],
  ])('mends %s', (_, source, meant) => {
    expect(mendSourceText(source)).toBe(meant);
  });

  it.each([
    'ソフトバンク㈱',
    '①Ⅳ㉑⑴',
    '第２期 ５か年計画',
    '髙橋﨑',
    '担当課 総務課',
    '令和 8 年度',
    'am I a member',
    'AI OCR',
    '→ ……▶',
    '検討 ーー',
    'アドレス帳\t更新',
    '𠮷田課',
  ])('keeps %s as it is', (text) => {
    expect(mendSourceText(text)).toBe(text);
  });

  it('changes nothing when it is applied again', () => {
    const parts = [
      '現',
      'の',
      'ー',
      '、',
      '「',
      ' ',
      ' ',
      '\n',
      'A',
      'b',
      '1',
      '\u200b',
      '\u3000',
      'ｶ',
      'ﾞ',
      '\u3099',
      '⽉',
      '\t',
      '・',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((chosen) => chosen.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = mendSourceText(text);
        expect(mendSourceText(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('mends a million characters in one line', () => {
    for (const part of ['A ', 'あ ', ' ', 'あ', '\u200b', 'ー\u3099']) {
      expect(mendSourceText(part.repeat(1_000_000 / part.length)).length).toBeLessThanOrEqual(1_000_000);
    }
  });
});

describe('a name that a layout broke', () => {
  it('is one word again', () => {
    expect(joinBrokenWords('⑤ ファミリー サポートセンタ\nー事業の利用 手続')).toBe(
      '⑤ ファミリーサポートセンター事業の利用手続',
    );
  });

  it('keeps blanks beside Latin letters and numbers', () => {
    expect(joinBrokenWords('Web 会議 2\n回')).toBe('Web 会議 2 回');
  });
});
