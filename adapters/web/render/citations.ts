import { html } from 'hono/html';
import type { Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { ANSWER_WORDS } from '../texts.ts';
import { hasJapanese, type Html } from './markup.ts';

/** The sources of an answer: plan, version, place and page at sight, the cited passage on opening. */
export function renderCitations(citations: readonly Citation[], language: Language): Html | '' {
  if (citations.length === 0) return '';
  return html`<section class="citations">
    <h3>${ANSWER_WORDS[language].sources}</h3>
    <ol>
      ${citations.map((citation) => html`<li>${renderCitation(citation, language)}</li>`)}
    </ol>
  </section>`;
}

function renderCitation(citation: Citation, language: Language): Html {
  const words = ANSWER_WORDS[language];
  const { plan, version, place } = citation;
  const where = [plan.includes(version) ? '' : version, place].filter(Boolean).join('　');
  return html`<details>
    <summary>
      <span class="plan" lang="${langOf(plan, language)}">${plan}</span>
      <span class="where" lang="${langOf(where, language)}">${where}</span>
      ${citation.page === undefined ? '' : html`<span class="page">${words.page(citation.page)}</span>`}
      ${citation.uncertain === undefined ? '' : html`<span class="doubt">${words.uncertain}</span>`}
    </summary>
    <p class="passage" lang="${langOf(citation.passage, language)}">
      <span class="visually-hidden">${words.passage}</span>${citation.passage}
    </p>
    ${
      citation.uncertain === undefined
        ? ''
        : html`<p class="reason" lang="${langOf(citation.uncertain, language)}">
            <span class="doubt">${words.uncertain}</span> ${citation.uncertain}
          </p>`
    }
  </details>`;
}

/** The language of a text that is quoted: what an English answer quotes from a plan may be Japanese. */
const langOf = (text: string, language: Language): Language =>
  language === 'en' && hasJapanese(text) ? 'ja' : language;
