import { html } from 'hono/html';
import { type DoubtSubject, subjectKey } from '../../../../src/domain/draft.ts';
import { type FiscalYear, shortFiscalYear } from '../../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import { editableFields, isAddition, isDroppable, isOfTarget } from '../../../../src/language/editable-fields.ts';
import { fieldValues, targetYears } from '../../../../src/language/field-values.ts';
import type { DraftPart } from '../../imports/draft-parts.ts';
import { editPath, importPath } from '../../paths.ts';
import type { Frame } from '../layout.ts';
import { flag, type Html } from '../markup.ts';
import { renderSchedules } from './draft-schedule.ts';
import { type Failed, renderFailure, renderLooseFailure } from './failure.ts';
import { renderDrop, renderMendForm } from './mend-form.ts';
import { renderWholePassage } from './quotation.ts';

/** What the page of a part of a draft shows. */
export interface EditView {
  readonly plan: Plan;
  readonly part: DraftPart;
  readonly currentYear: FiscalYear;
  readonly isDone: boolean;
  readonly failed?: Failed;
}

/** The page `/imports/:municipality/edit`: a part of a draft beside its source, with the forms that mend it. */
export function renderEditPage(view: EditView): Frame {
  const { plan, part } = view;
  const { id, name } = plan.municipality;
  const heading = headingOf(part);
  return {
    title: `${heading}｜取込の確認｜係 Kakari`,
    here: 'imports',
    width: 'wide',
    main: html`<p class="back"><a href="${importPath(id)}#whole">${name}の下書き</a></p>
      <h1>${heading}</h1>
      ${view.isDone ? html`<p id="result" class="done" role="status" tabindex="-1">下書きを直しました。</p>` : ''}
      ${renderUnplaced(view)}
      <div class="beside editing">
        ${part.source.length === 0 ? '' : renderSource(part)}
        <div>${renderTable(view)} ${part.subjects.map((about, index) => renderSubject(about, index, view))}</div>
      </div>`,
  };
}

const renderSource = ({ source }: DraftPart): Html =>
  html`<section class="source">
    <h2>資料の記載</h2>
    ${source.map((passage) => renderWholePassage(passage))}
  </section>`;

const renderTable = ({ plan, part, currentYear }: EditView): Html | '' =>
  part.measure === undefined ? '' : renderSchedules([part.measure], plan, { caption: part.measure.title, currentYear });

/** A failure whose form is gone, since somebody else changed what it was about. */
function renderUnplaced({ part, failed }: EditView): Html | '' {
  if (failed === undefined || part.subjects.some((about) => subjectKey(about) === failed.on)) return '';
  return renderLooseFailure(failed);
}

/** The first form is open; those of phases and targets, and of further ones, are opened one by one. */
function renderSubject(about: DoubtSubject, index: number, view: EditView): Html {
  const failed = view.failed?.on === subjectKey(about) ? view.failed : undefined;
  const forms = html`${failed === undefined ? '' : renderFailure(failed)} ${renderForms(about, index, view)}`;
  if (index === 0) return html`<section class="edit">${forms}</section>`;
  return html`<details class="fold edit" ${flag('open', failed !== undefined)}>
    <summary>${summaryOf(about)}</summary>
    ${forms}
  </details>`;
}

function renderForms(about: DoubtSubject, index: number, { plan, part, failed }: EditView): Html {
  const on = subjectKey(about);
  const action = editPath(plan.municipality.id, subjectKey(part.about));
  const adds = isAddition(about);
  return html`${renderMendForm({
    action,
    on,
    prefix: `f${index}`,
    fields: editableFields(about, targetYears(plan)),
    values: fieldValues(about, plan) ?? {},
    ...(failed?.on === on && failed.isMend && { typed: failed.typed }),
    button: adds ? '書き足す' : 'この内容に直す',
  })}
  ${!adds && isDroppable(about) ? renderDrop(about, action) : ''}`;
}

function headingOf({ about, measure }: DraftPart): string {
  if (measure !== undefined) return [measure.number, measure.title].filter(Boolean).join(' ');
  if (about.kind === 'term') return `用語「${about.name}」`;
  return about.kind === 'review' ? `振り返り「${about.title}」` : '計画の名称・期間・問い合わせ先';
}

function summaryOf(about: DoubtSubject): string {
  if (isAddition(about)) return isOfTarget(about) ? '指標を書き足す' : '工程を書き足す';
  if (about.kind === 'phase')
    return `工程「${about.lane === undefined ? '' : `${about.lane}：`}${about.phase}」（${shortFiscalYear(about.from)}〜）を直す`;
  return about.kind === 'target' ? `指標「${about.name}」を直す` : '自治体の名前・都道府県を直す';
}
