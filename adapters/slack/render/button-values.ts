import { z } from 'zod';
import type { Asked, Verdict } from '../../../src/domain/chat.ts';
import { REMINDER_ANSWERS, type ReminderAnswer } from '../../../src/domain/reminder.ts';

/** What a press means. An `action_id` is one of these, followed by `:` and more where a block holds several. */
export const ACTIONS = {
  /** Asks the question in the value. */
  choose: 'kakari_choose',
  /** Shows a further page of an answer: value of `encodeAsked`. */
  more: 'kakari_more',
  /** Shows the cited passages: value of `encodeAsked`. */
  details: 'kakari_details',
  /** Hands the question to the section in charge: value of `encodeAsked`. */
  handOver: 'kakari_hand_over',
  /** Shares an answer that only one person sees: value of `encodeAsked`. */
  share: 'kakari_share',
  /** What a person thinks of an answer: the value is a `Verdict`. */
  feedback: 'kakari_feedback',
  /** Opens the registration of a section; no value. */
  register: 'kakari_register',
  /** Answers a reminder: value of `encodeAnswer`. */
  answer: 'kakari_answer',
  /** Shows the choices of an answered reminder again: value of `encodeOnNotice`. */
  reopen: 'kakari_reopen',
  /** Shows a further page of a notice: value of `encodeOnNotice`. */
  noticeMore: 'kakari_notice_more',
} as const;

/** What a press can mean. */
export type ActionName = keyof typeof ACTIONS;

/** Matches the `action_id`s of an action. */
export const actionPattern = (name: ActionName): RegExp => new RegExp(`^${ACTIONS[name]}(?::|$)`, 'u');

/** The longest value of a button (docs.slack.dev/reference/block-kit/block-elements/button-element). */
const LONGEST_VALUE = 2000;

/** A question to put again, and which page of its answer is wanted, from 0. */
export interface AskedPage {
  readonly asked: Asked;
  readonly page: number;
}

/** In the place of a message's id: the buttons stand in an answer of what a section has to do. */
export const ON_AGENDA = 'agenda';

/** A reminder on a page (from 0) of a message. Without a reminder the page is meant. */
export interface OnNotice {
  readonly message: string;
  readonly page: number;
  readonly reminder?: string;
}

/** An answer to a reminder on a page of a message. */
export interface GivenAnswer extends OnNotice {
  readonly reminder: string;
  readonly answer: ReminderAnswer;
}

const page = z.int().min(0);
const someId = z.string().min(1).max(LONGEST_VALUE);
const askedPage = z.object({
  text: someId,
  municipality: z.string().min(1).optional(),
  history: z.array(z.string()),
  page,
});
const onNotice = z.object({ message: someId, page, reminder: someId.optional() });
const givenAnswer = onNotice.extend({ reminder: someId, answer: z.enum(REMINDER_ANSWERS) });
const verdict = z.enum(['helpful', 'wrong']);

/** The value of a button that puts a question again: without the oldest turns where it gets too long, undefined where that is not enough. */
export function encodeAsked({ asked, page: wanted }: AskedPage): string | undefined {
  const { text, municipality, history } = asked;
  for (let dropped = 0; dropped <= history.length; dropped += 1) {
    const value = JSON.stringify({ text, municipality, history: history.slice(dropped), page: wanted });
    if (fits(value)) return value;
  }
  return undefined;
}

/** What `encodeAsked` wrote; undefined for anything else. */
export function decodeAsked(value: unknown): AskedPage | undefined {
  const read = readJson(askedPage, value);
  if (read === undefined) return undefined;
  const { text, municipality, history } = read;
  return { asked: { text, history, ...(municipality === undefined ? {} : { municipality }) }, page: read.page };
}

/** The value of a button that asks a question; undefined where it is too long. */
export const encodeQuestion = (question: string): string | undefined =>
  question.trim() !== '' && fits(question) ? question : undefined;

/** What `encodeQuestion` wrote; undefined for anything else. */
export const decodeQuestion = (value: unknown): string | undefined => someId.safeParse(value).data;

/** The value of a button that answers a reminder. */
export const encodeAnswer = (given: GivenAnswer): string => JSON.stringify(given);

/** What `encodeAnswer` wrote; undefined for anything else. */
export const decodeAnswer = (value: unknown): GivenAnswer | undefined => readJson(givenAnswer, value);

/** The value of a button that shows a message or a part of it again. */
export const encodeOnNotice = (on: OnNotice): string => JSON.stringify(on);

/** What `encodeOnNotice` wrote; undefined for anything else. */
export function decodeOnNotice(value: unknown): OnNotice | undefined {
  const read = readJson(onNotice, value);
  if (read === undefined) return undefined;
  const { reminder, ...rest } = read;
  return reminder === undefined ? rest : { ...rest, reminder };
}

/** The value of a feedback button. */
export const decodeVerdict = (value: unknown): Verdict | undefined => verdict.safeParse(value).data;

// It is written into JSON once more, where quotation marks and backslashes take two characters: a message has a limit too.
const fits = (value: string): boolean => JSON.stringify(value).length <= LONGEST_VALUE;

function readJson<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_VALUE) return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
