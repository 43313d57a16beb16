import type { SourceCell, SourceTable, Spot } from '../../../domain/source-document.ts';

/** A row of a table as a sentence: `決裁：割合は1.87%、時間は80時間`. */
export interface RowText {
  /** What the row is about; empty where it has no first cell. */
  readonly label: string;
  readonly text: string;
  readonly spot: Spot;
  /** The row above that it belongs to. */
  readonly group?: string;
}

/**
 * Tells a table row by row, each with the heads of its columns. A row that has but one cell is told with the rows below it; a
 * table of labels and values has no heads; one of a single column is told as it stands.
 */
export function tellRows(table: SourceTable): readonly RowText[] {
  const rows = table.rows.filter((row) => row.some(({ text }) => text !== ''));
  const heads = headsOf(rows);
  const told: RowText[] = [];
  let over: RowText | undefined;
  for (const row of rows.slice(heads.count)) {
    const [first, ...rest] = [...new Set(row)].filter(({ text }) => text !== '');
    if (first && rest.length === 0 && row.length > 1) {
      if (over) told.push(over);
      over = { label: line(first.text), text: line(first.text), spot: first.spot };
    } else if (first) {
      told.push(tellRow(first, rest, heads.names, over?.text ?? told.at(-1)?.group ?? ''));
      over = undefined;
    }
  }
  return over ? [...told, over] : told;
}

const line = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

function tellRow(first: SourceCell, rest: readonly SourceCell[], names: readonly string[], group: string): RowText {
  const [second] = rest;
  // A number, or a cell that spans rows, says too little of each of them.
  const wide = second !== undefined && (NUMBER.test(first.text) || (first.rowSpan > 1 && rest.length > 1));
  const label = [line(first.text), ...(wide ? [line(second.text)] : [])].join(' ');
  const values = (wide ? rest.slice(1) : rest)
    .filter(({ text }) => !GOES_ON.test(text))
    .map((cell) => {
      const name = namesOver(cell, names);
      return name === '' ? line(cell.text) : `${name}は${line(cell.text)}`;
    });
  const head = group === '' ? label : `${group} ${label}`;
  return {
    label,
    text: [head, ...(values.length === 0 ? [] : [values.join('、')])].join('：'),
    spot: first.spot,
    group,
  };
}

/** A dash for nothing, or a mark by which the cell before goes on: an arrow says nothing in a sentence, and the schedule has it. */
const GOES_ON = /^(?:[-－―ー─━→⇒➡▶►〃…‥\s]+|同[左上])$/u;

const NUMBER = /^(?:No\.?\s?)?[(（]?(?:\d{1,3}(?:[-.－]\d{1,2})*|[０-９]{1,3}|[①-⑳㉑-㊿])[)）.]?$/u;

/** The heads over a cell, once each; from the first to the last where it spans several. */
function namesOver({ column, columnSpan }: SourceCell, names: readonly string[]): string {
  const over = [...new Set(names.slice(column, column + columnSpan))].filter((name) => name !== '');
  return over.length <= 1 ? (over[0] ?? '') : `${over[0] ?? ''}〜${over.at(-1) ?? ''}`;
}

interface Heads {
  readonly count: number;
  readonly names: readonly string[];
}

/** The first row, where it looks like heads, and those that go on below it: a head over several columns has more below. */
function headsOf(rows: readonly (readonly SourceCell[])[]): Heads {
  const [first = [], second] = rows;
  const columns = first.length;
  if (rows.length < 2 || columns < 2 || !isHead(first, columns))
    return { count: 0, names: columns < 2 ? [''] : first.map(() => '') };
  const deep = second !== undefined && rows.length > 2 && goesBelow(first, second);
  const names = first.map((cell, at) => {
    const below = deep ? (second[at]?.text ?? '') : '';
    return line(below === '' || below === cell.text ? cell.text : below);
  });
  return { count: deep ? 2 : 1, names };
}

/** Short words over most columns; over two columns they have to be words that head columns. */
function isHead(row: readonly SourceCell[], columns: number): boolean {
  const filled = row.filter(({ text }) => text !== '');
  if (filled.some(({ text }) => text.length > 30 || text.includes('。')) || new Set(filled).size < 2) return false;
  return columns > 2 ? filled.length >= columns / 2 : filled.some(({ text }) => HEAD.test(text));
}

const HEAD =
  /^(?:項目|区分|用語|語句|解説|説明|内容|名称|意味|日程|年度|年月|番号|No\.?|取組|取組名|施策|事業|指標|現状|課題|分類|担当.*|対象|概要|備考|調査.*|.*内訳|割合.*|比率.*|.*結果|.*内容)$/u;

const goesBelow = (first: readonly SourceCell[], second: readonly SourceCell[]): boolean =>
  first.some(({ rowSpan, columnSpan }) => rowSpan === 2 || columnSpan > 1)
    ? second.some((cell, at) => cell === first[at] || cell.text === '') ||
      first.every(({ columnSpan }) => columnSpan > 1)
    : second[0]?.text === '' && second.filter(({ text }) => text !== '').length >= 2;
