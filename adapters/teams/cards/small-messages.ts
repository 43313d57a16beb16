import { summaryOf, type TextMessage } from './card-message.ts';
import { literal } from './text.ts';

/** A sentence of Kakari's own. */
export const sentenceActivity = (text: string): TextMessage => ({
  type: 'message',
  textFormat: 'plain',
  text: literal(text),
  summary: summaryOf(text),
});
