import { html } from 'hono/html';
import type { Citation } from '../../../src/domain/answer.ts';
import type { Language } from '../../../src/domain/message.ts';
import { ANSWER_WORDS } from '../texts.ts';
import { hasJapanese, type Html } from './markup.ts';

/** What marks and sources find each other by. */
export interface Sources {
  readonly language: Language;
  /** The numbers of those that marks point at. */
  readonly numbers: ReadonlyMap<Citation, number>;
  /** Begins the ids of the sources. */
  readonly key: string;
}

/** The sources of an answer: plan, version, place and page at sight, the cited passage on opening; numbered where marks point at them. */
export function renderCitations(citations: readonly Citation[], sources: Sources): Html | '' {
  if (citations.length === 0) return '';
  return html`<section class="citations">
    <h3>${ANSWER_WORDS[sources.language].sources}</h3>
    <ol>
      ${citations.map((citation) => renderItem(citation, sources))}
    </ol>
  </section>`;
}

function renderItem(citation: Citation, { language, numbers, key }: Sources): Html {
  const number = numbers.get(citation);
  return number === undefined
    ? html`<li>${renderCitation(citation, language)}</li>`
    : html`<li id="${key}-${number}">${renderCitation(citation, language, number)}</li>`;
}

/** A line whose marks at its end lead to their sources. */
export function renderMarks(line: string, { language, numbers, key }: Sources): Html {
  const marks = /(?:\[\d{1,2}\])+$/u.exec(line)?.[0] ?? '';
  const known = new Set(numbers.values());
  if (!numbersIn(marks).every((number) => known.has(number))) return html`${line}`;
  return html`${line.slice(0, line.length - marks.length)}${numbersIn(marks).map(
    (number) =>
      html`<a class="cite" href="#${key}-${number}" aria-label="${ANSWER_WORDS[language].source(number)}"
        >[${number}]</a
      >`,
  )}`;
}

const numbersIn = (marks: string): readonly number[] => (marks.match(/\d+/gu) ?? []).map(Number);

function renderCitation(citation: Citation, language: Language, number?: number): Html {
  const words = ANSWER_WORDS[language];
  const { plan, version, place } = citation;
  const where = [plan.includes(version) ? '' : version, place].filter(Boolean).join('　');
  return html`<details>
    <summary>
      ${number === undefined ? '' : html`<span class="number">[${number}]</span>`}
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
