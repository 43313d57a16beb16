import { html } from 'hono/html';
import type { Item, Measure, Phase } from '../../../src/domain/plan.ts';
import type { MeasureInYear } from '../upcoming.ts';
import type { Html } from './markup.ts';
import { yearSpan } from './years.ts';

/** A measure with the phases of one fiscal year and its owners. */
export const renderMeasureInYear = ({ measure, phases }: MeasureInYear): Html =>
  html`${renderTitle(measure)}
    <ul class="phases" aria-label="段階">
      ${phases.map((phase) => renderPhase(phase, phase.begins))}
    </ul>
    ${renderOwners(measure)}`;

/** A measure of a plan without a schedule: what is done now and what is to come. */
export const renderMeasureItems = (measure: Measure): Html =>
  html`${renderTitle(measure)}
    <div class="now-and-next">
      ${renderItems('現在の取組', measure.current)} ${renderItems('今後の取組', measure.planned)}
    </div>
    ${renderOwners(measure)}`;

const renderTitle = (measure: Measure): Html =>
  html`<h4>
    ${measure.number === undefined ? '' : html`<span class="number">${measure.number}</span>`}
    <span>${measure.title}</span>
  </h4>`;

/** The mark 「新」, the span of years and doubt stand in words, so that colour alone says nothing. */
function renderPhase(phase: Phase, begins: boolean): Html {
  return html`<li>
    ${begins ? html`<span class="new">新</span>` : ''}
    <span class="phase">${phase.lane === undefined ? '' : `${phase.lane}：`}${phase.phase}</span>
    <span class="span">${spanText(phase)}</span>
    ${phase.uncertain === undefined ? '' : html`<span class="reason"><span class="doubt">不確か</span> ${phase.uncertain}</span>`}
  </li>`;
}

function renderOwners(measure: Measure): Html | '' {
  const note = measure.ownersNote ?? (measure.crossCutting ? '全庁' : undefined);
  const owners = note === undefined ? measure.owners : [...measure.owners, note];
  if (owners.length === 0) return '';
  return html`<p class="owners"><span class="label">担当</span> <span>${owners.join('、')}</span></p>`;
}

const renderItems = (heading: string, items: readonly Item[]): Html | '' =>
  items.length === 0
    ? ''
    : html`<div>
        <h5>${heading}</h5>
        <ul class="items">
          ${items.map((item) => html`<li>${item.title}</li>`)}
        </ul>
      </div>`;

function spanText(phase: Phase): string {
  return phase.date === undefined ? yearSpan(phase.from, phase.to) : dateText(phase.date);
}

function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`;
}
