import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { tokenise } from '../../src/language/tokenise.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'電子契約のはをカードABc12ヶー、。 𠮷'), maxLength: 30 }),
);

describe('tokenise', () => {
  it('gives words without the hiragana that carries grammar', () => {
    expect(tokenise('電子契約の担当課はどこですか？').words).toEqual(['電子', '契約', '担当', '課']);
  });

  it('gives the pairs of characters that are not all hiragana', () => {
    expect(tokenise('窓口のこと').bigrams).toEqual(['窓口', '口の']);
  });

  it('makes no pair across punctuation or a gap', () => {
    expect(tokenise('契約、担当 課').bigrams).toEqual(['契約', '担当']);
  });

  it('gives single kanji, katakana, letters and digits', () => {
    expect(tokenise('新しいAI 2台').characters).toEqual(['新', 'a', 'i', '2', '台']);
  });

  it('keeps a kanji outside the basic plane whole', () => {
    expect(tokenise('𠮷野').characters).toEqual(['𠮷', '野']);
    expect(tokenise('𠮷野').bigrams).toEqual(['𠮷野']);
  });

  it('reads small and large ケ alike', () => {
    expect(tokenise('関ヶ原町')).toEqual(tokenise('関ケ原町'));
  });

  it('reads full-width, half-width and spaced letters alike', () => {
    expect(tokenise('ＩＣＴのｼｽﾃﾑ')).toEqual(tokenise('I C Tのシステム'));
  });

  it('gives nothing for a text without letters', () => {
    expect(tokenise('…？！ 😀')).toEqual({ words: [], bigrams: [], characters: [] });
  });

  it('gives no empty token and no white space', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { words, bigrams, characters } = tokenise(any);
        for (const token of [...words, ...bigrams, ...characters]) expect(token).toMatch(/^\S+$/u);
      }),
    );
  });

  it('gives no pair that is all hiragana, and pairs of two characters only', () => {
    fc.assert(
      fc.property(text, (any) => {
        for (const pair of tokenise(any).bigrams) {
          expect([...pair]).toHaveLength(2);
          expect(pair).not.toMatch(/^[ぁ-ゟ]+$/u);
        }
      }),
    );
  });

  it('gives for a text what it gives for its normalised form', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(tokenise(any)).toEqual(tokenise(normalise(any)));
      }),
    );
  });
});
