import { html } from 'hono/html';
import type { FiscalYear } from '../../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import type { OpenDraft } from '../../../../src/ports/import-desk.ts';
import type { ListPage } from '../../imports/doubt-pages.ts';
import { importPath } from '../../paths.ts';
import type { Frame } from '../layout.ts';
import type { Html } from '../markup.ts';
import { titleWithVersion } from '../title.ts';
import { longYearSpan } from '../years.ts';
import { renderChanges } from './draft-changes.ts';
import { renderDoubts, renderNews } from './draft-doubts.ts';
import type { ShownDoubt } from './doubt-card.ts';
import { type Failed, renderLooseFailure, renderProblems } from './failure.ts';
import { type PublishForm, renderDiscard, renderPublish } from './publish-form.ts';
import { renderWholeDraft } from './whole-draft.ts';

/** What was done to a draft just now. */
export const DRAFT_NEWS = ['accepted', 'dropped', 'mended', 'all-accepted'] as const;
export type DraftNews = (typeof DRAFT_NEWS)[number];

/** What the page of a draft shows. */
export interface DraftView {
  readonly draft: OpenDraft;
  readonly doubts: ListPage<ShownDoubt>;
  readonly currentYear: FiscalYear;
  readonly publish: PublishForm;
  /** What was done, and the doubt that the reader is led to next. */
  readonly news?: { readonly what: DraftNews; readonly at?: string };
  readonly failed?: Failed;
}

/** The same where the files can be read as a plan. */
export type ReadableView = DraftView & { readonly plan: Plan };

/** The page `/imports/:municipality`. */
export function renderDraftPage(view: DraftView): Frame {
  const { plan, summary } = view.draft;
  return {
    title: `${summary.name}の下書き｜取込の確認｜係 Kakari`,
    here: 'imports',
    width: 'wide',
    main: html`<p class="back"><a href="${importPath()}">下書きの一覧</a></p>
      <h1>${summary.name}の下書き</h1>
      ${plan === undefined ? renderUnreadable(view) : renderReadable({ ...view, plan })}`,
  };
}

const renderUnreadable = ({ draft: { problems, summary } }: DraftView): Html =>
  html`<div class="failure">
      <p class="problem">下書きのファイルに誤りがあるため、計画として読めません。次のところを直してください。</p>
      ${renderProblems(problems)}
    </div>
    ${renderDiscard(summary.municipality)}`;

const renderReadable = (view: ReadableView): Html =>
  html`${renderHead(view)} ${renderTold(view)}
    <p class="links">
      <a href="#doubts">確かめるところ（${view.draft.doubts.length}件）</a> <a href="#whole">下書きの全体</a>
      <a href="#publish">公開する</a>
    </p>
    ${view.draft.changes === undefined ? '' : renderChanges(view.draft.changes)} ${renderDoubts(view)}
    ${renderWholeDraft(view.plan, view.currentYear)} ${renderPublish(view.draft, view.publish)}
    ${renderDiscard(view.draft.summary.municipality)}`;

const renderHead = ({ plan, draft: { summary } }: ReadableView): Html =>
  html`<p class="plan-meta">
    <span>${titleWithVersion(plan.title, plan.version)}</span> <span>${longYearSpan(...plan.period)}</span>
    <span>${plan.status === 'draft' ? '素案' : '策定済み'}</span>
    <span>${summary.replaces ? '改定（いまの計画と入れ替わります）' : '新規'}</span>
  </p>`;

/** What was done, and what was not, where no card on the page tells it. */
function renderTold({ failed, news, doubts, draft }: ReadableView): Html {
  const isOnCard = (id: string | undefined): boolean => doubts.shown.some((doubt) => doubt.id === id);
  return html`${news === undefined || isOnCard(news.at) ? '' : renderNews(news.what, draft.doubts.length)}
  ${failed === undefined || isOnCard(failed.on) ? '' : renderLooseFailure(failed)}`;
}
