import { html } from 'hono/html';
import { type FiscalYear, formatFiscalYear, shortFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { milestonesPath } from '../paths.ts';
import {
  grouped,
  hasSchedule,
  inYear,
  measuresFor,
  type MeasureInYear,
  type Selection,
  yearsOfSchedule,
} from '../upcoming.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';
import { renderFilter } from './plan-filter.ts';
import { renderMeasureInYear, renderMeasureItems } from './measure.ts';
import { stateText } from './plan-list-page.ts';
import { renderSchedule } from './schedule-table.ts';
import { titleWithVersion } from './title.ts';
import { longYearSpan } from './years.ts';

/** The page `/plans/:municipality`: what the plan foresees for a year, and the whole period. `reminding`: there is a 期限一覧. */
export const renderPlanPage = (
  plan: Plan,
  selection: Selection,
  currentYear: FiscalYear,
  reminding: boolean,
): Frame => ({
  title: `${plan.municipality.name}の今後の予定｜係 Kakari`,
  here: 'plans',
  width: 'wide',
  main: html`${renderHead(plan, currentYear)} ${reminding ? renderMilestonesLink(plan) : ''}
  ${renderFilter(plan, selection, currentYear)}
  ${
    hasSchedule(plan)
      ? [renderYear(plan, selection, currentYear), renderPeriod(plan, selection, currentYear)]
      : renderItems(plan, selection)
  }`,
});

function renderHead(plan: Plan, currentYear: FiscalYear): Html {
  return html`<p class="back"><a href="/plans">計画の一覧</a></p>
    <h1>${plan.municipality.name}の今後の予定</h1>
    <p class="plan-meta">
      <span>${titleWithVersion(plan.title, plan.version)}</span> <span>${longYearSpan(...plan.period)}</span>
      <span>${stateText(plan, currentYear)}</span>
    </p>
    ${notesOn(plan, currentYear).map(
      (note) => html`<p class="notice"><span aria-hidden="true">※</span> <span>${note}</span></p>`,
    )}`;
}

const renderMilestonesLink = (plan: Plan): Html =>
  html`<p class="links"><a href="${milestonesPath(plan.municipality.id)}">期限一覧を見る</a></p>`;

function notesOn(plan: Plan, currentYear: FiscalYear): readonly string[] {
  const [first, last] = plan.period;
  return [
    ...(plan.status === 'draft' ? ['この計画は素案です。決定されるまでに内容が変わることがあります。'] : []),
    ...(currentYear > last ? [`この計画の期間は${formatFiscalYear(last)}で終わっています。`] : []),
    ...(currentYear < first ? [`この計画は${formatFiscalYear(first)}に始まります。`] : []),
    ...(hasSchedule(plan)
      ? []
      : ['この計画には年度ごとの予定（工程表）がありません。計画に書かれている現在の取組と今後の取組を示します。']),
  ];
}

function renderYear(plan: Plan, { year, section }: Selection, currentYear: FiscalYear): Html {
  const measures = measuresFor(plan, section).map((measure) => inYear(measure, year));
  const running = measures.filter(({ phases }) => phases.length > 0);
  const silent = measures.filter(({ phases }) => phases.length === 0);
  return html`<section class="year">
    <h2>${formatFiscalYear(year)}の取組 ${year === currentYear ? html`<span class="now">今年度</span>` : ''}</h2>
    <p class="count">${countText(running, section)}</p>
    ${grouped(running, ({ measure }) => measure).map(
      (group) =>
        html`${renderGroupHeading(group.headings)}
          <ul class="measures">
            ${group.members.map((member) => html`<li>${renderMeasureInYear(member)}</li>`)}
          </ul>`,
    )}
    ${
      silent.length === 0
        ? ''
        : html`<details class="silent">
            <summary>${shortFiscalYear(year)}の予定が計画に書かれていない取組（${silent.length}件）</summary>
            <ul class="items">
              ${silent.map(({ measure }) => html`<li>${measure.number} ${measure.title}</li>`)}
            </ul>
          </details>`
    }
  </section>`;
}

function renderGroupHeading(headings: readonly string[]): Html {
  return html`<h3>
    ${headings.slice(0, -1).map((heading) => html`<span class="above">${heading}</span>`)}
    <span>${headings.at(-1) ?? 'その他'}</span>
  </h3>`;
}

function countText(running: readonly MeasureInYear[], section: string | undefined): string {
  const whose = section === undefined ? '' : `${section}が担当する取組と全庁の取組のうち、`;
  if (running.length === 0) return `${whose}この年度に予定のある取組はありません。`;
  const begun = running.filter(({ phases }) => phases.some((phase) => phase.begins)).length;
  return `${whose}予定のある取組は${running.length}件です。${begun === 0 ? '' : `「新」は、この年度に始まる段階です（${begun}件）。`}`;
}

function renderPeriod(plan: Plan, { section }: Selection, currentYear: FiscalYear): Html {
  const measures = measuresFor(plan, section).filter((measure) => measure.schedule.length > 0);
  return html`<section class="period">
    <h2>計画期間の全体</h2>
    ${renderSchedule({
      caption: `${plan.municipality.name}の工程表${section === undefined ? '' : `（${section}と全庁）`}`,
      years: yearsOfSchedule(plan),
      currentYear,
      language: 'ja',
      groups: grouped(measures, (measure) => measure).map((group) => ({
        heading: group.headings.join('　›　'),
        rows: group.members.map((measure) => ({
          label: [measure.number, measure.title].filter(Boolean).join(' '),
          bars: measure.schedule.map((phase) => ({
            phase: phase.lane === undefined ? phase.phase : `${phase.lane}：${phase.phase}`,
            from: phase.from,
            to: phase.to,
            uncertain: phase.uncertain !== undefined,
          })),
        })),
      })),
    })}
  </section>`;
}

const renderItems = (plan: Plan, { section }: Selection): Html =>
  html`<section class="year">
    <h2>取組の一覧</h2>
    ${grouped(measuresFor(plan, section), (measure) => measure).map(
      (group) =>
        html`${renderGroupHeading(group.headings)}
          <ul class="measures">
            ${group.members.map((measure) => html`<li>${renderMeasureItems(measure)}</li>`)}
          </ul>`,
    )}
  </section>`;
