/** A text in two parts, which are not empty. */
export interface CutText {
  readonly head: string;
  readonly rest: string;
}

/**
 * Cuts a text that is longer than `length` (UTF-16 code units), and has no white space around it, after its last sentence that ends
 * within that; the white space there is left out. Where no sentence ends: with `anywhere` between two characters as people count
 * them (grapheme clusters), never inside one unless it alone is longer; else undefined.
 */
export function cutText(text: string, length: number, anywhere: boolean): CutText | undefined {
  const at = lastSentenceEnd(text, length) ?? (anywhere ? lastCharacterEnd(text, length) : undefined);
  if (at === undefined || at >= text.length) return undefined;
  return { head: text.slice(0, at).trimEnd(), rest: text.slice(at).trimStart() };
}

/** The beginning of a text, at most `length` UTF-16 code units, in whole characters as people count them, unless the first alone is longer. */
export const wholeCharacters = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, lastCharacterEnd(text, length));

const CHARACTERS = new Intl.Segmenter('ja', { granularity: 'grapheme' });

const SENTENCE_END = /[。！？]+[」』）]*|\.(?=\s)|\n/gu;

function lastSentenceEnd(text: string, length: number): number | undefined {
  const ends = [...text.slice(0, length + 1).matchAll(SENTENCE_END)].map(({ 0: end, index }) => index + end.length);
  return ends.findLast((end) => end <= length && characterStart(text, end) === end);
}

/** At least one code point, so that cutting goes on. */
function lastCharacterEnd(text: string, length: number): number {
  const whole = characterStart(text, length);
  if (whole > 0) return whole;
  const isInsidePair = /^[\uDC00-\uDFFF]/u.test(text.slice(length, length + 1));
  return Math.max(isInsidePair ? length - 1 : length, String.fromCodePoint(text.codePointAt(0) ?? 0).length);
}

/** Where the character begins that stands at a place. */
const characterStart = (text: string, at: number): number => CHARACTERS.segment(text).containing(at)?.index ?? at;
