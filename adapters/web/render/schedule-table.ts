import { html } from 'hono/html';
import { englishFiscalYear, type FiscalYear, shortFiscalYear } from '../../../src/domain/fiscal-year.ts';
import type { Language } from '../../../src/domain/message.ts';
import type { ScheduleBar } from '../../../src/domain/reply.ts';
import { ANSWER_WORDS } from '../texts.ts';
import { current, type Html } from './markup.ts';
import { yearSpan } from './years.ts';

/** A line of a schedule table. */
export interface ScheduleRow {
  readonly label: string;
  readonly bars: readonly ScheduleBar[];
}

/** A 工程表. A group without a heading stands for itself. */
export interface ScheduleTable {
  readonly caption: string;
  readonly years: readonly FiscalYear[];
  readonly groups: readonly { readonly heading?: string; readonly rows: readonly ScheduleRow[] }[];
  readonly currentYear: FiscalYear;
  readonly language: Language;
}

/** A table by fiscal year in which a phase spans the columns of its years; what is uncertain says so in words. */
export function renderSchedule(table: ScheduleTable): Html {
  const words = ANSWER_WORDS[table.language];
  return html`<div class="scroll" role="region" aria-label="${table.caption}" tabindex="0">
    <table class="schedule">
      <caption>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.item}</th>
          ${table.years.map(
            (year) =>
              html`<th scope="col" ${current('date', year === table.currentYear)}>
                ${yearName(year, table.language)}${year === table.currentYear ? html`<span class="now">${words.currentYear}</span>` : ''}
              </th>`,
          )}
        </tr>
      </thead>
      ${table.groups.map(
        (group) =>
          html`<tbody>
            ${
              group.heading === undefined
                ? ''
                : html`<tr class="group">
                    <th scope="rowgroup" colspan="${table.years.length + 1}"><span>${group.heading}</span></th>
                  </tr>`
            }
            ${group.rows.map((row) => renderRow(row, table))}
          </tbody>`,
      )}
    </table>
  </div>`;
}

function renderRow(row: ScheduleRow, table: ScheduleTable): Html[] {
  const lanes = inLanes(row.bars, table.years);
  return lanes.map(
    (lane, index) =>
      html`<tr${index < lanes.length - 1 ? html` class="more"` : ''}>
        ${index === 0 ? html`<th scope="row" rowspan="${lanes.length}">${row.label}</th>` : ''}
        ${cellsOf(lane, table.years).map((cell) => renderCell(cell, table))}
      </tr>`,
  );
}

function renderCell(cell: Cell, table: ScheduleTable): Html {
  const { bar } = cell;
  if (bar === undefined) return html`<td></td>`;
  return html`<td colspan="${cell.span}">
    <div class="${barClasses(bar, table.currentYear)}">
      <span>${bar.phase}</span
      >${bar.uncertain ? html` <span class="doubt">${ANSWER_WORDS[table.language].uncertain}</span>` : ''}
      <span class="visually-hidden">（${barYears(bar, table.language)}）</span>
    </div>
  </td>`;
}

const barClasses = (bar: ScheduleBar, currentYear: FiscalYear): string =>
  ['bar', bar.from <= currentYear && currentYear <= bar.to && 'running', bar.uncertain && 'uncertain']
    .filter(Boolean)
    .join(' ');

interface Cell {
  readonly span: number;
  readonly bar?: ScheduleBar;
}

/** Spreads bars that overlap over as many lines as are needed; at least one line, so that an empty row is still seen. */
function inLanes(bars: readonly ScheduleBar[], years: readonly FiscalYear[]): readonly (readonly ScheduleBar[])[] {
  const lanes: ScheduleBar[][] = [[]];
  const shown = bars.filter((bar) => years.some((year) => bar.from <= year && year <= bar.to));
  for (const bar of shown.toSorted((a, b) => a.from - b.from)) {
    const free = lanes.find((lane) => lane.every((other) => other.to < bar.from));
    if (free === undefined) lanes.push([bar]);
    else free.push(bar);
  }
  return lanes;
}

function cellsOf(lane: readonly ScheduleBar[], years: readonly FiscalYear[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const year of years) {
    const bar = lane.find((candidate) => candidate.from <= year && year <= candidate.to);
    if (bar === undefined) cells.push({ span: 1 });
    else if (cells.at(-1)?.bar !== bar)
      cells.push({ span: years.filter((y) => bar.from <= y && y <= bar.to).length, bar });
  }
  return cells;
}

const barYears = ({ from, to }: ScheduleBar, language: Language): string => {
  if (language === 'ja') return yearSpan(from, to);
  return from === to ? englishFiscalYear(from) : `${englishFiscalYear(from)} to ${englishFiscalYear(to)}`;
};

const yearName = (year: FiscalYear, language: Language): string =>
  language === 'ja' ? shortFiscalYear(year) : englishFiscalYear(year);
