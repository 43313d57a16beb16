import type { SourceTable } from '../../domain/source-document.ts';
import { goesOnInNextLine, joinTwo } from './join-lines.ts';
import { withoutMarks } from './inline-marks.ts';
import { align, type Alignment, type Column, covered } from './spread-columns.ts';
import type { Chunk } from './spread-lines.ts';
import { type LooseCell, tables } from './table-grid.ts';
import type { Line } from './text-table.ts';

/**
 * The table in lines whose columns are told apart by blanks, as a tool that keeps the layout of a page writes it. A cell that was
 * broken over lines is one again: its parts go to the row above or below that they stand nearer to in the layout. Where the columns
 * do not stand below each other the table is `ragged`, with its cells in their order.
 */
export function spreadTable(lines: readonly Line[], file: string): readonly SourceTable[] {
  const found = align(lines.map(({ text }) => text));
  const [first] = lines;
  if (first === undefined) return [];
  const spot = { file, line: first.number };
  if (!found.aligned) {
    const rows = lines.map((line, at) =>
      (found.rows[at] ?? []).map((chunk) => looseCell(chunk.text, file, line.number)),
    );
    return tables(
      rows.filter((row) => row.length > 0),
      { spot, ragged: new Set(rows.map((row) => row.length)).size > 1 },
    );
  }
  const rows = gathered(lines, found).map((row) => cellsOf(row, file));
  return tables(rows, { spot });
}

/** A row of the table: the texts by column, and how many columns each covers. */
interface Row {
  readonly line: number;
  readonly texts: ReadonlyMap<number, Placed>;
}

interface Placed {
  readonly text: string;
  readonly span: number;
  /** The text reaches the end of its column, so that it goes on in the next line. */
  readonly full: boolean;
}

function gathered(lines: readonly Line[], found: Alignment): readonly Row[] {
  const all = lines.flatMap((line, at) => {
    const texts = placed(found.rows[at] ?? [], found);
    return texts.size === 0 ? [] : [{ line: line.number, texts, gap: (lines[at - 1]?.text ?? '').trim() === '' }];
  });
  const owners = all.map((row) => isRow(row, found));
  if (!owners.includes(true)) return all;
  const parts: { readonly above: Row[]; readonly below: Row[] }[] = all.map(() => ({ above: [], below: [] }));
  for (const [at, row] of all.entries()) {
    if (owners[at] === true) continue;
    const before = owners.lastIndexOf(true, at);
    const after = owners.indexOf(true, at);
    const crossesBefore = all.slice(before + 1, at + 1).some(({ gap }) => gap);
    const crossesAfter = all.slice(at + 1, after + 1).some(({ gap }) => gap);
    const up =
      before >= 0 &&
      (after < 0 ||
        (!crossesBefore &&
          (crossesAfter || belongsAbove(row, all[before], all[after], parts[before] ?? { above: [], below: [] }))));
    parts[up ? before : after]?.[up ? 'below' : 'above'].push(row);
  }
  return all.flatMap((row, at) => {
    if (owners[at] !== true) return [];
    const { above, below } = parts[at] ?? { above: [], below: [] };
    return [joined([...above, row, ...below], row.line)];
  });
}

/** A row has its first column, or at least half of all. */
const isRow = ({ texts }: Row, { columns }: Alignment): boolean => texts.has(0) || texts.size * 2 >= columns.length;

/** Cells are set to the top of a row or to its middle: then as many lines of a cell stand below the row's own as above. */
function belongsAbove(
  { texts }: Row,
  before: Row | undefined,
  after: Row | undefined,
  { above, below }: { readonly above: readonly Row[]; readonly below: readonly Row[] },
): boolean {
  const [column = 0] = texts.keys();
  const count = (rows: readonly Row[]): number => rows.filter((row) => row.texts.has(column)).length;
  if (count(above) > 0) return count(below) < count(above);
  return before?.texts.has(column) === true && after?.texts.has(column) === true;
}

function placed(chunks: readonly Chunk[], { columns }: Alignment): ReadonlyMap<number, Placed> {
  const texts = new Map<number, Placed>();
  for (const chunk of chunks.flatMap((one) => atBlanks(one, columns))) {
    const [first, ...others] = covered(columns, chunk);
    if (first === undefined) continue;
    const column = columns.indexOf(first);
    const full = chunk.to >= (others.at(-1) ?? first).to - SLACK;
    const known = texts.get(column);
    texts.set(column, {
      text: known === undefined ? chunk.text : `${known.text} ${chunk.text}`,
      span: others.length + 1,
      full,
    });
  }
  return texts;
}

const SLACK = 2;

/** Two cells with one blank between them, where the cell before is as wide as its column. */
function atBlanks(chunk: Chunk, columns: readonly Column[]): readonly Chunk[] {
  const [, second] = covered(columns, chunk);
  const blank = second === undefined ? -1 : chunk.text.search(/[ \u3000]/u);
  if (second === undefined || blank < 0) return [chunk];
  const [left, right] = [chunk.text.slice(0, blank), chunk.text.slice(blank + 1)];
  const width = (chunk.to - chunk.from) / [...chunk.text].length;
  const from = chunk.to - right.length * width;
  if (Math.abs(from - second.from) > SLACK) return [chunk];
  return [
    { text: left, from: chunk.from, to: Math.min(from - 1, second.from) },
    { text: right, from: Math.max(from, second.from), to: chunk.to },
  ];
}

function joined(rows: readonly Row[], line: number): Row {
  const texts = new Map<number, Placed>();
  for (const row of rows) {
    for (const [column, piece] of row.texts) {
      const known = texts.get(column);
      texts.set(
        column,
        known === undefined ? piece : { ...piece, text: joinCell(known, piece.text), span: known.span },
      );
    }
  }
  return { line, texts };
}

const joinCell = (known: Placed, text: string): string =>
  known.full || goesOnInNextLine(known.text, text) ? joinTwo(known.text, text) : `${known.text}\n${text}`;

function cellsOf({ line, texts }: Row, file: string): readonly LooseCell[] {
  const last = Math.max(...texts.keys());
  const cells: LooseCell[] = [];
  for (let column = 0; column <= last; column += 1) {
    const { text, span } = texts.get(column) ?? { text: '', span: 1 };
    cells.push({ ...looseCell(text, file, line), columnSpan: span });
    column += span - 1;
  }
  return cells;
}

function looseCell(source: string, file: string, line: number): LooseCell {
  const { text, bold } = withoutMarks(source);
  return { text, spot: { file, line }, bold };
}
