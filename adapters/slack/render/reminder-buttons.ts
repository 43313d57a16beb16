import { dayInJapan, timeInJapan } from '../../../src/domain/instant.ts';
import { ANSWER_LABELS, type Reminder, type ReminderAnswer } from '../../../src/domain/reminder.ts';
import type { BlockOf } from '../../../src/domain/reply.ts';
import { ACTIONS, encodeAnswer, encodeOnNotice, type OnNotice } from './button-values.ts';
import { buttonText, cut } from './plain.ts';
import { bold, line, plainOf, richText, run } from './rich-text.ts';
import type { SlackBlock, SlackButton } from './slack-message.ts';

/** What the buttons of a reminder depend on; see `RenderContext`. */
export interface ReminderContext {
  readonly message?: string;
  readonly page?: number;
  readonly reminders?: ReadonlyMap<string, Reminder>;
  readonly open?: ReadonlySet<string>;
  /** Whether what stands above says which reminder it is. */
  readonly isNamed: boolean;
}

type Actions = BlockOf<'actions'>;

/** A few words say which reminder it is. */
const LONGEST_NAME = 200;

/** What an owner can answer, as buttons; once it is answered the outcome, and a button that shows the choices again. */
export function reminderButtons(block: Actions, context: ReminderContext): readonly SlackBlock[] {
  const { reminder, about, answers } = block;
  const now = context.reminders?.get(reminder);
  const outcome = now === undefined ? undefined : outcomeOf(now);
  const name = context.isNamed ? [] : richText(line(bold(cut(about, LONGEST_NAME))));
  const told = outcome === undefined ? [] : richText(line(bold(outcome.what), run(outcome.by)));
  const isOpen = outcome === undefined || context.open?.has(reminder) === true;
  const buttons = isOpen
    ? answers.map((answer) => answerButton(answer, block, context))
    : answers.length > 1
      ? [reopenButton(block, context)]
      : [];
  return [...name, ...told, ...(buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons } as const])];
}

function answerButton(answer: ReminderAnswer, { reminder, about }: Actions, context: ReminderContext): SlackButton {
  return {
    type: 'button',
    action_id: `${ACTIONS.answer}:${answer}`,
    text: plainOf(ANSWER_LABELS[answer]),
    accessibility_label: buttonText(`${ANSWER_LABELS[answer]}（${about}）`),
    value: encodeAnswer({ ...placeOf(reminder, context), answer }),
  };
}

const reopenButton = ({ reminder, about }: Actions, context: ReminderContext): SlackButton => ({
  type: 'button',
  action_id: ACTIONS.reopen,
  text: plainOf(CHANGE),
  accessibility_label: buttonText(`${CHANGE}（${about}）`),
  value: encodeOnNotice(placeOf(reminder, context)),
});

const CHANGE = '回答を変える';

const placeOf = (
  reminder: string,
  { message = '', page = 0 }: ReminderContext,
): OnNotice & { readonly reminder: string } => ({ message, page, reminder });

/** What was answered, by whom and when; undefined while nothing was. */
export function outcomeOf(reminder: Reminder): { readonly what: string; readonly by: string } | undefined {
  const what = OUTCOMES[reminder.state]?.(reminder);
  return what === undefined ? undefined : { what, by: `（${whoAndWhen(reminder)}）`.replace('（）', '') };
}

const OUTCOMES: Partial<Readonly<Record<Reminder['state'], (reminder: Reminder) => string>>> = {
  acknowledged: () => '了解',
  snoozed: ({ snoozedUntil }) =>
    snoozedUntil === undefined ? '後で知らせる' : `${monthAndDay(snoozedUntil)}にもう一度知らせる`,
  done: () => '完了した',
  'wrong-owner': () => '担当が違う',
};

const whoAndWhen = ({ answeredBy = '', answeredAt }: Reminder): string =>
  [
    ...(answeredBy === '' ? [] : [nameOf(answeredBy)]),
    ...(answeredAt === undefined ? [] : [`${monthAndDay(dayInJapan(answeredAt))} ${timeInJapan(answeredAt)}`]),
  ].join('、');

/** 山田 花子（Slack U0123ABC） is 山田 花子さん to colleagues; what was answered elsewhere stays as it was kept. */
function nameOf(by: string): string {
  const name = /^(.+?)（(?:Slack|Teams)[^（）]*）$/u.exec(by)?.[1];
  return cut(name === undefined ? by : `${name}さん`, 80);
}

const monthAndDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
