import { mendRadicals } from './normalise.ts';

/**
 * A text of a published file as it was meant: Kangxi radicals are ideographs, U+2027 is ・, half-width and decomposed kana are
 * whole kana, letters that a layout spaced out are joined (`I C T` → `ICT`, `現 状` → `現状`), marks that print nothing are gone
 * and so are blanks where Japanese has none (before ー and small kana, beside 、 。 「 」 ・, after a particle). Other blanks stay,
 * one at a time: `担当課 総務課` are two things. What tells numbers apart (①, Ⅳ, ㈱, full-width digits) stays, and so do line
 * breaks. Applying it twice changes nothing.
 */
export function mendSourceText(text: string): string {
  const lines = PLAIN.test(text) ? text : mendCharacters(text);
  if (!lines.includes(' ')) return lines.trim();
  return lines
    .replace(SPACED_LATIN, withoutBlanks)
    .replace(SPACED_LETTERS, withoutBlanks)
    .replace(NO_BLANK_HERE, '')
    .replace(/ *\n */gu, '\n')
    .trim();
}

// Most texts hold nothing else, and a set of ranges is much the faster to look for.
const PLAIN = /^(?:[\n!-~\u3001-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uff5e]| (?! ))*$/u;

function mendCharacters(text: string): string {
  const visible = text.replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(NARROW_KANA, whole);
  return mendRadicals(visible.replace(SPLIT_KANA, whole)).replace(/[^\S\n\t]+/gu, ' ');
}

/**
 * A name or a title with every blank and line break that a layout put between two Japanese characters taken out:
 * `ファミリー サポート\nセンター` → `ファミリーサポートセンター`. Other line breaks are blanks. For texts that are one thing, not for
 * `担当課 総務課`.
 */
export const joinBrokenWords = (text: string): string =>
  mendSourceText(text).replace(BETWEEN_JAPANESE, '').replace(/\s+/gu, ' ');

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const INVISIBLE = /(?![\t\n])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|\p{Default_Ignorable_Code_Point})/gu;
const NARROW_KANA = /[\uff66-\uff9f]+/gu;
const SPLIT_KANA = /[\u3041-\u30ff][\u3099\u309a]/gu;
// Two single letters may be words of an English sentence ("am I a …"), unless both are capitals; three are an abbreviation.
const SPACED_LATIN =
  /(?<![\p{Script=Latin}\p{N}])(?:[A-Za-zＡ-Ｚａ-ｚ](?: [A-Za-zＡ-Ｚａ-ｚ]){2,}|[A-ZＡ-Ｚ] [A-ZＡ-Ｚ])(?![\p{Script=Latin}\p{N}])/gu;

const LETTER = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー`;
// Words of which every letter stands alone; two such words beside each other cannot be told from one.
const SPACED_LETTERS = new RegExp(`(?<![${LETTER}])[${LETTER}](?: [${LETTER}])+(?![${LETTER}])`, 'gu');
const NO_BLANK_HERE = new RegExp(
  `(?<=\\p{Script=Katakana}) (?=ー)|(?<=[${LETTER}]) (?=[ぁぃぅぇぉっゃゅょァィゥェォッャュョ、。」』・])|(?<=[、。「『]) |(?<=[${LETTER}] ?[のをがはへ]) (?=[${LETTER}])`,
  'gu',
);
const BETWEEN_JAPANESE = new RegExp(`(?<=[${LETTER}・、。「」『』（）])\\s+(?=[${LETTER}・、。「」『』（）])`, 'gu');

const whole = (kana: string): string => kana.normalize('NFKC');
const withoutBlanks = (letters: string): string => letters.replaceAll(' ', '');
