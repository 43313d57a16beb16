import { PLACEHOLDER } from './placeholders.ts';

/** A text as the finders read it, and where each of its characters stands in the original (UTF-16 code units). */
export interface FoldedText {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Nothing reaches over it: it stands where a placeholder was. */
export const BREAK = '\u0000';

/**
 * Folds what can be written in several ways into one character of UTF-16 each: full-width and other styled digits and letters,
 * dashes, white space, half-width kana. What prints nothing is left out. A long vowel mark stays one in words.
 */
export function foldText(original: string): FoldedText {
  const folded = { text: '', from: [] as number[], to: [] as number[] };
  let at = 0;
  while (at < original.length) {
    const end = placeholderEnd(original, at);
    const taken = end === undefined ? characterAt(original, at) : { folded: BREAK, end };
    if (taken.folded !== '') {
      folded.text += taken.folded;
      folded.from.push(at);
      folded.to.push(taken.end);
    }
    at = taken.end;
  }
  // Between digits it is a dash.
  return { ...folded, text: folded.text.replace(/(?<=\d ?)ー(?= ?\d)/gu, '-') };
}

function placeholderEnd(text: string, at: number): number | undefined {
  const first = text[at];
  if (first !== '〔' && first !== '[') return undefined;
  PLACEHOLDER.lastIndex = at;
  return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex : undefined;
}

function characterAt(original: string, at: number): { readonly folded: string; readonly end: number } {
  const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
  const end = at + character.length;
  if (PLAIN.test(character)) return { folded: character, end };
  if (COUNTER.test(character) && (COUNTER.test(original[at - 1] ?? '') || COUNTER.test(original[end] ?? '')))
    return { folded: character.normalize('NFKC'), end };
  const voiced = VOICING.test(original[end] ?? '') && HALF_KANA.test(character);
  const [whole, last] = voiced ? [character + original[end], end + 1] : [character, end];
  return { folded: foldCharacter(whole), end: last };
}

const PLAIN = /^[\n\u0021-\u007e\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]$/u;
/** Circled, raised and lowered digits: one alone counts what follows, several in a row are written as a number. */
const COUNTER = /^[①-⑨⓪¹²³⁰⁴-⁹₀-₉]$/u;
const VOICING = /^[ﾞﾟ]$/u;
const HALF_KANA = /^[ｦ-ﾝ]$/u;
const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;
const DASH = /^(?!〜)[\p{Pd}\u2212\u2500\u2501\ufe63]$/u;

function foldCharacter(character: string): string {
  if (/^\s$/u.test(character)) return character === '\n' || character === '\r' ? '\n' : ' ';
  if (INVISIBLE.test(character)) return '';
  if (DASH.test(character)) return '-';
  // Other circled numbers and the like are no digit of what follows.
  if (/^\p{No}$/u.test(character)) return character.length === 1 ? character : '\ufffd';
  const composed = character.normalize('NFKC');
  if (composed.length === 1) return DASH.test(composed) ? '-' : asciiDigit(composed);
  if (character.length === 1) return character;
  // Rare kanji stand outside of the first plane, above all in names.
  return /^\p{Script=Han}$/u.test(character) ? '吉' : '\ufffd';
}

/** Digits of other scripts stand in rows of ten, from nought on. */
function asciiDigit(character: string): string {
  if (!DIGIT.test(character)) return character;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCharCode(character.charCodeAt(0) - value - 1))) value += 1;
  return String(value);
}

const DIGIT = /^\p{Nd}$/u;
