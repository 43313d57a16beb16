import { html } from 'hono/html';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { entryWith, type Inbox, isDigest } from '../inbox.ts';
import type { InboxEntry } from '../inbox-entry.ts';
import { inboxPath } from '../paths.ts';
import { NAME_LIMIT } from '../texts.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';
import { renderDigest, renderReminder, stateText, titleOf } from './reminder.ts';

/** Answered reminders that are seen at once; the older ones open. */
const ANSWERED_SHOWN = 20;

/** What an inbox shows. `result` names the reminder that was just answered, or whose answer came too late for it. */
export interface InboxView {
  readonly plan: Plan;
  readonly section: string;
  readonly inbox: Inbox;
  readonly today: IsoDate;
  readonly result: { readonly answered?: string; readonly late?: string };
  /** The name that was last given with an answer; may be empty. */
  readonly by: string;
}

/** The page `/inbox/:municipality/:department`. */
export function renderInboxPage(view: InboxView): Frame {
  const { plan, section, inbox } = view;
  const { id, name } = plan.municipality;
  const empty = Object.values(inbox).every((entries) => entries.length === 0);
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
    return renderMessage('notice', '期限が近いため、後で知らせることはできません。別の回答を選んでください。', late);
  if (entry?.answered === undefined) return '';
  return renderMessage('done', `「${stateText(entry.answered)}」を記録しました。`, entry);
}

const renderMessage = (kind: 'notice' | 'done', sentence: string, { told }: InboxEntry): Html =>
  html`<p id="result" class="result ${kind}" role="status" tabindex="-1">
    <span>${sentence}</span> <span>${titleOf(told)}</span>
  </p>`;

/**
 * One form for all, so that a name is typed once. Its first button is switched off: otherwise Enter in the field of the name would
 * press the first answer of the page.
 */
const renderForm = (view: InboxView): Html =>
  html`<form class="inbox" method="post" action="${inboxPath(view.plan.municipality.id, view.section)}">
    <button type="submit" disabled hidden></button>
    <div class="field">
      <label for="by">回答者（任意）</label>
      <input
        id="by"
        name="by"
        type="text"
        value="${view.by}"
        maxlength="${NAME_LIMIT}"
        autocomplete="name"
        aria-describedby="by-hint"
      />
      <p id="by-hint" class="hint">回答とともに記録されます。</p>
    </div>
    ${renderUnanswered(view)} ${renderUnnoted(view)} ${renderDigests(view)} ${renderAnswered(view)}
  </form>`;

const renderUnanswered = ({ inbox: { unanswered }, today }: InboxView): Html =>
  html`<section>
    <h2>未回答（${unanswered.length}件）</h2>
    ${unanswered.length === 0 ? html`<p class="count">未回答のお知らせはありません。</p>` : renderList(unanswered, today)}
  </section>`;

const renderUnnoted = ({ inbox: { unnoted }, today }: InboxView): Html | '' =>
  unnoted.length === 0
    ? ''
    : html`<section>
        <h2>未確認（${unnoted.length}件）</h2>
        <p class="hint">確認したら「了解」を押してください。</p>
        ${renderList(unnoted, today)}
      </section>`;

const renderDigests = ({ inbox: { digests }, today }: InboxView): Html | '' =>
  digests.length === 0
    ? ''
    : html`<section>
        <h2>予定のまとめ（${digests.length}件）</h2>
        <p class="hint">回答は要りません。「了解」を押すと「回答済み」に移ります。</p>
        <ul class="reminders digests">
          ${digests.map((entry) => html`<li>${renderDigest(entry, today)}</li>`)}
        </ul>
      </section>`;

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
    ${entries.map((entry) => html`<li>${isDigest(entry) ? renderDigest(entry, today) : renderReminder(entry, today)}</li>`)}
  </ul>`;
