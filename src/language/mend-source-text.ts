import { mendRadicals } from './normalise.ts';

/**
 * A text of a published file as it was meant: Kangxi radicals are ideographs, U+2027 is ・, letters that a layout spaced out are
 * joined (`I C T` → `ICT`), the blanks that a layout put between kana and kanji are gone, marks that print nothing are removed.
 * What tells numbers apart (①, Ⅳ, ㈱, full-width digits) stays. Line breaks stay. Applying it twice changes nothing.
 */
export function mendSourceText(text: string): string {
  const visible = mendRadicals(text.replace(INVISIBLE, '')).replace(/[^\S\n\t]+/gu, ' ');
  return visible
    .replace(SPACED_CAPITALS, (letters) => letters.replaceAll(' ', ''))
    .replace(BLANK_IN_JAPANESE, '')
    .replace(/ *\n */gu, '\n')
    .trim();
}

const INVISIBLE = /(?![\t\n])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|\p{Default_Ignorable_Code_Point})/gu;
const SPACED_CAPITALS = /(?<![\p{Script=Latin}\p{N}])[A-ZＡ-Ｚ](?: [A-ZＡ-Ｚ])+(?![\p{Script=Latin}\p{N}])/gu;
const KANA_OR_KANJI = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・、。「」『』（）]`;
const BLANK_IN_JAPANESE = new RegExp(`(?<=${KANA_OR_KANJI}) (?=${KANA_OR_KANJI})`, 'gu');
