import { html } from 'hono/html';
import type { Choice } from '../../../src/domain/answer.ts';
import type { FiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Municipality } from '../../../src/domain/plan.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { ANSWER_WORDS } from '../texts.ts';
import type { Frame } from './layout.ts';
import { flag, type Html } from './markup.ts';
import { renderChoiceList, renderReply } from './reply.ts';

/** A question and its answer. */
export interface Turn {
  readonly question: string;
  readonly reply: Reply;
  /** Whether the browser may keep it and send it along with the next question. */
  readonly kept: boolean;
  /** A word that no other turn of the page has. */
  readonly key: string;
}

/** What the chat page shows. */
export interface ChatView {
  readonly municipalities: readonly Municipality[];
  readonly examples: readonly Choice[];
  readonly currentYear: FiscalYear;
  readonly municipality?: string;
  /** Questions before this one, oldest first. */
  readonly history: readonly string[];
  readonly turn?: Turn;
  /** Why the question was not answered, and what was typed. */
  readonly problem?: { readonly sentence: string; readonly draft: string };
}

/** A question with its answer, as it stands in the log. */
export const renderTurn = (turn: Turn, currentYear: FiscalYear): Html =>
  html`<div class="${turn.kept ? 'turn' : 'turn unkept'}">
    <h2 class="question" tabindex="-1" lang="${turn.reply.language}">
      <span class="visually-hidden">${ANSWER_WORDS[turn.reply.language].asked}</span
      ><bdi dir="auto">${turn.question}</bdi>
    </h2>
    ${renderReply(turn.reply, currentYear, turn.key)}
  </div>`;

/** The page `/`. */
export function renderChatPage(view: ChatView): Frame {
  const begun = view.turn !== undefined || view.history.length > 0;
  return {
    title: '質問する｜係 Kakari',
    here: 'ask',
    width: 'reading',
    script: true,
    main: html`<div class="chat">
        ${renderWelcome(view, begun)} ${renderEarlier(view.history)}
        <div id="log" role="log" aria-live="polite" aria-label="会話">
          ${view.turn === undefined ? '' : html`<div id="latest">${renderTurn(view.turn, view.currentYear)}</div>`}
        </div>
        <div id="writing"></div>
        <p id="status" role="status"></p>
      </div>
      ${renderForm(view, begun)}`,
  };
}

const renderWelcome = (view: ChatView, begun: boolean): Html =>
  html`<h1 id="title" class="${begun ? 'visually-hidden' : ''}">計画のこと、係に聞いてください</h1>
    <section id="welcome" ${flag('hidden', begun)}>
      <p>担当課、年度ごとの予定、用語の意味などを、出典つきでお答えします。</p>
      <h2>質問の例</h2>
      ${renderChoiceList(view.examples)}
    </section>`;

/** Without script the page holds the last answer only; what was asked before can be asked again. */
const renderEarlier = (history: readonly string[]): Html | '' =>
  history.length === 0
    ? ''
    : html`<section id="earlier">
        <h2>これまでの質問</h2>
        ${renderChoiceList(history.map((question) => ({ label: question, question })))}
      </section>`;

function renderForm(view: ChatView, begun: boolean): Html {
  const asked = view.turn?.kept === true ? [...view.history, view.turn.question] : view.history;
  return html`<form id="ask" class="composer" method="post" action="/#latest" aria-label="質問">
    ${asked.map((question) => html`<input type="hidden" name="history" value="${question}" />`)}
    ${view.problem === undefined ? '' : html`<p class="problem" role="alert">${view.problem.sentence}</p>`}
    <div class="composer-head">
      <label for="municipality">自治体</label>
      ${renderPicker(view)}
      <a id="restart" class="restart" href="/" ${flag('hidden', !begun)}>会話を消す</a>
    </div>
    <div class="composer-body">
      <label class="visually-hidden" for="question">質問</label>
      <textarea
        id="question"
        name="question"
        rows="1"
        required
        enterkeyhint="send"
        autocomplete="off"
        placeholder="質問を入力"
        aria-describedby="hint"
      >
${view.problem?.draft ?? ''}</textarea>
      <button class="send" type="submit">送信</button>
    </div>
    <p id="hint" class="hint">
      <span id="keys" hidden>Enterで送信、Shift＋Enterで改行します。</span>個人情報は入力しないでください。
    </p>
  </form>`;
}

function renderPicker(view: ChatView): Html {
  const several = view.municipalities.length !== 1;
  return html`<select id="municipality" name="municipality">
    ${several ? html`<option value="">すべて</option>` : ''}
    ${view.municipalities.map(
      ({ id, name }) => html`<option value="${id}" ${flag('selected', id === view.municipality)}>${name}</option>`,
    )}
  </select>`;
}
