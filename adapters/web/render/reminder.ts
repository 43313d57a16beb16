import { html } from 'hono/html';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { dayInJapan } from '../../../src/domain/instant.ts';
import { ANSWER_LABELS, answersTo, type Reminder, type ReminderAnswer } from '../../../src/domain/reminder.ts';
import { japaneseDate, milestoneSentence, milestoneSubject } from '../../../src/language/milestone-sentences.ts';
import type { WaitingReminder } from '../../../src/ports/ledger.ts';
import { buttonValue, type InboxEntry } from '../inbox.ts';
import { dayText, distanceText } from '../milestone-day.ts';
import type { Html } from './markup.ts';
import { renderDoubt, renderSource } from './source.ts';

/** A reminder with its answers, as it lies in the inbox. */
export function renderReminder(entry: InboxEntry, today: IsoDate): Html {
  const { reminder, about } = entry.told;
  const shown = entry.answered ?? reminder;
  return html`<p class="state">
      <span class="${markOf(shown)}">${stateText(shown)}</span>
      ${reminder.late ? html`<span class="doubt">遅延</span>` : ''} <span>${historyText(entry)}</span>
    </p>
    <h3 id="about-${reminder.id}">${subjectOf(entry.told)}</h3>
    ${textOf(entry.told).map((line) => html`<p>${line}</p>`)}
    ${
      about === undefined
        ? ''
        : html`${renderDoubt(about)}
            <p class="owners">
              <span class="label">期日</span>
              <span>${dayText(about)} <span class="distance">${distanceText(about, today)}</span></span>
            </p>
            ${renderSource(about)}`
    }
    ${renderAnswers(entry)}`;
}

/** What a reminder is about, in a few words. */
export const subjectOf = ({ about }: WaitingReminder): string =>
  about === undefined ? '予定のまとめ' : milestoneSubject(about);

/** What became of a reminder, in words. */
export function stateText({ state, snoozedUntil }: Reminder): string {
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
function historyText({ told, times, answered }: InboxEntry): string {
  const { sentAt, dueOn, escalatedOn } = told.reminder;
  const sent = japaneseDate(sentAt === undefined ? dueOn : dayInJapan(sentAt));
  return [
    `${sent}のお知らせ${times === 1 ? '' : `（${times}回目）`}`,
    ...(escalatedOn === undefined ? [] : [`${japaneseDate(escalatedOn)}にDX推進担当へ連絡`]),
    ...(answered?.answeredAt === undefined
      ? []
      : [`${japaneseDate(dayInJapan(answered.answeredAt))}に${answered.answeredBy ?? ''}が回答`]),
  ].join('、');
}

/** What was told; before that, what will be. */
function textOf({ reminder, about }: WaitingReminder): readonly string[] {
  const text = reminder.text ?? (about === undefined ? '' : milestoneSentence(about));
  return text.split('\n').filter((line) => line.trim() !== '');
}

function renderAnswers({ told, answered }: InboxEntry): Html {
  if (answered === undefined) return renderButtons(told);
  return html`<details class="silent">
    <summary>回答を変える</summary>
    ${renderButtons(told)}
  </details>`;
}

const renderButtons = (one: WaitingReminder): Html =>
  html`<ul class="choice-list">
    ${answersTo(one.reminder, one.about).map((answer) => html`<li>${renderButton(answer, one.reminder.id)}</li>`)}
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
