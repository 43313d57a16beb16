import { html } from 'hono/html';
import { type DoubtSubject, subjectKey } from '../../../../src/domain/draft.ts';
import { type FiscalYear, shortFiscalYear } from '../../../../src/domain/fiscal-year.ts';
import type { Measure, Plan, Target } from '../../../../src/domain/plan.ts';
import { HEAD, measureSubject, sourceOfMeasure } from '../../imports/draft-parts.ts';
import { editPath } from '../../paths.ts';
import { grouped, type MeasureGroup } from '../../upcoming.ts';
import { flag, type Html } from '../markup.ts';
import { renderSchedules } from './draft-schedule.ts';
import { renderGlimpse } from './quotation.ts';

/** Measures, terms and reviews up to this many stand open. */
const OPEN_UP_TO = 20;

/** The whole of a draft, its measures beside their source, each to be mended. */
export const renderWholeDraft = (plan: Plan, currentYear: FiscalYear): Html =>
  html`<section class="part" id="whole" tabindex="-1">
    <h2>下書きの全体</h2>
    <p class="links">${renderEditLink(plan, HEAD, '計画の名称、版、期間、問い合わせ先を', '直す')}</p>
    ${grouped(plan.measures, (measure) => measure).map((group) => renderGroup(group, plan, currentYear))}
    ${renderList(
      '用語',
      plan.terms.map(({ name, expansion, definition, uncertain }) => ({
        about: { kind: 'term', name },
        title: expansion === undefined ? name : `${name}（${expansion}）`,
        text: definition,
        isUncertain: uncertain !== undefined,
      })),
      plan,
    )}
    ${renderList(
      '前の計画の振り返り',
      plan.reviews.map(({ title, result, note, uncertain }) => ({
        about: { kind: 'review', title },
        title: `${title}：${result}`,
        text: note,
        isUncertain: uncertain !== undefined,
      })),
      plan,
    )}
  </section>`;

const renderGroup = (group: MeasureGroup<Measure>, plan: Plan, currentYear: FiscalYear): Html =>
  html`<details class="fold group" ${flag('open', plan.measures.length <= OPEN_UP_TO)}>
    <summary><h3>${group.headings.join('　›　') || '取組'}（${group.members.length}件）</h3></summary>
    <ul class="measures drafted">
      ${group.members.map((measure) => html`<li>${renderMeasure(measure, plan)}</li>`)}
    </ul>
    ${renderSchedules(group.members, plan, { caption: group.headings.join('　›　') || '取組', currentYear })}
  </details>`;

const renderMeasure = (measure: Measure, plan: Plan): Html =>
  html`<div>
      <h4>
        ${measure.number === undefined ? '' : html`<span class="number">${measure.number}</span>`}
        <span>${measure.title}</span>
      </h4>
      <p class="owners"><span class="label">担当</span> <span>${ownersText(measure)}</span></p>
      ${measure.uncertain === undefined ? '' : html`<p class="why"><span class="doubt">不確か</span> ${measure.uncertain}</p>`}
      ${measure.targets.map((target) => renderTarget(target))}
      <p class="links">${renderEditLink(plan, measureSubject(measure.id), `${measure.title}を`, '直す')}</p>
    </div>
    <div>${renderGlimpse(sourceOfMeasure(measure, plan))}</div>`;

const ownersText = ({ owners, ownersNote, crossCutting }: Measure): string => {
  const note = ownersNote ?? (crossCutting ? '全庁' : undefined);
  return [...owners, ...(note === undefined ? [] : [note])].join('、') || '（なし）';
};

const renderTarget = ({ name, baseline, byYear, uncertain }: Target): Html =>
  html`<p class="owners">
    <span class="label">指標</span>
    <span
      >${name}：${[
        ...(baseline === undefined ? [] : [`${shortFiscalYear(baseline.year)} ${baseline.value}`]),
        ...Object.entries(byYear).map(([year, value]) => `${shortFiscalYear(Number(year))} ${value}`),
      ].join(' → ')}
      ${uncertain === undefined ? '' : html`<span class="doubt">不確か</span>`}</span
    >
  </p>`;

/** A term or a review, as a line of a list. */
interface Line {
  readonly about: DoubtSubject;
  readonly title: string;
  readonly text: string;
  readonly isUncertain: boolean;
}

const renderList = (heading: string, lines: readonly Line[], plan: Plan): Html | '' =>
  lines.length === 0
    ? ''
    : html`<details class="fold group" ${flag('open', lines.length <= OPEN_UP_TO)}>
        <summary><h3>${heading}（${lines.length}件）</h3></summary>
        <ul class="measures">
          ${lines.map(
            ({ about, title, text, isUncertain }) =>
              html`<li>
                <h4>${title} ${isUncertain ? html`<span class="doubt">不確か</span>` : ''}</h4>
                <p>${text}</p>
                <p class="links">${renderEditLink(plan, about, `${title}を`, '直す')}</p>
              </li>`,
          )}
        </ul>
      </details>`;

const renderEditLink = ({ municipality }: Plan, about: DoubtSubject, what: string, label: string): Html =>
  html`<a href="${editPath(municipality.id, subjectKey(about))}"
    >${about === HEAD ? what : html`<span class="visually-hidden">${what}</span>`}${label}</a
  >`;
