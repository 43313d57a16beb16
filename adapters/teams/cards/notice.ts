import { fiscalYearOf, type IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import { noticePages } from '../../../src/domain/pages.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import { type Block, type BlockOf, plainText } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import type { CardElement } from './adaptive-card.ts';
import { type CardContext, renderBlock } from './block-renderers.ts';
import { ask, execute } from './buttons.ts';
import { type CardMessage, cardMessage, firstThatFits } from './card-message.ts';
import { lead } from './lead.ts';
import { DIGEST_LIMITS, PAGE_LIMITS } from './limits.ts';
import { answerButtons, isAnswered, outcome } from './reminder-buttons.ts';
import { clipped, linesOf, paragraph, paragraphs, run } from './text.ts';

/** A notice and what is known of it now. */
export interface NoticeView {
  /** The id of its message (`OutgoingMessage.id`), by which its further pages are found. */
  readonly id: string;
  readonly notice: Notice;
  /** From 0; a page that it does not have is its last one. */
  readonly page?: number;
  /** The reminders that it carries, as they are now; none when it is sent. */
  readonly reminders?: readonly Reminder[];
  /** Ids of answered reminders whose answers are offered again. */
  readonly open?: ReadonlySet<string>;
  /** Its fiscal year is marked in schedules. */
  readonly today: IsoDate;
}

/** A page of a notice as a message: every reminder with its buttons, or with what was answered. */
export function noticeActivity(view: NoticeView): CardMessage {
  const pages = pagesOf(view.notice);
  const at = Math.max(0, Math.min(view.page ?? 0, pages.length - 1));
  const blocks = pages[at] ?? [];
  const actions =
    at + 1 < pages.length ? [execute(CHAT_WORDS.ja.more, { kind: 'more-notice', message: view.id, page: at + 1 })] : [];
  const parts = { language: 'ja' as const, text: textOf(view.notice, blocks, at), actions };
  return firstThatFits([
    () => cardMessage({ ...parts, body: bodyOf(view, blocks, at) }),
    () => cardMessage({ ...parts, body: bodyOf(view, blocks.map(tableAsList), at) }),
    () => cardMessage({ ...parts, body: leanBody(view, blocks, at) }),
  ]);
}

const pagesOf = ({ blocks }: Notice): readonly (readonly Block[])[] =>
  noticePages(blocks, blocks.some(({ kind }) => kind === 'actions') ? PAGE_LIMITS : DIGEST_LIMITS);

/** The rows of a table as lines, which weigh a third of it. */
const tableAsList = (block: Block): Block =>
  block.kind === 'table'
    ? { kind: 'list', title: block.caption, items: block.rows.map((row) => row.join('　')) }
    : block;

/** The plain-text form: its title first, unless it begins with it anyway. */
function textOf({ title }: Notice, blocks: readonly Block[], page: number): string {
  const text = plainText({ blocks });
  return page > 0 || text.startsWith(title) ? text : [title, text].filter(Boolean).join('\n');
}

function bodyOf(view: NoticeView, blocks: readonly Block[], page: number): readonly CardElement[] {
  const context = contextOf(view, page);
  const items = itemsOf(blocks).map((item, at) => itemElements(item, context, at));
  const [first, ...rest] = [...heading(view, blocks, page), ...items.flat()];
  return first === undefined ? paragraphs(view.notice.title) : [lead(first), ...rest];
}

/** The words as one paragraph, then the buttons: for what is too long for anything better. */
const leanBody = (view: NoticeView, blocks: readonly Block[], page: number): readonly CardElement[] => [
  paragraph([run(clipped(textOf(view.notice, blocks, page), LEAN_LIMIT))]),
  ...blocks.flatMap((block) => (block.kind === 'actions' ? renderBlock(block, contextOf(view, page)) : [])),
];

const LEAN_LIMIT = 5000;

/** The title, where the first words are others. */
function heading({ notice: { title } }: NoticeView, blocks: readonly Block[], page: number): readonly CardElement[] {
  const [first] = linesOf(plainText({ blocks }));
  return page > 0 || title === '' || first?.startsWith(title) === true ? [] : paragraphs(title);
}

/** The blocks up to and with the buttons of each reminder. */
function itemsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const items: Block[][] = [[]];
  for (const block of blocks) {
    items.at(-1)?.push(block);
    if (block.kind === 'actions') items.push([]);
  }
  return items.filter((item) => item.length > 0);
}

function itemElements(item: readonly Block[], context: CardContext, at: number): readonly CardElement[] {
  const isTold = item.some(({ kind }) => kind === 'text');
  const items = item.flatMap((block) => [
    ...(block.kind === 'actions' && !isTold ? paragraphs(block.about) : []),
    ...renderBlock(block, context),
  ]);
  if (at === 0) return items;
  return items.length === 0 ? [] : [{ type: 'Container', items, separator: true, spacing: 'Medium' }];
}

const contextOf = ({ reminders = [], open, today }: NoticeView, page: number): CardContext => ({
  language: 'ja',
  currentYear: fiscalYearOf(today),
  positions: new Map(),
  heading: CHAT_WORDS.ja.next,
  ask,
  reminder: (block) => reminderElements(block, { reminders, open: open ?? new Set(), page }),
});

function reminderElements(
  block: BlockOf<'actions'>,
  { reminders, open, page }: Required<Pick<NoticeView, 'reminders' | 'open' | 'page'>>,
): readonly CardElement[] {
  const now = reminders.find(({ id }) => id === block.reminder);
  const answered = now !== undefined && isAnswered(now) ? outcome(block, now, page) : [];
  if (answered.length === 0) return answerButtons(block, { page, on: 'notice' });
  return open.has(block.reminder)
    ? [...answered.slice(0, 1), ...answerButtons(block, { page, on: 'notice' })]
    : answered;
}
