import { html } from 'hono/html';
import type { Passage } from '../../../../src/domain/plan.ts';
import { excerpt, markRead, type Stretch } from '../../imports/mark-read.ts';
import type { Html } from '../markup.ts';

/** Characters of a passage that are shown before and after what was read in it. */
const [BEFORE, AFTER] = [200, 400];

/** Passages of the source beside a doubt, with what was read in them marked; by itself where none of them holds it. */
export function renderEvidence(source: readonly Passage[], read: string): Html {
  const marked = source.map((passage) => ({ passage, stretches: markRead(passage.text, read) }));
  const isMarked = marked.some(({ stretches }) => stretches.some(({ isRead }) => isRead));
  if (source.length === 0 && read === '') return html`<p>あてはまる記載は見つかりませんでした。</p>`;
  return html`${read === '' || isMarked ? '' : renderQuotation([{ text: read, isRead: true }])}
  ${marked.map(({ passage, stretches }) => renderPassage(passage, excerpt(stretches, BEFORE, AFTER)))}`;
}

/** A passage with its title and page, whole. */
export const renderWholePassage = (passage: Passage): Html =>
  renderPassage(passage, [{ text: passage.text, isRead: false }]);

const renderPassage = ({ title, page }: Passage, stretches: readonly Stretch[]): Html =>
  html`<p class="passage-title">${title}${page === undefined ? '' : html` <span class="page">${page}ページ</span>`}</p>
    ${renderQuotation(stretches)}`;

/** Blanks and line breaks of the text stay, so none may stand around it. */
const renderQuotation = (stretches: readonly Stretch[]): Html =>
  html`<blockquote class="passage">
    <span class="text">${stretches.map(({ text, isRead }) => (isRead ? html`<mark>${text}</mark>` : text))}</span>
  </blockquote>`;

/** Characters of the source that stand beside a measure in the whole draft. */
const BESIDE = 240;

/** The beginning of what the source says of something; the rest is on its own page. */
export function renderGlimpse(source: readonly Passage[]): Html {
  const characters = [...source.map(({ text }) => text).join('\n')];
  if (characters.length === 0) return html`<p class="hint">もとの文章は見つかりませんでした。</p>`;
  const text = `${characters.slice(0, BESIDE).join('')}${characters.length > BESIDE ? '…' : ''}`;
  return renderQuotation([{ text, isRead: false }]);
}
