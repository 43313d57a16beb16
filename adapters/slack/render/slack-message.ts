import type { types } from '@slack/bolt';

/** A block of Slack's Block Kit. */
export type SlackBlock = types.KnownBlock;

/** A message for Slack: blocks, and `text` (markup, escaped) that notifications and screen readers read instead of them. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** A button. */
export type SlackButton = types.Button;

/** A run of text, link or the like within rich text. */
export type Run = types.RichTextElement;

/** A paragraph, list or quotation within rich text. */
export type Paragraph = types.RichTextBlockElement;

/** A text that is shown as it stands: no mentions, no links, no emoji codes. */
export type PlainText = types.PlainTextElement;
