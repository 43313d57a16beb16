import { html } from 'hono/html';
import type { FiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Frame } from './layout.ts';
import type { Html } from './markup.ts';
import { longYearSpan } from './years.ts';

/** The page `/plans`: every plan with its period, status and number of measures. */
export const renderPlanListPage = (plans: readonly Plan[], currentYear: FiscalYear): Frame => ({
  title: '計画と予定｜係 Kakari',
  here: 'plans',
  width: 'wide',
  main: html`<h1>計画と予定</h1>
    <p>登録されている計画です。自治体を選ぶと、年度ごとの予定を確認できます。</p>
    ${plans.length === 0 ? html`<p>登録されている計画はまだありません。</p>` : ''}
    <ul class="plan-list">
      ${plans.map((plan) => renderCard(plan, currentYear))}
    </ul>`,
});

const renderCard = (plan: Plan, currentYear: FiscalYear): Html =>
  html`<li class="plan-card">
    <h2>
      <a href="${planPath(plan)}">${plan.municipality.name}<span>${plan.title}</span></a>
    </h2>
    <dl>
      <div>
        <dt>期間</dt>
        <dd>${longYearSpan(...plan.period)}</dd>
      </div>
      <div>
        <dt>状態</dt>
        <dd>${stateText(plan, currentYear)}</dd>
      </div>
      <div>
        <dt>版</dt>
        <dd>${plan.version}</dd>
      </div>
      <div>
        <dt>取組</dt>
        <dd>${plan.measures.length}件</dd>
      </div>
    </dl>
  </li>`;

/** The address of a plan's page. */
export const planPath = (plan: Plan): string => `/plans/${encodeURIComponent(plan.municipality.id)}`;

/** Whether a plan is decided, and whether it runs. */
export function stateText(plan: Plan, currentYear: FiscalYear): string {
  if (plan.status === 'draft') return '素案（決定前）';
  if (currentYear < plan.period[0]) return '決定済み（開始前）';
  return currentYear > plan.period[1] ? '期間終了' : '実施中';
}
