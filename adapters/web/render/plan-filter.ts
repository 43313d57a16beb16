import { html } from 'hono/html';
import { type FiscalYear, formatFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { hasSchedule, sectionsOf, type Selection, yearsOf } from '../upcoming.ts';
import { flag, type Html } from './markup.ts';
import { planPath } from './plan-list-page.ts';

/** The form that chooses year and section; nothing where a plan has neither. */
export function renderFilter(plan: Plan, selection: Selection, currentYear: FiscalYear): Html | '' {
  const sections = sectionsOf(plan);
  if (!hasSchedule(plan) && sections.length === 0) return '';
  return html`<form class="filter" method="get" action="${planPath(plan)}" aria-label="表示する内容">
    ${hasSchedule(plan) ? renderYearPicker(plan, selection, currentYear) : ''}
    ${sections.length === 0 ? '' : renderSectionPicker(sections, selection)}
    <button type="submit">表示</button>
  </form>`;
}

const renderYearPicker = (plan: Plan, selection: Selection, currentYear: FiscalYear): Html =>
  html`<div class="field">
    <label for="year">年度</label>
    <select id="year" name="year">
      ${yearsOf(plan.period).map(
        (year) =>
          html`<option value="${year}" ${flag('selected', year === selection.year)}>
            ${formatFiscalYear(year)}${year === currentYear ? '・今年度' : ''}
          </option>`,
      )}
    </select>
  </div>`;

const renderSectionPicker = (sections: readonly string[], selection: Selection): Html =>
  html`<div class="field">
    <label for="section">担当課</label>
    <select id="section" name="section">
      <option value="">すべて</option>
      ${sections.map((name) => html`<option value="${name}" ${flag('selected', name === selection.section)}>${name}</option>`)}
    </select>
  </div>`;
