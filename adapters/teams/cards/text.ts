import { wholeCharacters } from '../../../src/domain/cut-text.ts';
import type { RichTextBlock, Spacing, TextRun } from './adaptive-card.ts';

/** How a run of text looks. */
export type RunStyle = Omit<TextRun, 'type' | 'text'>;

/** Text of somebody else as a run, letter by letter as it is. */
export const run = (text: string, style: RunStyle = {}): TextRun => ({
  type: 'TextRun',
  text: breakable(literal(text)),
  ...style,
});

/** Words longer than a line of a phone, such as an address, get places to break (U+200B): a renderer need not break them itself. */
const breakable = (text: string): string => text.replace(/[!-~]{30}(?=[!-~])/gu, '$&\u200B');

/** Runs as one paragraph. */
export const paragraph = (inlines: readonly TextRun[], spacing: Spacing = 'Small'): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines,
  spacing,
});

/** Every line of a text as a paragraph; empty lines are left out. */
export const paragraphs = (text: string, style: RunStyle = {}, spacing?: Spacing): readonly RichTextBlock[] =>
  linesOf(text).map((line) => paragraph([run(line, style)], spacing));

/** The lines of a text that hold something. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');

/**
 * A text that no renderer takes for anything else: `{{DATE(…)}}` and `{{TIME(…)}}`, which Adaptive Cards would write as a date, are
 * broken by an invisible character; what steers a screen (control characters, a change of the direction of writing) is gone.
 */
export const literal = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, '')
    .replace(/\{(?=\{)/gu, '{\u2060');

/** The first `limit` characters (UTF-16 code units) of a text, with an ellipsis where some are missing; no character is halved. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${wholeCharacters(text, limit - 1)}…`;
}

/** Whether something in a text could be taken for an address: Teams makes links of them also where a text is plain. */
export const looksLikeAddress = (text: string): boolean => /[\w\p{L}][.:@/]{1,3}[A-Za-z0-9]/u.test(text);
