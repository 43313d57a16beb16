import { html } from 'hono/html';
import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { milestoneTitle } from '../../../src/language/milestone-sentences.ts';
import { dayText, distanceText } from '../milestone-day.ts';
import { milestonesPath } from '../paths.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';

/** The page `/milestones` of several municipalities: what comes next in each. `coming` is by date. */
export const renderMilestoneListPage = (
  plans: readonly Plan[],
  coming: ReadonlyMap<string, readonly Milestone[]>,
  today: IsoDate,
): Frame => ({
  title: '期限一覧｜係 Kakari',
  here: 'milestones',
  width: 'wide',
  main: html`<h1>期限一覧</h1>
    <p>自治体を選ぶと、計画から導いた期限を確認できます。</p>
    ${plans.length === 0 ? html`<p>登録されている計画はまだありません。</p>` : ''}
    <ul class="plan-list">
      ${plans.map((plan) => renderCard(plan, coming.get(plan.municipality.id) ?? [], today))}
    </ul>`,
});

const renderCard = (plan: Plan, coming: readonly Milestone[], today: IsoDate): Html =>
  html`<li class="plan-card">
    <h2>
      <a href="${milestonesPath(plan.municipality.id)}">${plan.municipality.name}<span>${plan.title}</span></a>
    </h2>
    ${renderComing(coming, today)}
  </li>`;

function renderComing([next, ...others]: readonly Milestone[], today: IsoDate): Html {
  if (next === undefined) return html`<p class="next">これからの期限はありません。</p>`;
  return html`<p class="next">${dayText(next)} <span class="distance">${distanceText(next, today)}</span></p>
    <p>${milestoneTitle(next)}</p>
    ${others.length === 0 ? '' : html`<p class="others">ほかに今後${others.length}件</p>`}`;
}
