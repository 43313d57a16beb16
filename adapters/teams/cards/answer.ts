import type { Turn } from '../../../src/domain/chat.ts';
import { fiscalYearOf, type IsoDate } from '../../../src/domain/fiscal-year.ts';
import { replyPages } from '../../../src/domain/pages.ts';
import type { Citation } from '../../../src/domain/answer.ts';
import {
  type Block,
  choicesOf,
  citationNumbers,
  citationsOf,
  plainText,
  type Reply,
} from '../../../src/domain/reply.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { spokenText } from '../../../src/language/worded-mark.ts';
import type { CardAction, CardElement } from './adaptive-card.ts';
import { type CardContext, renderBlock } from './block-renderers.ts';
import { ask, executeAsked, write } from './buttons.ts';
import { type CardMessage, cardMessage, firstThatFits, summaryOf, type TeamsMessage } from './card-message.ts';
import { messageEntities } from './citations.ts';
import { lead } from './lead.ts';
import { PAGE_LIMITS } from './limits.ts';
import { answerButtons } from './reminder-buttons.ts';
import { clipped, literal, looksLikeAddress, paragraph, run } from './text.ts';

/** What the look of an answer depends on besides itself. */
export interface AnswerView {
  /** From 0; a page that an answer does not have is its last one. */
  readonly page?: number;
  /** Its fiscal year is marked in schedules. */
  readonly today: IsoDate;
  /** In a channel or group chat: Teams shows no suggested actions there, and a message needs a mention to reach Kakari. */
  readonly shared?: boolean;
  /** The question that was asked by a button, which nobody else sees: it is said before the answer. */
  readonly heading?: string;
}

/** What an answer is made of, wherever it was asked. */
type ShownTurn = Omit<Turn, 'conversation'>;

/**
 * A page of an answer as a message. The first one asks for feedback and names its sources to Teams. A short one with nothing but
 * words and up to three choices is plain text with suggested actions, which Teams shows only beside a text.
 */
export function answerActivity(
  turn: ShownTurn,
  { page = 0, today, shared = false, heading }: AnswerView,
): TeamsMessage {
  const pages = replyPages(turn.reply, PAGE_LIMITS);
  const at = Math.max(0, Math.min(page, pages.length - 1));
  const shown: Shown = {
    turn,
    blocks: pages[at] ?? [],
    isFirst: at === 0,
    next: at + 1 < pages.length ? at + 1 : undefined,
    today,
    shared,
    heading,
  };
  const message = isPlain(shown) ? textAnswer(shown) : cardAnswer(shown);
  return shown.isFirst && turn.reply.kind !== 'small-talk' && turn.reply.about !== 'personal-data'
    ? { ...message, channelData: { feedbackLoop: { type: 'default' } } }
    : message;
}

/** A page of an answer, cut out. */
interface Shown {
  readonly turn: ShownTurn;
  readonly blocks: readonly Block[];
  readonly isFirst: boolean;
  readonly next: number | undefined;
  readonly today: IsoDate;
  readonly shared: boolean;
  readonly heading: string | undefined;
}

/** An answer that is only words: a question asked back, a greeting. What could be taken for an address stays in a card. */
const isPlain = ({ turn: { reply }, blocks, next, shared, heading }: Shown): boolean =>
  next === undefined &&
  heading === undefined &&
  (reply.kind === 'needs-clarification' || reply.kind === 'small-talk') &&
  blocks.every(({ kind }) => kind === 'text' || kind === 'choices') &&
  choicesOf({ ...reply, blocks }).length <= (shared ? 0 : 3) &&
  !looksLikeAddress(plainText({ blocks }));

function textAnswer({ turn: { reply }, blocks }: Shown): TeamsMessage {
  const text = literal(plainText({ blocks }));
  const actions = choicesOf({ ...reply, blocks }).map(({ label, question }) => ({
    type: 'imBack' as const,
    title: clipped(literal(label), 60),
    value: literal(question),
  }));
  const entities = messageEntities(NO_POSITIONS, { language: reply.language, byModel: reply.wordedBy === 'model' });
  return {
    type: 'message',
    textFormat: 'plain',
    text,
    summary: summaryOf(text),
    ...(actions.length === 0 ? {} : { suggestedActions: { actions } }),
    ...(entities.length === 0 ? {} : { entities }),
  };
}

