import { wholeCharacters } from '../../../src/domain/cut-text.ts';

/**
 * Text that shows what was written and nothing else: no control characters, nothing that turns the reading direction, no half
 * characters (which cannot be sent), one kind of line end.
 */
export const harmless = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD');

/** The three characters with which Slack's markup makes mentions and links (docs.slack.dev/messaging/formatting-message-text). */
export const escapeMarkup = (text: string): string =>
  harmless(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** At most `longest` UTF-16 code units of a text, whole characters, `…` where something is missing. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${wholeCharacters(text, longest - 1)}…`;
}

/** A text in pieces of at most `longest` UTF-16 code units, whole characters, nothing lost. */
export function pieces(text: string, longest: number): readonly string[] {
  const taken = wholeCharacters(text, longest);
  return taken.length === text.length ? [text] : [taken, ...pieces(text.slice(taken.length), longest)];
}

/** Its lines that say something. */
export const linesOf = (text: string): readonly string[] =>
  harmless(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');

/** The words on a button, or what is read out for it, within what Slack takes (75). */
export const buttonText = (text: string): string => cut(harmless(text).replaceAll(/\s+/gu, ' ').trim(), 75);
