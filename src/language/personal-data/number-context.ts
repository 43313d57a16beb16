import type { DigitRun, Window } from './digit-runs.ts';

/** Farther than this no word says what a number is. */
const REACH = 40;

/** The folded text before a position, as far as words in it can be about what stands there. */
export const textBefore = (text: string, at: number): string => text.slice(Math.max(0, at - REACH), at);

/** The folded text behind a position. */
export const textBehind = (text: string, at: number): string => text.slice(at, at + REACH);

/** Whether a pattern for what stands right before a number matches before the first group of a run: before the others are digits. */
export const isCalled = (pattern: RegExp, text: string, run: DigitRun, first: number): boolean =>
  first === 0 && pattern.test(textBefore(text, run[0]?.from ?? 0));

/** What may stand between a word and the number that it names: 「は」, 「：」, 「（12桁）」. A pattern to build upon. */
export const FILLER = String.raw`(?:\(?1[0-3]桁\)?|の?番号|(?:です|is)\b|(?:&quot;)|[ \n:;=#>はがもの、,・「『"'(\[【→)\]】-]){0,8}`;

/** Whether a window is a piece of a word or code: `SN123…`, `T123…`, `446655440000a`. Whole words may be written right before a number. */
export function isLettered(text: string, { run, first, last, from, to }: Window): boolean {
  const letters = /[A-Za-z]{1,5}$/u.exec(text.slice(Math.max(0, from - 5), from))?.[0] ?? '';
  const begins = letters.length < 4 && /[A-Z]/u.test(letters) && !/^(?:tel|fax|no)$/iu.test(letters);
  return begins || (first === last && run.length === 1 && /^[A-Za-z]/u.test(text.slice(to, to + 1)));
}
