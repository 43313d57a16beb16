import type { Asked, Turn } from '../../../src/domain/chat.ts';
import { noticePages, type PageLimits, replyPages } from '../../../src/domain/pages.ts';
import { type Block, citationNumbers, citationsOf, type Reply } from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { wordedMark } from '../../../src/language/worded-mark.ts';
import { renderBlocks } from './block-renderers.ts';
import { ON_AGENDA } from './button-values.ts';
import { citationLine, numbered, smallLines } from './citation-lines.ts';
import { type FallbackParts, fallbackText } from './fallback-text.ts';
import { pack, type Size, sizeOf } from './pack.ts';
import { packItems, type Part, partsOf, withoutLastDivider } from './parts.ts';
import { linesOf } from './plain.ts';
import { type ReplyEnd, replyButtons } from './reply-buttons.ts';
import { bold, line, quotation, richText } from './rich-text.ts';
import type { SlackBlock, SlackMessage } from './slack-message.ts';
import type { Emphasis } from './text-lines.ts';

/** An answer to be shown. */
export interface ReplyView {
  readonly reply: Reply;
  readonly asked: Asked;
  readonly needs?: Turn['needs'];
  /** Only one person sees it: it can be shared, and nobody can find it again to say what they think of it. */
  readonly ephemeral?: boolean;
  /** A line above the answer: what was asked, in an answer that is shared. */
  readonly heading?: string;
}

/** What reads at one sight on a telephone; in bytes too it is far below what Slack is known to take (see `SLACK_LIMITS`). */
const PAGE: PageLimits = { characters: 2400, rows: 25, actions: 8 };

/** What a page takes at most, before the buttons at its end. */
const ROOM: Size = { blocks: 40, characters: 7000, json: 8500 };

/**
 * An answer as messages, the first of which is sent: 続きを見る at its end asks for the next. The first line is the answer; then
 * the rest, what is uncertain, where it stands and what to ask next. Always within Slack's limits. Empty only where the reply is.
 */
export function renderReply(view: ReplyView): readonly SlackMessage[] {
  const bodies = isAgenda(view.reply) ? agendaBodies(view) : answerBodies(view);
  return bodies.map(({ page, blocks }, at) => ({
    text: fallbackText(page, view.reply.language, fallbackParts(view)),
    blocks: [...blocks, ...replyButtons(endOf(view, at, bodies.length))],
  }));
}

