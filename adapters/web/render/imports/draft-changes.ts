import { html } from 'hono/html';
import type { PlanChanges } from '../../../../src/domain/plan-changes.ts';
import { changeLines } from '../../../../src/language/import-sentences.ts';
import type { Html } from '../markup.ts';
import { titleWithVersion } from '../title.ts';

/** Changes that are seen at once; the others open. */
const SHOWN = 10;

/** What the draft changes against the plan in force, and for whom. */
export function renderChanges(changes: PlanChanges): Html {
  const lines = changeLines(changes);
  const { from, to } = changes;
  return html`<section class="part" id="changes">
    <h2>いまの計画から変わること（${lines.length}件）</h2>
    <p class="count">
      ${titleWithVersion(from.title, from.version)} →
      ${titleWithVersion(to.title, to.version)}${lines.length === 0 ? '：内容は同じです。' : ''}
    </p>
    ${renderLines(lines.slice(0, SHOWN))}
    ${
      lines.length > SHOWN
        ? html`<details class="silent">
            <summary>ほかの変わること（${lines.length - SHOWN}件）</summary>
            ${renderLines(lines.slice(SHOWN))}
          </details>`
        : ''
    }
  </section>`;
}

const renderLines = (lines: readonly string[]): Html | '' =>
  lines.length === 0
    ? ''
    : html`<ul class="items changes">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
