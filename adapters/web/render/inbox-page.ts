import { html } from 'hono/html';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { entryWith, type Inbox, type InboxEntry } from '../inbox.ts';
import { inboxPath } from '../paths.ts';
import { NAME_LIMIT } from '../texts.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';
import { renderReminder, stateText, subjectOf } from './reminder.ts';

/** Answered reminders that are seen at once; the older ones open. */
const ANSWERED_SHOWN = 20;

/** What an inbox shows. `result` names the reminder that was just answered, or whose answer came too late for it. */
export interface InboxView {
  readonly plan: Plan;
  readonly section: string;
  readonly inbox: Inbox;
  readonly today: IsoDate;
  readonly result: { readonly answered?: string; readonly late?: string };
}

/** The page `/inbox/:municipality/:department`. */
export function renderInboxPage(view: InboxView): Frame {
  const { plan, section, inbox } = view;
  const { id, name } = plan.municipality;
  const empty = inbox.open.length + inbox.answered.length === 0;
  return {
    title: `${section}の受信箱｜係 Kakari`,
    here: 'inbox',
    width: 'reading',
    main: html`<p class="back"><a href="${inboxPath(id)}">${name}の課の一覧</a></p>
      <h1>${section}の受信箱</h1>
      ${renderResult(view)} ${empty ? html`<p class="count">お知らせはまだ届いていません。</p>` : renderForm(view)}`,
  };
}

function renderResult({ inbox, result }: InboxView): Html | '' {
  const late = entryWith(inbox, result.late ?? '');
  const entry = entryWith(inbox, result.answered ?? '');
  if (late !== undefined)
    return renderMessage(
      'notice',
      `期限が近いため、後で知らせることはできません。別の回答を選んでください（${subjectOf(late.told)}）。`,
    );
  if (entry?.answered === undefined) return '';
  return renderMessage('done', `「${stateText(entry.answered)}」を記録しました（${subjectOf(entry.told)}）。`);
}

const renderMessage = (kind: 'notice' | 'done', sentence: string): Html =>
  html`<p id="result" class="${kind}" role="status" tabindex="-1">${sentence}</p>`;

/**
 * One form for all, so that a name is typed once. Its first button is switched off: otherwise Enter in the field of the name would
 * press the first answer of the page.
 */
const renderForm = (view: InboxView): Html =>
  html`<form class="inbox" method="post" action="${inboxPath(view.plan.municipality.id, view.section)}">
    <button type="submit" disabled hidden></button>
    <div class="field">
      <label for="by">回答者（任意）</label>
      <input id="by" name="by" type="text" maxlength="${NAME_LIMIT}" autocomplete="name" aria-describedby="by-hint" />
      <p id="by-hint" class="hint">回答とともに記録されます。</p>
    </div>
    <section>
      <h2>未回答（${view.inbox.open.length}件）</h2>
      ${view.inbox.open.length === 0 ? html`<p class="count">すべて回答済みです。</p>` : renderList(view.inbox.open, view.today)}
    </section>
    ${renderAnswered(view)}
  </form>`;

function renderAnswered({ inbox: { answered }, today }: InboxView): Html | '' {
  if (answered.length === 0) return '';
  const older = answered.slice(ANSWERED_SHOWN);
  return html`<section>
    <h2>回答済み（${answered.length}件）</h2>
    ${renderList(answered.slice(0, ANSWERED_SHOWN), today)}
    ${
      older.length === 0
        ? ''
        : html`<details class="silent">
            <summary>以前のお知らせ（${older.length}件）</summary>
            ${renderList(older, today)}
          </details>`
    }
  </section>`;
}

const renderList = (entries: readonly InboxEntry[], today: IsoDate): Html =>
  html`<ul class="reminders">
    ${entries.map((entry) => html`<li>${renderReminder(entry, today)}</li>`)}
  </ul>`;
