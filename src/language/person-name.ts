import { wholeCharacters } from '../domain/cut-text.ts';

/** Long enough for any name and title; a platform lets people write what they like. */
const LONGEST = 80;

/** A name as a platform gives it, fit to stand within a sentence: one line, nothing that turns or steers it; undefined where nothing is left. */
export function personName(given: string | undefined): string | undefined {
  const line = (given ?? '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{Bidi_Control}|\p{Surrogate}/gu, '')
    .trim();
  return line === '' ? undefined : wholeCharacters(line, LONGEST);
}
