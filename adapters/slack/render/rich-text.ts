import { jsonLength } from './limits.ts';
import { harmless, pieces } from './plain.ts';
import type { Paragraph, PlainText, Run, SlackBlock } from './slack-message.ts';

/** As much of one text as stands in one run or paragraph, and of JSON in one block: so that blocks can be spread over messages. */
const LONGEST_RUN = 1000;
const LONGEST_BLOCK = 3000;

/** Text as it stands; in rich text nothing in it is a mention, a link or an emoji (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
export const run = (text: string): Run => ({ type: 'text', text });

/** The same in bold. */
export const bold = (text: string): Run => ({ type: 'text', text, style: { bold: true } });

/** Words that can be pressed. The address is one that Kakari or the platform made. */
export const linkTo = (words: string, url: string): readonly Run[] =>
  pieces(harmless(words), LONGEST_RUN).map((text) => ({ type: 'link', url, text }));

/** A text that is shown as it stands outside of rich text, where a colon at both ends would be an emoji. */
export const plainOf = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });

/** A line of its own. Empty where nothing in it says anything. */
export const line = (...runs: readonly Run[]): readonly Paragraph[] =>
  chunksOf(runs).map((elements) => ({ type: 'rich_text_section', elements: [...elements] }));

/** Lines with a bar beside them. */
export const quotation = (text: string): readonly Paragraph[] =>
  chunksOf([run(text)]).map((elements) => ({ type: 'rich_text_quote', elements: [...elements] }));

/** Lines with a dot before them; `indent` 1 under the line before. What is too long for one goes on in the next. */
export const bullets = (items: readonly (readonly Run[])[], indent = 0): readonly Paragraph[] =>
  items.flatMap(chunksOf).map((elements) => ({
    type: 'rich_text_list',
    style: 'bullet',
    ...(indent === 0 ? {} : { indent }),
    elements: [{ type: 'rich_text_section', elements: [...elements] }],
  }));

/** Paragraphs as blocks of a handy size. Lines that follow each other are one section, items one list, as Slack's own editor has it. */
export function richText(paragraphs: readonly Paragraph[]): readonly SlackBlock[] {
  const blocks: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    const grown = last === undefined ? undefined : join(last, paragraph);
    if (last === undefined || grown === undefined || jsonLength(grown) > LONGEST_BLOCK) blocks.push([paragraph]);
    else blocks.splice(-1, 1, grown);
  }
  return blocks.map((elements) => ({ type: 'rich_text', elements }));
}

function join(paragraphs: readonly Paragraph[], next: Paragraph): Paragraph[] {
  const last = paragraphs.at(-1);
  const before = paragraphs.slice(0, -1);
  if (last?.type === 'rich_text_section' && next.type === 'rich_text_section')
    return [...before, { ...last, elements: [...last.elements, run('\n'), ...next.elements] }];
  if (last?.type === 'rich_text_list' && next.type === 'rich_text_list' && last.indent === next.indent)
    return [...before, { ...last, elements: [...last.elements, ...next.elements] }];
  return [...paragraphs, next];
}

/** Runs without those that say nothing, in groups that are not too long for one line. */
function chunksOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const chunks: Run[][] = [];
  for (const piece of runs.flatMap(piecesOf)) {
    const last = chunks.at(-1);
    if (last === undefined || jsonLength([...last, piece]) > LONGEST_BLOCK / 2) chunks.push([piece]);
    else last.push(piece);
  }
  return chunks;
}

function piecesOf(one: Run): readonly Run[] {
  if (one.type !== 'text') return [one];
  const text = harmless(one.text);
  return pieces(text, LONGEST_RUN)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ ...one, text: part }));
}
