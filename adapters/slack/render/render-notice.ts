import type { Notice } from '../../../src/domain/notice.ts';
import { noticePages, type PageLimits } from '../../../src/domain/pages.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { Block } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { renderEach, type RenderContext } from './block-renderers.ts';
import { ACTIONS, encodeOnNotice } from './button-values.ts';
import { fallbackText } from './fallback-text.ts';
import { pack, type Size, sizeOf } from './pack.ts';
import { cut } from './plain.ts';
import { outcomeOf } from './reminder-buttons.ts';
import { bold, line, plainOf, richText } from './rich-text.ts';
import type { SlackBlock, SlackMessage } from './slack-message.ts';

/** A notice to be shown. */
export interface NoticeView {
  readonly notice: Notice;
  /** The id of the message (`OutgoingMessage.id`). */
  readonly message: string;
  /** The reminders that it carries, as they are now; none before it is sent. */
  readonly reminders?: readonly Reminder[];
  /** Reminders of which the choices are to be shown although they were answered. */
  readonly open?: ReadonlySet<string>;
}

/** What reads at one sight on a telephone. */
const PAGE: PageLimits = { characters: 2400, rows: 30, actions: 5 };

/** What a page takes at most, before 続きを見る. */
const ROOM: Size = { blocks: 45, characters: 8000, json: 14_000 };

/**
 * A notice as messages, the first of which is sent: 続きを見る at its end asks for the next. An answered reminder shows what was
 * answered and a button that changes it; what stands on which page does not depend on the answers. Always within Slack's limits.
 */
export function renderNotice(view: NoticeView): readonly SlackMessage[] {
  const pages = noticePages(view.notice.blocks, PAGE).flatMap((blocks, at) => divide(blocks, view, at === 0));
  return pages.map((page, at) => {
    const parts = partsOf(page.blocks, contextOf(view, at));
    const body = [...page.headline, ...page.parts.flatMap((part) => parts[part] ?? [])];
    return {
      text: fallbackText([...page.blocks, ...outcomes(page.blocks, view)], 'ja', at === 0 ? view.notice.title : ''),
      blocks: [...withoutLastDivider(body), ...(at + 1 < pages.length ? [moreButton(view, at + 1)] : [])],
    };
  });
}

/** A title is a line, and `text` has it whole. */
const LONGEST_HEADLINE = 300;

/** What of a page of a notice stands in one message. */
interface NoticePage {
  readonly blocks: readonly Block[];
  readonly headline: readonly SlackBlock[];
  readonly parts: readonly number[];
}

/** Spreads a page over messages where it is too large for one, by what it takes when every answer is shown with all choices. */
function divide(blocks: readonly Block[], view: NoticeView, isFirst: boolean): readonly NoticePage[] {
  const headline = isFirst ? headlineOf(view.notice) : [];
  const parts = partsOf(blocks, contextOf({ notice: view.notice, message: view.message }, LONGEST_PAGE));
  const size = (at: number): Size => grown(sizeOf(parts[at] ?? []), at === 0 ? sizeOf(headline) : NO_SIZE);
  return pack([...parts.keys()], size, ROOM).map((some, at) => ({
    blocks,
    parts: some,
    headline: at === 0 ? headline : [],
  }));
}

const grown = (size: Size, more: Size): Size => ({
  blocks: size.blocks + more.blocks + OUTCOME.blocks,
  characters: size.characters + more.characters + OUTCOME.characters,
  json: size.json + more.json + OUTCOME.json,
});

/** The line that says what was answered, at most; and a page number of as many digits as there may be. */
const OUTCOME: Size = { blocks: 1, characters: 150, json: 350 };
const NO_SIZE: Size = { blocks: 0, characters: 0, json: 0 };
const LONGEST_PAGE = 999;

/** Blocks in parts that stay together: a reminder's answers, and each other block for itself. */
const partsOf = (blocks: readonly Block[], context: RenderContext): readonly (readonly SlackBlock[])[] =>
  renderEach(blocks, context).flatMap((shown, at) =>
    blocks[at]?.kind === 'actions' ? [[...shown, { type: 'divider' } as const]] : shown.map((one) => [one]),
  );

const contextOf = ({ message, reminders = [], open = new Set() }: NoticeView, page: number): RenderContext => ({
  language: 'ja',
  emphasis: 'answer',
  message,
  page,
  reminders: new Map(reminders.map((reminder) => [reminder.id, reminder])),
  open,
});

/** The title, where the first text does not begin with it. */
function headlineOf({ title, blocks }: Notice): readonly SlackBlock[] {
  const [first] = blocks;
  const said = first?.kind === 'text' ? first.text : first?.kind === 'list' ? (first.title ?? '') : '';
  return said.startsWith(title) || (title.startsWith(said) && said !== '')
    ? []
    : richText(line(bold(cut(title, LONGEST_HEADLINE))));
}

/** What was answered, for those who do not see the blocks. */
function outcomes(blocks: readonly Block[], { reminders = [] }: NoticeView): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    const now = block.kind === 'actions' ? reminders.find(({ id }) => id === block.reminder) : undefined;
    const outcome = now === undefined ? undefined : outcomeOf(now);
    if (block.kind !== 'actions' || outcome === undefined) return [];
    return [{ kind: 'text', text: `${block.about}：${outcome.what}${outcome.by}` }];
  });
}

const withoutLastDivider = (blocks: readonly SlackBlock[]): SlackBlock[] =>
  blocks.at(-1)?.type === 'divider' ? blocks.slice(0, -1) : [...blocks];

/** The button that shows the next page. The message is found again by any reminder that it carries. */
function moreButton({ notice, message }: NoticeView, page: number): SlackBlock {
  const carried = notice.blocks.find((block) => block.kind === 'actions');
  const reminder = carried === undefined ? {} : { reminder: carried.reminder };
  const value = encodeOnNotice({ message, page, ...reminder });
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: ACTIONS.noticeMore, text: plainOf(CHAT_WORDS.ja.more), value }],
  };
}
