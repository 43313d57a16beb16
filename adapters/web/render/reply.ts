import { html } from 'hono/html';
import type { Choice } from '../../../src/domain/answer.ts';
import type { FiscalYear } from '../../../src/domain/fiscal-year.ts';
import {
  type Block,
  type BlockOf,
  type BlockRenderers,
  citationNumbers,
  citationsOf,
  choicesOf,
  renderWith,
  type Reply,
} from '../../../src/domain/reply.ts';
import { ANSWER_WORDS } from '../texts.ts';
import { wordedMark } from '../../../src/language/worded-mark.ts';
import { renderCitations, renderMarks, type Sources } from './citations.ts';
import type { Html } from './markup.ts';
import { renderSchedule } from './schedule-table.ts';

/**
 * A reply: what was asked first, then the rest, notices, sources and what to ask next. `currentYear` is marked in schedules; `key` is a
 * word that no other reply of the page has, by which marks find their sources.
 */
export function renderReply(reply: Reply, currentYear: FiscalYear, key: string): Html {
  const body = reply.blocks.filter(({ kind }) => !AFTER_THE_BODY.has(kind));
  const notices = reply.blocks.filter(({ kind }) => kind === 'notice');
  const lead = body[0]?.kind === 'text' ? body[0] : undefined;
  const sources = { language: reply.language, numbers: citationNumbers(reply), key };
  const context = { ...sources, currentYear };
  const mark = wordedMark(reply);
  return html`<article class="answer" data-kind="${reply.kind}" lang="${reply.language}">
    ${lead === undefined ? '' : renderLead(lead.text, context)}
    ${body.slice(lead === undefined ? 0 : 1).map((block) => renderWith(BLOCKS, block, context))}
    ${notices.map((block) => renderWith(BLOCKS, block, context))}
    ${mark === undefined ? '' : html`<p class="worded">${mark}</p>`} ${renderCitations(citationsOf(reply), sources)}
    ${renderChoices(reply)}
  </article>`;
}

const AFTER_THE_BODY: ReadonlySet<Block['kind']> = new Set(['notice', 'citations', 'choices'] as const);

function renderLead(text: string, sources: Sources): Html {
  const [first = '', ...rest] = linesOf(text);
  return html`<p class="lead">${renderMarks(first, sources)}</p>
    ${rest.map((line) => html`<p>${renderMarks(line, sources)}</p>`)}`;
}

/** What blocks are shown with. */
interface Context extends Sources {
  readonly currentYear: FiscalYear;
}

const nothing = (): '' => '';

/** Citations and choices are gathered from the whole reply and stand at its end; reminders are answered in an inbox. */
const BLOCKS: BlockRenderers<Html | readonly Html[] | '', Context> = {
  text: ({ text }, context) => linesOf(text).map((line) => html`<p>${renderMarks(line, context)}</p>`),
  notice: ({ text }) => html`<p class="notice"><span aria-hidden="true">※</span> <span>${text}</span></p>`,
  list: ({ title, items }) => renderList(title, items),
  table: (block) => renderTable(block),
  schedule: ({ caption, years, rows }, { language, currentYear }) =>
    renderSchedule({ caption, years, groups: [{ rows }], currentYear, language }),
  link: ({ label, url }) => renderLink(label, url),
  citations: nothing,
  choices: nothing,
  actions: nothing,
};

/** Only addresses of pages can be followed; any other is shown as it is written. */
const renderLink = (label: string, url: string): Html =>
  /^https?:\/\//iu.test(url)
    ? html`<p class="link"><a href="${url}" rel="noreferrer">${label}</a></p>`
    : html`<p>${label}: ${url}</p>`;

const renderList = (title: string | undefined, items: readonly string[]): Html =>
  html`${title === undefined ? '' : html`<p class="list-title">${title}</p>`}
    <ul class="items">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;

function renderTable(table: BlockOf<'table'>): Html {
  return html`<div class="scroll" role="region" aria-label="${table.caption}" tabindex="0">
    <table class="plain">
      <caption>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          ${table.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          ([head = '', ...cells]) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderChoices(reply: Reply): Html | '' {
  const choices = choicesOf(reply);
  const words = ANSWER_WORDS[reply.language];
  if (choices.length === 0) return '';
  return html`<section class="choices">
    <h3>${reply.kind === 'needs-clarification' ? words.which : words.next}</h3>
    ${renderChoiceList(choices)}
  </section>`;
}

/** Buttons that ask a question: they submit the form `#ask`, with or without script. */
export const renderChoiceList = (choices: readonly Choice[]): Html =>
  html`<ul class="choice-list">
    ${choices.map(
      (choice) =>
        html`<li>
          <button class="choice" form="ask" name="choice" value="${choice.question}" formnovalidate>
            ${choice.label}
          </button>
        </li>`,
    )}
  </ul>`;

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');
