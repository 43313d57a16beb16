import type { SourceCell, SourceTable } from '../../../src/domain/source-document.ts';
import type { PlanFrame, ReadPhase, Timetable } from '../../../src/importing/recognise/recognition.ts';
import { readTimetable } from '../../../src/importing/recognise/timetable/timetable.ts';

/** Where a table of a test comes from: the lines of a text, which have lost spans and drawings, or a file that has them. */
interface Origin {
  readonly from?: 'text' | 'word';
  readonly ragged?: boolean;
}

/**
 * A table from lines of cells divided by `|`. `<` is the cell to the left over again, `^` the one above; `*` before a text says that the cell
 * is coloured, `/` is a line break. Short rows are filled up.
 */
export function table(lines: string, { from = 'word', ragged = false }: Origin = {}): SourceTable {
  const texts = lines
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const width = Math.max(...texts.map((cells) => cells.length));
  const rows: SourceCell[][] = [];
  const spot = (row: number) => ({ file: 'plan', ...(from === 'text' ? { line: row + 1 } : {}) });
  for (const [row, cells] of texts.entries()) {
    const placed: SourceCell[] = [];
    for (let column = 0; column < width; column += 1) {
      const text = cells[column] ?? '';
      const spanned = text === '<' ? placed[column - 1] : text === '^' ? rows[row - 1]?.[column] : undefined;
      placed.push(spanned ?? cellOf(text, row, column, spot(row)));
    }
    rows.push(placed);
  }
  return { kind: 'table', rows: withSpans(rows), spot: spot(0), ...(ragged ? { ragged } : {}) };
}

function cellOf(text: string, row: number, column: number, spot: SourceCell['spot']): SourceCell {
  const plain = text.replace(/^\*/u, '').replaceAll('/', '\n');
  return {
    text: plain,
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    spot,
    ...(text.startsWith('*') ? { marked: true } : {}),
  };
}

function withSpans(rows: readonly (readonly SourceCell[])[]): readonly (readonly SourceCell[])[] {
  const spanned = new Map<SourceCell, SourceCell>();
  for (const cell of new Set(rows.flat())) {
    const inRow = rows[cell.row]?.filter((other) => other === cell).length ?? 1;
    const inColumn = rows.filter((row) => row[cell.column] === cell).length;
    spanned.set(cell, { ...cell, columnSpan: inRow, rowSpan: inColumn });
  }
  return rows.map((row) => row.map((cell) => spanned.get(cell) ?? cell));
}

/** A frame of a plan for 令和8年度 to 令和10年度 without a legend, or with other particulars. */
export const frameOf = (frame: Partial<PlanFrame> = {}): PlanFrame => ({
  period: [2026, 2028],
  legend: new Map(),
  ...frame,
});

/** What a row says in short: `検討 2026-2027`, with `?` behind what is not sure, `@` before its date, `<lane>` before it. */
export const inShort = ({ phase, from, to, uncertain, date, lane }: ReadPhase): string =>
  `${lane === undefined ? '' : `<${lane}> `}${phase} ${from === to ? from : `${from}-${to}`}${date === undefined ? '' : ` @${date}`}${uncertain === undefined ? '' : ' ?'}`;

/** Every row of a timetable in short, each with its labels: `電子申請: 検討 2026, 実施 2027-2028`. */
export const rowsInShort = (timetable: Timetable | undefined): readonly string[] =>
  (timetable?.rows ?? []).map(
    ({ labels, phases }) =>
      `${labels.map(({ text }) => text.replaceAll('\n', '')).join(' / ')}: ${phases.map(inShort).join(', ')}`,
  );

/** Reads a timetable written for a test, in short. */
export const read = (lines: string, origin: Origin = {}, frame: Partial<PlanFrame> = {}): readonly string[] =>
  rowsInShort(readTimetable(table(lines, origin), frameOf(frame)));
