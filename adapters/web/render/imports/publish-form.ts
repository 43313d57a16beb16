import { html } from 'hono/html';
import type { OpenDraft } from '../../../../src/ports/import-desk.ts';
import { importPath } from '../../paths.ts';
import { NAME_LIMIT } from '../../texts.ts';
import type { Html } from '../markup.ts';
import { type Failed, renderFailure } from './failure.ts';

/** What the form that publishes shows. */
export interface PublishForm {
  /** Who publishes: a name that came with a password and stays, or one to be typed. */
  readonly by: { readonly name: string; readonly isFixed: boolean };
  /** Whether deadlines follow the plan. */
  readonly reminding: boolean;
  /** Why it was not published. */
  readonly failed?: Pick<Failed, 'sentence' | 'problems'>;
}

/** The form that puts a draft in force, and what happens then. */
export const renderPublish = (draft: OpenDraft, form: PublishForm): Html =>
  html`<section class="part publish" id="publish" tabindex="-1">
    <h2>公開する</h2>
    ${form.failed === undefined ? '' : renderFailure(form.failed)}
    <ul class="items">
      ${consequences(draft, form).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <form class="mend" method="post" action="${importPath(draft.summary.municipality, 'publish')}">
      ${renderName(form)} <button type="submit" class="choice first">公開する</button>
    </form>
  </section>`;

function consequences({ summary, doubts }: OpenDraft, { reminding }: PublishForm): readonly string[] {
  return [
    `公開すると、係はすぐに、だれに対してもこの計画から${summary.name}の質問に答えます。`,
    ...(summary.replaces ? ['いまの計画と入れ替わります。いまの版の記録は残ります。'] : []),
    ...(reminding ? ['期限一覧とお知らせも、この計画に合わせて変わります。'] : []),
    ...(doubts.length > 0
      ? [`確かめていないところが${doubts.length}件あります。「不確か」の印があるところは、答えにもそのことを添えます。`]
      : []),
    `取りやめるときは「kakari plans --withdraw ${summary.municipality}」を使います。`,
  ];
}

const renderName = ({ by }: PublishForm): Html =>
  by.isFixed
    ? html`<p>公開する人：${by.name}</p>`
    : html`<div class="field">
        <label for="by">公開する人のお名前<span class="required">必須</span></label>
        <input
          id="by"
          name="by"
          type="text"
          value="${by.name}"
          maxlength="${NAME_LIMIT}"
          autocomplete="name"
          required
          aria-describedby="by-hint"
        />
        <p id="by-hint" class="hint">公開の記録に残ります。</p>
      </div>`;

/** The form that takes a draft off the desk; it asks once more. */
export const renderDiscard = (municipality: string): Html =>
  html`<details class="fold discard">
    <summary>下書きを捨てる</summary>
    <p>下書きと、ここで直した内容が消えます。元に戻すことはできません。公開している計画は変わりません。</p>
    <form method="post" action="${importPath(municipality, 'discard')}">
      <button type="submit" class="choice">下書きを捨てます</button>
    </form>
  </details>`;
