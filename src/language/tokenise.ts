import { FUNCTION_WORDS } from './function-words.ts';
import { normalise } from './normalise.ts';

/** What a text is found by: three views of it, each with repetitions. */
export interface Tokens {
  /** Words, without hiragana function words. */
  readonly words: readonly string[];
  /** Pairs of neighbouring characters that are not both hiragana; they mend what word segmentation breaks. */
  readonly bigrams: readonly string[];
  /** Single kanji, katakana, letters and digits. */
  readonly characters: readonly string[];
}

/** Splits a text, raw or normalised, into the tokens by which it is indexed and searched. */
export function tokenise(text: string): Tokens {
  const plain = normalise(text).replaceAll('ヶ', 'ケ').replaceAll('ヵ', 'カ');
  return { words: wordsOf(plain), ...gramsOf(plain) };
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function wordsOf(plain: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike === true && !isFunctionWord(segment)) words.push(segment);
  }
  return words;
}

function isFunctionWord(word: string): boolean {
  return word.length === 1 ? isHiragana(word.charCodeAt(0)) : FUNCTION_WORDS.has(word);
}

function gramsOf(plain: string): { bigrams: string[]; characters: string[] } {
  const bigrams: string[] = [];
  const characters: string[] = [];
  let before = '';
  let beforeIsContent = false;
  for (const character of plain) {
    const code = character.codePointAt(0) ?? 0;
    const isContent = isContentCharacter(code, character);
    if (isContent) characters.push(character);
    const isText = isContent || isHiragana(code);
    if (isText && before !== '' && (isContent || beforeIsContent)) bigrams.push(before + character);
    before = isText ? character : '';
    beforeIsContent = isContent;
  }
  return { bigrams, characters };
}

const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x309f;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function isContentCharacter(code: number, character: string): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  if (isHiragana(code)) return false;
  // Kanji, katakana and the long vowel mark decide without the slower pattern.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30a1 && code <= 0x30fe && code !== 0x30fb)) return true;
  return LETTER_OR_DIGIT.test(character);
}
