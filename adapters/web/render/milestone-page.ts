import { html } from 'hono/html';
import { type FiscalYear, fiscalYearOf, formatFiscalYear, type IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { MILESTONE_KIND_NAMES, milestoneTitle } from '../../../src/language/milestone-sentences.ts';
import { groupedByDay, type MilestoneDay } from '../milestone-day.ts';
import type { MilestoneOptions, MilestoneSelection } from '../milestone-selection.ts';
import { milestonesPath } from '../paths.ts';
import { type CalendarAddress, renderCalendarBox } from './calendar-box.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';
import { renderMilestoneFilter } from './milestone-filter.ts';
import { planPath } from './plan-list-page.ts';
import { renderDoubt, renderSource } from './source.ts';
import { titleWithVersion } from './title.ts';

/** What the 期限一覧 of a municipality shows. */
export interface MilestoneView {
  readonly plan: Plan;
  readonly options: MilestoneOptions;
  readonly selection: MilestoneSelection;
  /** What was selected, in the order in which it is shown. */
  readonly milestones: readonly Milestone[];
  readonly calendar: CalendarAddress;
  readonly today: IsoDate;
}

/** The page `/milestones/:municipality`. */
export function renderMilestonePage(view: MilestoneView): Frame {
  const { plan, options, selection, milestones, today } = view;
  const path = milestonesPath(plan.municipality.id);
  return {
    title: `${plan.municipality.name}の期限一覧｜係 Kakari`,
    here: 'milestones',
    width: 'wide',
    main: html`<h1>${plan.municipality.name}の期限一覧</h1>
      <p class="plan-meta">
        <a href="${planPath(plan)}">${titleWithVersion(plan.title, plan.version)}</a>
      </p>
      ${renderNotes(plan, selection, fiscalYearOf(today))}
      ${renderMilestoneFilter(path, options, selection, fiscalYearOf(today))} ${renderCalendarBox(view.calendar)}
      ${renderCount(view)} ${groupedByDay(milestones, today).map((day) => renderDay(day))}`,
  };
}

const renderNotes = (
  { status, period }: Plan,
  { year }: MilestoneSelection,
  currentYear: FiscalYear,
): readonly Html[] =>
  [
    ...(status === 'draft' ? ['この計画は素案です。決定されるまでに期限が変わることがあります。'] : []),
    ...(currentYear > period[1]
      ? [
          `この計画の期間は${formatFiscalYear(period[1])}で終わりました。${year === undefined ? '過ぎた期限は、期間の欄で年度を選ぶと見られます。' : ''}`,
        ]
      : []),
  ].map((note) => html`<p class="notice"><span aria-hidden="true">※</span> <span>${note}</span></p>`);

function renderCount({ plan, milestones, selection: { year, section, kind } }: MilestoneView): Html {
  const when = year === undefined ? '今日から先' : formatFiscalYear(year);
  const what = [section, kind === undefined ? undefined : MILESTONE_KIND_NAMES[kind]].filter(Boolean).join('・');
  const which = `${when}の期限${what === '' ? '' : `（${what}）`}`;
  if (milestones.length > 0) return html`<p class="count" role="status">${which}は${milestones.length}件です。</p>`;
  return html`<p class="count" role="status">
    ${which}はありません。${what === '' ? '' : html`<a href="${milestonesPath(plan.municipality.id)}">条件をすべて外す</a>`}
  </p>`;
}

const renderDay = (day: MilestoneDay): Html =>
  html`<section class="day${day.past ? ' past' : ''}">
    <h2>${day.heading} <span class="distance">${day.distance}</span></h2>
    <ul class="milestones">
      ${day.milestones.map((milestone) => html`<li id="${milestone.id}">${renderMilestone(milestone)}</li>`)}
    </ul>
  </section>`;

const renderMilestone = (milestone: Milestone): Html =>
  html`<p class="kind">${MILESTONE_KIND_NAMES[milestone.kind]}</p>
    <div class="what">
      <h3>${milestoneTitle(milestone)}</h3>
      ${renderDoubt(milestone)}
    </div>
    <div class="who">
      ${
        milestone.owners.length === 0
          ? ''
          : html`<p class="owners"><span class="label">担当</span> <span>${milestone.owners.join('、')}</span></p>`
      }
      ${renderSource(milestone)}
    </div>`;
