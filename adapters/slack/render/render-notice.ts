import type { Notice } from '../../../src/domain/notice.ts';
import { noticePages, type PageLimits } from '../../../src/domain/pages.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { Block } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { RenderContext } from './block-renderers.ts';
import { ACTIONS, encodeOnNotice } from './button-values.ts';
import { fallbackText } from './fallback-text.ts';
import { add, type Size, sizeOf } from './pack.ts';
import { packItems, partsOf, withoutLastDivider } from './parts.ts';
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
    const body = [...page.headline, ...page.parts.flatMap((part) => parts[part]?.blocks ?? [])];
    return {
      text: fallbackText([...page.blocks, ...outcomes(page.blocks, view)], 'ja', {
        headline: at === 0 ? view.notice.title : '',
      }),
      blocks: [...withoutLastDivider(body), ...(at + 1 < pages.length ? [moreButton(view.message, at + 1)] : [])],
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
  const size = (at: number): Size => {
    const { blocks: shown = [], ends = false } = parts[at] ?? {};
    return [at === 0 ? headline : [], shown].map(sizeOf).reduce(add, ends ? OUTCOME : NO_SIZE);
  };
  return packItems(parts, size, ROOM).map((some, at) => ({ blocks, parts: some, headline: at === 0 ? headline : [] }));
}

/** The line that says what was answered, at most; and a page number of as many digits as there may be. */
const OUTCOME: Size = { blocks: 1, characters: 150, json: 350 };
const NO_SIZE: Size = { blocks: 0, characters: 0, json: 0 };
const LONGEST_PAGE = 999;

const contextOf = ({ notice, message, reminders = [], open = new Set() }: NoticeView, page: number): RenderContext => ({
  language: 'ja',
  emphasis: isOfItems(notice) ? 'answer' : 'none',
  message,
  page,
  reminders: new Map(reminders.map((reminder) => [reminder.id, reminder])),
  open,
});

/** Each item of a notice begins with what it is in 【】, and a single one is its own title; under another title nothing else stands out. */
const isOfItems = (notice: Notice): boolean =>
  headlineOf(notice).length === 0 ||
  notice.blocks.some((block) => block.kind === 'text' && block.text.startsWith('【'));

/** The title, where the first text does not begin with it. */
function headlineOf({ title, blocks }: Notice): readonly SlackBlock[] {
  const [first] = blocks;
  const said = first?.kind === 'text' ? first.text : first?.kind === 'list' ? (first.title ?? '') : '';
  return said.startsWith(title) || (title.startsWith(said) && said !== '')
    ? []
    : richText(line(bold(cut(title, LONGEST_HEADLINE))));
}

/** What was answered to the reminders in blocks, each in a line with what it is about. */
export const outcomesOf = (blocks: readonly Block[], reminders: readonly Reminder[]): readonly string[] =>
  blocks.flatMap((block) => {
    const now = block.kind === 'actions' ? reminders.find(({ id }) => id === block.reminder) : undefined;
    const outcome = now === undefined ? undefined : outcomeOf(now);
    return block.kind !== 'actions' || outcome === undefined ? [] : [`${block.about}：${outcome.what}${outcome.by}`];
  });

/** The same for those who do not see the blocks. */
const outcomes = (blocks: readonly Block[], { reminders = [] }: NoticeView): readonly Block[] =>
  outcomesOf(blocks, reminders).map((text) => ({ kind: 'text', text }));

/** The button that shows the next page. */
function moreButton(message: string, page: number): SlackBlock {
  const value = encodeOnNotice({ message, page });
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: ACTIONS.noticeMore, text: plainOf(CHAT_WORDS.ja.more), value }],
  };
}