function fallbackParts({ reply, heading: headline }: ReplyView): FallbackParts {
  const mark = wordedMark(reply);
  return {
    numbers: citationNumbers(reply),
    ...(headline === undefined ? {} : { headline }),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** What stands in a message before the buttons at its end, and the page that it is of. */
interface Body {
  readonly page: readonly Block[];
  readonly blocks: readonly SlackBlock[];
}

const answerBodies = (view: ReplyView): readonly Body[] =>
  replyPages(view.reply, PAGE).flatMap((page, at) =>
    packed(bodyOf(page, view, at === 0)).map((blocks) => ({ page, blocks })),
  );

/** Whether a reply has reminders to be answered: then what is said of each stays with its buttons, as in a notice. */
const isAgenda = ({ blocks }: Reply): boolean => blocks.some(({ kind }) => kind === 'actions');

function agendaBodies({ reply, heading }: ReplyView): readonly Body[] {
  const head = heading === undefined ? [] : smallLines(linesOf(heading)).map(alone);
  const context = { language: reply.language, emphasis: 'answer', message: ON_AGENDA } as const;
  return noticePages(reply.blocks, PAGE).flatMap((page, at) => {
    const parts = [...(at === 0 ? head : []), ...partsOf(page, context)];
    const shown = (place: number): readonly SlackBlock[] => parts[place]?.blocks ?? [];
    return packItems(parts, (place) => sizeOf(shown(place)), ROOM).map((places) => ({
      page,
      blocks: withoutLastDivider(places.flatMap(shown)),
    }));
  });
}

const alone = (block: SlackBlock): Part => ({ blocks: [block], begins: true, ends: true });

/** The passages that an answer rests on, as messages. Empty where it has none. */
export function renderDetails(reply: Reply): readonly SlackMessage[] {
  const words = CHAT_WORDS[reply.language];
  const numbers = citationNumbers(reply);
  const blocks = citationsOf(reply).flatMap((citation) => {
    const doubt =
      citation.uncertain === undefined
        ? ''
        : `\n※ ${words.uncertain}${reply.language === 'ja' ? '：' : ': '}${citation.uncertain}`;
    return richText([
      ...line(bold(`${numbered(citation, numbers)}${citationLine(citation, reply.language)}`)),
      ...quotation(linesOf(`${citation.passage}${doubt}`).join('\n')),
    ]);
  });
  return packed(blocks).map((page) => ({
    text: fallbackText([], reply.language, { headline: textsIn(page) }),
    blocks: [...page],
  }));
}

const packed = (blocks: readonly SlackBlock[]): readonly (readonly SlackBlock[])[] =>
  pack(blocks, (block) => sizeOf([block]), ROOM);

function bodyOf(page: readonly Block[], view: ReplyView, isFirst: boolean): readonly SlackBlock[] {
  const { reply } = view;
  const mark = wordedMark(reply);
  const context = { language: reply.language, numbers: citationNumbers(reply) };
  const { notices, citations, choices } = gathered(page);
  return [
    ...saidOf(page, view, isFirst),
    ...renderBlocks(notices, context),
    ...(mark === undefined ? [] : smallLines([mark])),
    ...renderBlocks([...citations, ...choices], context),
  ];
}

/** What an answer says, without what stands beside it: of an answer that is being written, what there is to show. */
export const renderSaid = (reply: Reply, heading?: string): readonly SlackBlock[] =>
  saidOf(reply.blocks, { reply, ...(heading === undefined ? {} : { heading }) }, true);

function saidOf(
  page: readonly Block[],
  { reply, heading }: Pick<ReplyView, 'reply' | 'heading'>,
  isFirst: boolean,
): readonly SlackBlock[] {
  const { language } = reply;
  const body = page.filter(({ kind }) => !AFTER_THE_BODY.has(kind));
  return [
    ...(isFirst && heading !== undefined ? smallLines(linesOf(heading)) : []),
    ...body.flatMap((block, at) =>
      renderBlocks([block], { language, emphasis: emphasisOf(reply, isFirst && at === 0) }),
    ),
  ];
}

const AFTER_THE_BODY: ReadonlySet<Block['kind']> = new Set(['notice', 'citations', 'choices'] as const);

/** What follows the body: notices as one, all citations as one, all choices as one. */
function gathered(page: readonly Block[]): Readonly<Record<'notices' | 'citations' | 'choices', readonly Block[]>> {
  const notices = page.flatMap((block) => (block.kind === 'notice' ? [block.text] : []));
  const citations = page.flatMap((block) => (block.kind === 'citations' ? block.citations : []));
  const choices = page.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  return {
    notices: notices.length === 0 ? [] : [{ kind: 'notice', text: notices.join('\n※ ') }],
    citations: citations.length === 0 ? [] : [{ kind: 'citations', citations }],
    choices: choices.length === 0 ? [] : [{ kind: 'choices', choices }],
  };
}

/** An answer over several municipalities has one line for each; what is said in a greeting is no answer. */
function emphasisOf({ kind, about }: Reply, isFirst: boolean): Emphasis {
  if (kind === 'small-talk') return 'none';
  if (about === 'comparison') return 'name';
  return isFirst ? 'answer' : 'none';
}

function endOf({ reply, asked, needs, ephemeral }: ReplyView, page: number, pages: number): ReplyEnd {
  return {
    reply,
    asked,
    page,
    hasMore: page + 1 < pages,
    needsSection: needs === 'section',
    ephemeral: ephemeral === true,
  };
}

const textsIn = (blocks: readonly SlackBlock[]): string =>
  blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .map(({ elements }) => elements.map((one) => ('text' in one ? one.text : '')).join(''))
    .join('\n');