function cardAnswer(shown: Shown): CardMessage {
  const { heading } = shown;
  const { reply } = shown.turn;
  // Teams shows by itself that a model wrote it, and reads out only what it is given here.
  const text = [heading, spokenText({ ...reply, blocks: shown.blocks })].filter(Boolean).join('\n');
  const byModel = reply.wordedBy === 'model';
  const citations = positionsOf(reply, shown.blocks);
  const entities = messageEntities(citations, { language: reply.language, byModel });
  const parts = { language: reply.language, text, actions: buttonsOf(shown) };
  const body = bodyOf(shown);
  const lean = [paragraph([run(clipped(text, PAGE_LIMITS.characters))])];
  return firstThatFits([
    () => cardMessage({ ...parts, body }, entities),
    () => cardMessage({ ...parts, body }, messageEntities(NO_POSITIONS, { language: reply.language, byModel })),
    () => cardMessage({ ...parts, body: lean }, messageEntities(NO_POSITIONS, { language: reply.language, byModel })),
  ]);
}

/** The numbers by which Teams finds the sources of a page: those of the marks where a reply has them, else counted from 1. */
function positionsOf(reply: Reply, blocks: readonly Block[]): ReadonlyMap<Citation, number> {
  const numbers = citationNumbers(reply);
  return new Map(
    citationsOf({ ...reply, blocks }).map((citation, at) => [citation, numbers.get(citation) ?? at + 1] as const),
  );
}

const NO_POSITIONS: ReadonlyMap<Citation, number> = new Map();

/** The answer, its doubts, its sources, what to ask next. */
function bodyOf({ turn: { reply }, blocks, isFirst, today, shared, heading }: Shown): readonly CardElement[] {
  const words = CHAT_WORDS[reply.language];
  const positions = positionsOf(reply, blocks);
  const context: CardContext = {
    language: reply.language,
    currentYear: fiscalYearOf(today),
    positions,
    heading: reply.kind === 'needs-clarification' ? words.which : words.next,
    ask: shared ? ask : write,
    reminder: (block) => answerButtons(block, { page: 0, on: 'agenda' }),
  };
  const shown = (kinds: (kind: Block['kind']) => boolean): readonly CardElement[] =>
    blocks.filter(({ kind }) => kinds(kind)).flatMap((block) => renderBlock(block, context));
  const [first, ...rest] = shown((kind) => !BESIDE.has(kind));
  return [
    ...(heading === undefined ? [] : [paragraph([run(heading, { isSubtle: true })])]),
    ...(first === undefined ? [] : [isFirst ? lead(first) : first]),
    ...rest,
    ...together(shown((kind) => kind === 'notice')),
    ...(positions.size === 0 ? [] : [paragraph([run(words.sources, { isSubtle: true, size: 'Small' })], 'Medium')]),
    ...shown((kind) => kind === 'citations'),
    ...shown((kind) => kind === 'choices'),
  ];
}

/** Doubts stand apart from the answer. */
const together = (items: readonly CardElement[]): readonly CardElement[] =>
  items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items, spacing: 'Medium' }];

const BESIDE: ReadonlySet<Block['kind']> = new Set(['notice', 'citations', 'choices'] as const);

/** The rest, what the sources say, whom to ask. */
function buttonsOf({ turn: { asked, event, reply }, blocks, isFirst, next }: Shown): readonly CardAction[] {
  const words = CHAT_WORDS[reply.language];
  return [
    ...(next === undefined
      ? []
      : executeAsked(words.more, asked, (kept) => ({ kind: 'more', asked: kept, page: next }))),
    ...(citationsOf({ ...reply, blocks }).length === 0
      ? []
      : executeAsked(words.details, asked, (kept) => ({ kind: 'details', asked: kept }))),
    ...(!isFirst || reply.inCharge === undefined
      ? []
      : executeAsked(words.askOwner, asked, (kept) => ({ kind: 'hand-over', asked: kept, event }))),
  ];
}
