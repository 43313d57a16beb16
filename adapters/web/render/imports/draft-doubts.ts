import { html } from 'hono/html';
import type { ListPage } from '../../imports/doubt-pages.ts';
import { importPath } from '../../paths.ts';
import type { Html } from '../markup.ts';
import { renderDoubtCard, type ShownDoubt } from './doubt-card.ts';
import type { DraftNews, ReadableView } from './draft-page.ts';

/** The doubts of a draft, a page of them, each to be decided; what was done just now is told where the reader goes on. */
export function renderDoubts(view: ReadableView): Html {
  const { draft, doubts } = view;
  const total = draft.doubts.length;
  return html`<section class="part" id="doubts" tabindex="-1">
    <h2>確かめるところ（${total}件）</h2>
    ${
      total === 0
        ? html`<p class="count">確かめるところは残っていません。下の「公開する」から公開できます。</p>`
        : html`<p class="count">読み取りに自信のないところです。資料と見くらべて決めてください。</p>
            ${renderAcceptRest(draft.summary.municipality, total)} ${renderPager(draft.summary.municipality, doubts)}
            ${doubts.shown.map((doubt) => renderCard(view, doubt))} ${renderPager(draft.summary.municipality, doubts)}`
    }
  </section>`;
}

function renderCard({ draft, plan, news, failed }: ReadableView, doubt: ShownDoubt): Html {
  return renderDoubtCard({
    municipality: draft.summary.municipality,
    plan,
    doubt,
    told: news?.at === doubt.id ? renderNews(news.what, draft.doubts.length) : '',
    ...(failed?.on === doubt.id && { failed }),
  });
}

const NEWS: Readonly<Record<DraftNews, string>> = {
  accepted: '下書きのとおりに決めました。',
  dropped: '下書きから消しました。',
  mended: '下書きを直しました。',
  'all-accepted': '残りをすべて、下書きのとおりに決めました。',
};

/** What was done, and how much is left. */
export const renderNews = (what: DraftNews, left: number): Html =>
  html`<p id="result" class="done" role="status" tabindex="-1">
    ${NEWS[what]}${left === 0 ? '確かめるところは、すべて済みました。' : `残りは${left}件です。`}
  </p>`;

const renderAcceptRest = (municipality: string, total: number): Html =>
  html`<details class="fold">
    <summary>残りをまとめて決める</summary>
    <p>
      残りの${total}件（ほかのページの分を含む）を、すべて下書きのとおりに決めます。「不確か」の印も消え、答えに注意が付かなくなります。
    </p>
    <form method="post" action="${importPath(municipality, 'rest')}">
      <button type="submit" class="choice">${total}件をすべて「このままでよい」にする</button>
    </form>
  </details>`;

const renderPager = (municipality: string, { page, pages }: ListPage<ShownDoubt>): Html | '' =>
  pages === 1
    ? ''
    : html`<p class="links pager">
        <span>${page} / ${pages}ページ</span> ${page > 1 ? renderPageLink(municipality, page - 1, '前のページ') : ''}
        ${page < pages ? renderPageLink(municipality, page + 1, '次のページ') : ''}
      </p>`;

const renderPageLink = (municipality: string, page: number, label: string): Html =>
  html`<a href="${importPath(municipality)}?page=${page}#doubts">${label}</a>`;
