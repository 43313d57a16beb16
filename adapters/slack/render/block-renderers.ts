import type { Language } from '../../../src/domain/message.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import { type Block, type BlockRenderers, renderWith } from '../../../src/domain/reply.ts';
import { choiceButtons } from './choice-buttons.ts';
import { type CitationNumbers, citationLines, smallLines } from './citation-lines.ts';
import { linesOf } from './plain.ts';
import { reminderButtons } from './reminder-buttons.ts';
import { bold, bullets, line, linkTo, quotation, richText, run } from './rich-text.ts';
import { schedule } from './schedule-lines.ts';
import type { Run, SlackBlock } from './slack-message.ts';
import { type Emphasis, textLines } from './text-lines.ts';

/** What blocks are shown with, besides themselves. */
export interface RenderContext {
  readonly language: Language;
  readonly emphasis?: Emphasis;
  /** The numbers of citations at which marks point. */
  readonly numbers?: CitationNumbers;
  /** The message that they stand in, as `OutgoingMessage` names it; empty on a page of Kakari's own. */
  readonly message?: string;
  /** The page of the message, from 0. */
  readonly page?: number;
  /** Reminders as they are now, by id: what was answered shows so. */
  readonly reminders?: ReadonlyMap<string, Reminder>;
  /** Reminders of which the choices are shown although they were answered. */
  readonly open?: ReadonlySet<string>;
}

/** Blocks for Slack, in their order; of the buttons of a reminder see `reminderButtons`. Nothing in them can ping, link or break out. */
export const renderBlocks = (blocks: readonly Block[], context: RenderContext): readonly SlackBlock[] =>
  renderEach(blocks, context).flat();

/** The same, what becomes of each block for itself. */
export const renderEach = (blocks: readonly Block[], context: RenderContext): readonly (readonly SlackBlock[])[] =>
  blocks.map((block, at) => {
    const isNamed = block.kind !== 'actions' || isAfterItsText(blocks.slice(0, at));
    return renderWith(RENDERERS, block, { ...context, isNamed });
  });

/** Whether what can be answered follows the text of what it is about, and need not say it again. */
function isAfterItsText(before: readonly Block[]): boolean {
  const item = before.slice(before.findLastIndex(({ kind }) => kind === 'actions') + 1);
  return item.some(({ kind }) => kind === 'text');
}

const RENDERERS: BlockRenderers<readonly SlackBlock[], RenderContext & { readonly isNamed: boolean }> = {
  text: ({ text }, { emphasis = 'none' }) => richText(textLines(text, emphasis)),
  notice: ({ text }) => richText(quotation(`※ ${linesOf(text).join('\n')}`)),
  list: ({ title, items }) =>
    richText([...(title === undefined ? [] : line(bold(title))), ...bullets(items.map((item) => [run(item)]))]),
  table: ({ caption, columns, rows }) =>
    richText([...line(bold(caption)), ...bullets(rows.map((row) => tableRow(row, columns)))]),
  schedule: (block, { language }) => richText(schedule(block, language)),
  citations: ({ citations }, { language, numbers }) => smallLines(citationLines(citations, language, numbers)),
  choices: ({ choices }) => choiceButtons(choices),
  link: ({ label, url }) => richText(line(...link(label, url))),
  actions: (block, context) => reminderButtons(block, context),
};

/** A row as a line: its first cell, the second, and the others with the names of their columns. */
function tableRow(cells: readonly string[], columns: readonly string[]): readonly Run[] {
  const [first = '', second = '', ...others] = cells;
  const more = others.map((cell, at) =>
    cell === '' ? '' : `（${[columns[at + 2], cell].filter(Boolean).join('：')}）`,
  );
  return [bold(first), run(`　${second}${more.join('')}`)];
}

function link(label: string, url: string): readonly Run[] {
  const words = label.trim() === '' ? url : label;
  return /^https?:\/\/\S+$/u.test(url) && url.length <= LONGEST_URL
    ? linkTo(words, url)
    : [run(words === url ? url : `${words}: ${url}`)];
}

/** docs.slack.dev/reference/block-kit/block-elements/button-element; no limit is stated for rich text. */
const LONGEST_URL = 3000;
