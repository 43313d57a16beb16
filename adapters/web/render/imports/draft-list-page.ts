import { html } from 'hono/html';
import type { DraftSummary } from '../../../../src/ports/import-desk.ts';
import { importPath } from '../../paths.ts';
import type { Frame } from '../layout.ts';
import type { Html } from '../markup.ts';

/** What the list of drafts says of what was done before. */
export type ListNews =
  | { readonly kind: 'published'; readonly plan?: { readonly path: string; readonly title: string } }
  | { readonly kind: 'discarded' };

/** The page `/imports`: the drafts, or how to make one. */
export const renderDraftListPage = (drafts: readonly DraftSummary[], news?: ListNews): Frame => ({
  title: '取込の確認｜係 Kakari',
  here: 'imports',
  width: 'reading',
  main: html`<h1>取込の確認</h1>
    <p>計画のファイルから作った下書きです。確かめて公開すると、係がその計画から答えます。</p>
    ${news === undefined ? '' : renderNews(news)} ${drafts.length === 0 ? renderNone() : renderList(drafts)}`,
});

const renderNone = (): Html =>
  html`<p class="count">下書きはありません。</p>
    <p>
      下書きは、係が動いているコンピューターで次のように作ります（PDF、Word、Excel、CSV、テキスト、Markdown
      から作れます）。
    </p>
    <pre class="command" tabindex="0"><code>kakari import 計画.pdf --municipality 自治体のID</code></pre>`;

const renderList = (drafts: readonly DraftSummary[]): Html =>
  html`<ul class="inbox-list">
    ${drafts.map(
      ({ municipality, name, title, doubts, replaces }) =>
        html`<li>
          <a href="${importPath(municipality)}"
            ><span
              >${name}<span class="plan-title"
                >${title === '' ? '（ファイルに誤りがあり、読めません）' : title}</span
              ></span
            >
            <span class="badge">${replaces ? '改定' : '新規'}</span>
            ${doubts === 0 ? html`<span class="badge">確かめるところなし</span>` : html`<span class="badge now">確かめるところ ${doubts}件</span>`}</a
          >
        </li>`,
    )}
  </ul>`;

function renderNews(news: ListNews): Html {
  if (news.kind === 'discarded') return renderDone(html`下書きを捨てました。`);
  if (news.plan === undefined) return renderDone(html`公開しました。係は、数秒のうちにこの計画から答えます。`);
  return renderDone(
    html`<a href="${news.plan.path}">${news.plan.title}</a>を公開しました。係は、もうこの計画から答えます。`,
  );
}

const renderDone = (told: Html): Html => html`<p id="result" class="done" role="status" tabindex="-1">${told}</p>`;
