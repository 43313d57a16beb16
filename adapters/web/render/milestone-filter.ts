import { html } from 'hono/html';
import { type FiscalYear, formatFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { MILESTONE_KIND_NAMES } from '../../../src/language/milestone-sentences.ts';
import type { MilestoneOptions, MilestoneSelection } from '../milestone-selection.ts';
import { flag, type Html } from './markup.ts';

/** One thing to choose, and whether it is chosen. */
interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** The form that chooses year, section and kind. */
export function renderMilestoneFilter(
  action: string,
  options: MilestoneOptions,
  selection: MilestoneSelection,
  currentYear: FiscalYear,
): Html {
  const years = options.years.map((year) => ({
    value: String(year),
    label: `${formatFiscalYear(year)}${year === currentYear ? '・今年度' : ''}`,
    chosen: year === selection.year,
  }));
  const sections = options.sections.map((name) => ({ value: name, label: name, chosen: name === selection.section }));
  const kinds = options.kinds.map((kind) => ({
    value: kind,
    label: MILESTONE_KIND_NAMES[kind],
    chosen: kind === selection.kind,
  }));
  return html`<form class="filter" method="get" action="${action}" aria-label="表示する期限">
    ${renderPicker('year', '期間', '今日から先', years)} ${renderPicker('section', '担当課', 'すべて', sections)}
    ${renderPicker('kind', '種類', 'すべて', kinds)}
    <button type="submit">表示</button>
  </form>`;
}

const renderPicker = (name: string, label: string, none: string, options: readonly Option[]): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${none}</option>
      ${options.map(
        (option) => html`<option value="${option.value}" ${flag('selected', option.chosen)}>${option.label}</option>`,
      )}
    </select>
  </div>`;
