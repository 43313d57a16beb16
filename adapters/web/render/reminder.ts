import { html } from 'hono/html';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { addDays, dayInJapan } from '../../../src/domain/instant.ts';
import {
  ANSWER_LABELS,
  answersTo,
  type Occasion,
  type Reminder,
  type ReminderAnswer,
} from '../../../src/domain/reminder.ts';
import { japaneseDate, milestoneSentence, milestoneTitle } from '../../../src/language/milestone-sentences.ts';
import type { WaitingReminder } from '../../../src/ports/ledger.ts';
import { isDigest, isToNote } from '../inbox.ts';
import { type InboxEntry, toldOn } from '../inbox-entry.ts';
import { dayText, distanceText, isPast } from '../milestone-day.ts';
import { buttonValue } from '../read-answer.ts';
import type { Html } from './markup.ts';
import { renderDoubt, renderSource } from './source.ts';
import { renderText } from './told-text.ts';

/** A reminder with its answers, as it lies in the inbox. */
export const renderReminder = (entry: InboxEntry, today: IsoDate): Html =>
  html`${renderState(entry)}
    <h3 id="${headingId(entry)}">${titleOf(entry.told)}</h3>
    ${renderText(textOf(entry.told))} ${renderAbout(entry.told, today)} ${renderAnswers(entry, today)}`;

/** A digest, which is long and asks nothing, folded away. */
export const renderDigest = (entry: InboxEntry, today: IsoDate): Html =>
  html`<details class="silent">
    <summary><h3 id="${headingId(entry)}">${titleOf(entry.told)}</h3></summary>
    <div class="digest">${renderState(entry)} ${renderText(textOf(entry.told))} ${renderAnswers(entry, today)}</div>
  </details>`;

const headingId = ({ told }: InboxEntry): string => `about-${told.reminder.id}`;

function renderState(entry: InboxEntry): Html {
  const shown = entry.answered ?? entry.told.reminder;
  return html`<p class="state">
    ${isDigest(entry) && shown.state === 'sent' ? '' : html`<span class="${markOf(shown)}">${stateText(shown, isToNote(entry))}</span>`}
    ${entry.told.reminder.late ? html`<span class="doubt">遅延</span>` : ''} <span>${historyText(entry)}</span>
  </p>`;
}

const renderAbout = ({ about }: WaitingReminder, today: IsoDate): Html | '' =>
  about === undefined
    ? ''
    : html`${renderDoubt(about)}
        <p class="owners${isPast(about, today) ? ' past' : ''}">
          <span class="label">期日</span>
          <span>${dayText(about)} <span class="distance">${distanceText(about, today)}</span></span>
        </p>
        ${renderSource(about)}`;

/** What a reminder is about, in a line; measures can have several milestones of one day. */
export function titleOf({ reminder, about }: WaitingReminder): string {
  if (about !== undefined) return milestoneTitle(about);
  return `${reminder.department === '' ? '担当課の記載がない取組' : reminder.department}の予定のまとめ`;
}

/** What became of a reminder, in words; `isNote`: nothing is asked but to take note. */
export function stateText({ state, snoozedUntil }: Reminder, isNote = false): string {
  if (state === 'sent' && isNote) return '未確認';
  if (state !== 'snoozed' || snoozedUntil === undefined) return STATES[state];
  return `後で（${Number(snoozedUntil.slice(5, 7))}月${Number(snoozedUntil.slice(8))}日に再通知）`;
}

const STATES: Readonly<Record<Reminder['state'], string>> = {
  due: '送信前',
  sending: '送信中',
  sent: '未回答',
  acknowledged: '了解',
  snoozed: '後で',
  done: '完了',
  'wrong-owner': '担当違い',
  failed: '届きませんでした',
};

const markOf = ({ state }: Reminder): string => MARKS[state] ?? 'now';

const MARKS: Partial<Readonly<Record<Reminder['state'], string>>> = { sent: 'new', failed: 'now undelivered' };

/** When it was sent, when and by whom it was answered, and that the DX promoters know. */
function historyText(entry: InboxEntry): string {
  const { told, times, answered } = entry;
  const { escalatedOn } = told.reminder;
  return [
    `${japaneseDate(toldOn(told.reminder))}のお知らせ${times === 1 || isDigest(entry) ? '' : `（${times}回目）`}`,
    ...(escalatedOn === undefined ? [] : [`${japaneseDate(escalatedOn)}にDX推進担当へ連絡`]),
    ...(answered?.answeredAt === undefined
      ? []
      : [`${japaneseDate(dayInJapan(answered.answeredAt))}に${answered.answeredBy ?? ''}が回答`]),
  ].join('、');
}

/** What was told; before that, what will be. Of what had passed by then a message has only a line of a list. */
function textOf({ reminder, about }: WaitingReminder): string {
  const text = reminder.text ?? (about === undefined ? '' : milestoneSentence(about));
  if (about === undefined || !isPast(about, toldOn(reminder)) || !AHEAD.has(reminder.occasion.kind)) return text;
  return [PASSED, ...(reminder.route === 'owner' ? [] : [text])].join('\n');
}

const PASSED = 'このお知らせを送る前に、期限が過ぎました。';

const AHEAD: ReadonlySet<Occasion['kind']> = new Set(['lead', 'snooze'] as const);

function renderAnswers({ told, answered }: InboxEntry, today: IsoDate): Html | '' {
  const answers = answersTo(told.reminder, told.about).filter((answer) => !isTooLate(answer, told, today));
  if (answered === undefined) return renderButtons(answers, told.reminder.id);
  if (answers.length === 1) return '';
  return html`<details class="silent">
    <summary>回答を変える</summary>
    ${renderButtons(answers, told.reminder.id)}
  </details>`;
}

/** A reminder that is put off comes again before its milestone, and not today: the desk would refuse it. */
const isTooLate = (answer: ReminderAnswer, { about }: WaitingReminder, today: IsoDate): boolean =>
  answer.startsWith('snooze-') && about !== undefined && about.date <= addDays(today, 1);

const renderButtons = (answers: readonly ReminderAnswer[], reminder: string): Html =>
  html`<ul class="choice-list">
    ${answers.map((answer) => html`<li>${renderButton(answer, reminder)}</li>`)}
  </ul>`;

const renderButton = (answer: ReminderAnswer, reminder: string): Html =>
  html`<button
    class="choice"
    name="answer"
    value="${buttonValue(answer, reminder)}"
    aria-describedby="about-${reminder}"
  >
    ${ANSWER_LABELS[answer]}
  </button>`;
