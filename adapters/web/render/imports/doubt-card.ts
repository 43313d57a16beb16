import { html } from 'hono/html';
import type { Plan } from '../../../../src/domain/plan.ts';
import { subjectKey } from '../../../../src/domain/draft.ts';
import { fieldsInQuestion, isAddition, isDroppable } from '../../../../src/language/editable-fields.ts';
import { fieldValues, targetYears } from '../../../../src/language/field-values.ts';
import { spotText, subjectText } from '../../../../src/language/import-sentences.ts';
import type { OpenDraft } from '../../../../src/ports/import-desk.ts';
import { measureSubject } from '../../imports/draft-parts.ts';
import { editPath, importPath } from '../../paths.ts';
import { flag, type Html } from '../markup.ts';
import { type Failed, renderFailure } from './failure.ts';
import { renderDrop, renderMendForm } from './mend-form.ts';
import { renderEvidence } from './quotation.ts';

/** Something the import is unsure of, with what the source says of it. */
export type ShownDoubt = OpenDraft['doubts'][number];

/** What a card shows beside its doubt. */
export interface DoubtCard {
  readonly municipality: string;
  readonly plan: Plan;
  readonly doubt: ShownDoubt;
  /** What was done before, told where the reader now is. */
  readonly told?: Html | '';
  /** Why the last decision about it was not carried out. */
  readonly failed?: Failed;
}

/** A doubt: what it is about, where, what the source says, what the draft says, why it is unsure, and what a person may decide. */
export function renderDoubtCard(card: DoubtCard): Html {
  const { plan, doubt, told = '', failed } = card;
  return html`<article class="doubt-card" id="${doubt.id}" tabindex="-1" aria-labelledby="${titleId(doubt)}">
    ${told} ${failed === undefined ? '' : renderFailure(failed)}
    <h3 id="${titleId(doubt)}">${subjectText(doubt.about, plan)}</h3>
    <p class="where">${[doubt.place, spotText(doubt.spot)].filter(Boolean).join('　')}</p>
    <p class="unsure"><span class="doubt">不確か</span> <span>${doubt.reason}</span></p>
    ${doubt.about.kind === 'document' ? '' : renderBeside(card)} ${renderDecisions(card)}
  </article>`;
}

const renderBeside = (card: DoubtCard): Html => {
  const { about, source, read, assumed } = card.doubt;
  return html`<div class="beside">
    <section>
      <h4>資料の記載</h4>
      ${renderEvidence(source, read)}
    </section>
    <section>
      <h4>下書き</h4>
      <p class="assumed">${assumed === '' ? '（空のまま）' : assumed}</p>
      ${'measure' in about ? renderMeasureLink(card, about.measure) : ''}
    </section>
  </div>`;
};

const titleId = ({ id }: ShownDoubt): string => `${id}-title`;

const renderMeasureLink = ({ municipality }: DoubtCard, measure: string): Html =>
  html`<p class="links">
    <a href="${editPath(municipality, subjectKey(measureSubject(measure)))}">取組の全体を見る</a>
  </p>`;

function renderDecisions(card: DoubtCard): Html {
  const { municipality, doubt } = card;
  const action = importPath(municipality);
  return html`<div class="decide">
    <form method="post" action="${action}">
      <input type="hidden" name="on" value="${doubt.id}" />
      <button type="submit" class="choice first" name="kind" value="accept" aria-describedby="${titleId(doubt)}">
        このままでよい
      </button>
    </form>
    ${renderMend(card, action)} ${isDroppable(doubt.about) ? renderDrop(doubt.about, action, doubt.id) : ''}
  </div>`;
}

function renderMend({ plan, doubt, failed }: DoubtCard, action: string): Html | '' {
  const values = fieldValues(doubt.about, plan);
  const fields = fieldsInQuestion(doubt.about, targetYears(plan));
  if (values === undefined || fields.length === 0) return '';
  const adds = isAddition(doubt.about);
  return html`<details class="fold" ${flag('open', failed?.isMend === true)}>
    <summary aria-describedby="${titleId(doubt)}">${adds ? '書き足す' : '直す'}</summary>
    ${renderMendForm({
      action,
      on: doubt.id,
      prefix: doubt.id,
      fields,
      values,
      ...(failed?.isMend === true && { typed: failed.typed }),
      button: adds ? '書き足す' : 'この内容に直す',
    })}
  </details>`;
}
