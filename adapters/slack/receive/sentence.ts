import { escapeMarkup } from '../render/plain.ts';
import { line, richText, run } from '../render/rich-text.ts';
import type { SlackMessage } from '../render/slack-message.ts';

/** A message that says a sentence or a few lines of plain text. */
export const sentence = (text: string): SlackMessage => ({
  text: escapeMarkup(text),
  blocks: [...richText(text.split('\n').flatMap((one) => line(run(one))))],
});
