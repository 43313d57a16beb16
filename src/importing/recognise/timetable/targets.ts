import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { SourceCell, SourceTable } from '../../../domain/source-document.ts';
import { joinBrokenWords } from '../../../language/mend-source-text.ts';
import type { Label, PlanFrame, ReadTarget } from '../recognition.ts';
import { readScheduleCell } from './schedule-cells.ts';
import { readTargetTable, targetWord, type TargetColumn, type TargetTable } from './target-columns.ts';
import { targetFrom, valueAt, type Told, type Value } from './target-values.ts';
import { targetsInProse } from './targets-in-prose.ts';
import { isFigure } from './timetable-targets.ts';
import { readYearHead } from './year-heads.ts';

/** A target with what stands beside it in its row. */
export type LabelledTarget = ReadTarget & { readonly labels: readonly Label[] };

/**
 * The indicators of a table: one a row, below heads such as 指標, 現状値(R6), 目標値(R10), or as pairs of cells (指標 | … | 目標値 | …). Values
 * are as the plan writes them, with the unit of a column 単位. A target without a year is that of the last year of the plan,
 * unsurely. Empty where the table is none of indicators.
 */
export function readTargets(table: SourceTable, frame: PlanFrame): readonly LabelledTarget[] {
  const indicators = readTargetTable(table, frame);
  return indicators === undefined ? inPairs(table, frame) : ofRows(indicators, frame);
}

function ofRows(indicators: TargetTable, frame: PlanFrame): readonly LabelledTarget[] {
  let above: readonly SourceCell[] = [];
  return indicators.rows.flatMap((row) => {
    const cells = row.map((cell, column) => (isOpenLeft(row, column) ? (above[column] ?? cell) : cell));
    above = cells;
    return ofRow(cells, indicators, frame);
  });
}

/** Whether nothing stands in a cell and in all the cells left of it: what stands above spans it. */
const isOpenLeft = (row: readonly SourceCell[], column: number): boolean =>
  row.slice(0, column + 1).every((cell) => cell.text === '');

function ofRow(
  cells: readonly SourceCell[],
  { columns, heads }: TargetTable,
  frame: PlanFrame,
): readonly LabelledTarget[] {
  const textAt = (kind: TargetColumn['kind']): string =>
    cells[columns.findIndex((column) => column.kind === kind)]?.text ?? '';
  const unit = textAt('unit');
  const told = columns.flatMap((column, index): readonly Told[] => {
    const cell = cells[index];
    if (cell === undefined || (column.kind !== 'baseline' && column.kind !== 'target')) return [];
    const value = readValue(cell, unit, column.year, frame);
    return value === undefined ? [] : [{ kind: column.kind, value }];
  });
  const labels = columns.flatMap((column, index) => {
    const text = cells[index]?.text ?? '';
    const isFirst = index === 0 || cells[index - 1] !== cells[index];
    const isLabel =
      column.kind === 'name' || (column.kind === 'label' && readYearHead(heads[index] ?? '') === undefined);
    return text !== '' && isFirst && isLabel ? [{ head: heads[index] ?? '', text }] : [];
  });
  const kind = /アウトカム|成果/u.test(
    `${heads.join('')}${labels
      .map(({ text }) => text)
      .join('')
      .slice(0, 12)}`,
  )
    ? 'outcome'
    : 'output';
  return targetFrom(joinBrokenWords(textAt('name')), kind, told, frame).map((target) => ({ ...target, labels }));
}

/** A value with its unit; the year that stands with it (`60件（R10）`) is its year. A dash and an empty cell are no value. */
function readValue(cell: SourceCell, unit: string, year: FiscalYear | undefined, frame: PlanFrame): Value | undefined {
  const { kind } = readScheduleCell(cell.text);
  if (kind === 'empty' || kind === 'nothing' || kind === 'goes-on') return undefined;
  const text = joinBrokenWords(cell.text);
  const beside = /^(.*?)\s*[(（]([^()（）]+)[)）]$/u.exec(text);
  const own = beside === null ? undefined : readYearHead(beside[2] ?? '', frame.period)?.to;
  const bare = own === undefined ? text : (beside?.[1] ?? text);
  const isBare = /^[+\-±]?[\d,.]+$/u.test(bare.normalize('NFKC'));
  return valueAt(
    isBare && unit !== '' ? `${bare}${joinBrokenWords(unit).replace(/^[(（]|[)）]$/gu, '')}` : bare,
    own ?? year,
    cell.spot,
  );
}

/** Pairs of cells, in rows or in columns of two: 指標 | オンライン手続数 | 現状値 | 30件（R6） | 目標値 | 60件（R10）. */
function inPairs(table: SourceTable, frame: PlanFrame): readonly LabelledTarget[] {
  const found: LabelledTarget[] = [];
  let name: string | undefined;
  let told: Told[] = [];
  const close = (): void => {
    if (name !== undefined)
      found.push(...targetFrom(name, 'output', told, frame).map((target) => ({ ...target, labels: [] })));
    told = [];
  };
  for (const [word, cell] of table.rows.flatMap((row) => pairsOf(row, frame))) {
    if (word.kind === 'name') {
      close();
      const whole = targetsInProse(cell.text, cell.spot, frame).map((target) => ({ ...target, labels: [] }));
      found.push(...whole);
      name = whole.length > 0 ? undefined : joinBrokenWords(cell.text);
    } else if (word.kind === 'target' && name === undefined && !isFigure(cell.text)) {
      found.push(...targetsInProse(cell.text, cell.spot, frame).map((target) => ({ ...target, labels: [] })));
    } else if (word.kind === 'baseline' || word.kind === 'target') {
      const value = readValue(cell, '', word.year, frame);
      if (value !== undefined && isFigure(value.text)) told.push({ kind: word.kind, value });
    }
  }
  close();
  return found;
}

function pairsOf(row: readonly SourceCell[], frame: PlanFrame): readonly (readonly [TargetColumn, SourceCell])[] {
  const cells = [...new Set(row)].filter((cell) => cell.text !== '');
  return cells.flatMap((cell, index) => {
    const word = targetWord(cell.text, frame);
    const next = cells[index + 1];
    return word === undefined || next === undefined || targetWord(next.text, frame) !== undefined
      ? []
      : [[word, next] as const];
  });
}
