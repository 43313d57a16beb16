import { dayInJapan, type Instant, timeInJapan } from '../../../src/domain/instant.ts';
import { ANSWER_LABELS, type Reminder } from '../../../src/domain/reminder.ts';
import type { BlockOf } from '../../../src/domain/reply.ts';
import type { ActionSet, CardAction, CardElement } from './adaptive-card.ts';
import { actionSets, execute } from './buttons.ts';
import { paragraph, run } from './text.ts';

/** Where a press is to be shown. */
export interface Pressed {
  readonly page: number;
  readonly on: 'notice' | 'agenda';
}

/** What can be answered to a reminder, as buttons. */
export const answerButtons = (
  { reminder, answers }: Pick<BlockOf<'actions'>, 'reminder' | 'answers'>,
  { page, on }: Pressed,
): readonly ActionSet[] =>
  actionSets(
    answers.map((answer, at): CardAction => {
      const button = execute(ANSWER_LABELS[answer], { kind: 'answer', reminder, answer, page, on });
      return at === 0 && button.type === 'Action.Execute' ? { ...button, style: 'positive' } : button;
    }),
  );

/** What was answered, by whom and when, and where there is more than one answer a button that offers them again. */
export function outcome(
  { reminder, answers }: Pick<BlockOf<'actions'>, 'reminder' | 'answers'>,
  answered: Reminder,
  page: number,
): readonly CardElement[] {
  return [
    paragraph([run(`✓ ${outcomeText(answered)}`, { weight: 'Bolder' })]),
    ...(answers.length < 2 ? [] : actionSets([execute(CHANGE, { kind: 'change', reminder, page })])),
  ];
}

const CHANGE = '回答を変える';

/** Whether somebody answered it. */
export const isAnswered = ({ state }: Reminder): boolean => STATES[state] !== undefined;

/** `了解（山田 花子さん、11月21日 10:05）`; a reminder that comes again says when. */
function outcomeText({ state, snoozedUntil, answeredBy = '', answeredAt }: Reminder): string {
  const details = [
    ...(snoozedUntil === undefined ? [] : [`${dayText(snoozedUntil)}に再通知`]),
    ...(nameOf(answeredBy) === '' ? [] : [`${nameOf(answeredBy)}さん`]),
    ...(answeredAt === undefined ? [] : [momentText(answeredAt)]),
  ];
  return `${STATES[state] ?? ''}${details.length === 0 ? '' : `（${details.join('、')}）`}`;
}

const STATES: Readonly<Partial<Record<Reminder['state'], string>>> = {
  acknowledged: '了解',
  snoozed: '後で',
  done: '完了',
  'wrong-owner': '担当が違う',
};

/** Who it was, without the account that stands behind the name in the record: `山田 花子（Teams 29:1a…）`. */
const nameOf = (answeredBy: string): string => answeredBy.replace(/（(?:Slack|Teams)[^）]*）$/u, '').trim();

const dayText = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

const momentText = (at: Instant): string => `${dayText(dayInJapan(at))} ${timeInJapan(at)}`;
