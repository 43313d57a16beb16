import { normalise } from '../../language/normalise.ts';

/** Normalised, without white space but between Latin words, hiragana as katakana: びーぴーあーる is ビーピーアール. */
export const pack = (text: string): string =>
  normalise(text)
    .replace(/(?<![a-z0-9])\s+|\s+(?![a-z0-9])/gu, '')
    .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/** The length of the longest packed name that stands in a packed text, 0 for none. One character is no name. */
export function longestNamed(names: readonly string[], packed: string): number {
  let longest = 0;
  for (const name of names) if (name.length > Math.max(longest, 1) && stands(name, packed)) longest = name.length;
  return longest;
}

/** The packed names that stand in a packed text, each once. */
export const namesIn = (names: readonly string[], packed: string): readonly string[] => [
  ...new Set(names.filter((name) => name.length > 1 && stands(name, packed))),
];

/** The length of the longest of `topics` that a packed title holds. */
export const longestHeld = (topics: readonly string[], title: string): number =>
  Math.max(0, ...topics.filter((topic) => title.includes(topic)).map((topic) => topic.length));

/** Latin letters at the edges of a name must begin and end a word, so that AR is not found in card. */
function stands(name: string, packed: string): boolean {
  for (let at = packed.indexOf(name); at >= 0; at = packed.indexOf(name, at + 1)) {
    const cutsBefore = LATIN.test(name.charAt(0)) && LATIN.test(packed.charAt(at - 1));
    const cutsAfter = LATIN.test(name.at(-1) ?? '') && LATIN.test(packed.charAt(at + name.length));
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}

const LATIN = /[a-z0-9]/u;
