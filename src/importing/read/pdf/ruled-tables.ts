import type { SourceTable } from '../../../domain/source-document.ts';
import { type LooseCell, tables } from '../table-grid.ts';
import { cellText } from './cell-text.ts';
import { areaOf, type Box, holdsBox, holdsPoint, middleOf, overlap, widthOf } from './geometry.ts';
import { type Grid, gridOf, type GridCell } from './grids.ts';
import { type Line, linesOf } from './lines.ts';
import { type Drawn, marksOf } from './marks.ts';
import { dottedRules } from './dotted-rules.ts';
import { partialGrids } from './partial-grids.ts';
import type { Fill, Glyph, PageContent } from './page-content.ts';
import { joinRules, rulesTogether, sortRules } from './rules.ts';

/** A table with the place that it takes on its page. */
export interface PlacedTable {
  readonly table: SourceTable;
  readonly box: Box;
}

/** What a page is made of: tables with ruling lines, and the letters that stand outside of them. */
export interface RuledPage {
  readonly tables: readonly PlacedTable[];
  readonly rest: readonly Glyph[];
  /** Shapes outside of tables: parts of figures. */
  readonly shapes: number;
}

/** Finds the tables of a page by their ruling lines. `file` is for the spots. */
export function ruledTables(content: PageContent, file: string): RuledPage {
  const { rules: dotted, others: fills } = dottedRules(content.fills);
  const rules = [...content.rules, ...dotted];
  const heads = [...content.strokes, ...fills.filter((fill) => !fill.rectangle).map((fill) => fill.box)].filter(
    (box) => Math.max(box.right - box.left, box.bottom - box.top) < 18,
  );
  const { ruling, drawn } = sortRules(joinRules(rules), heads);
  const whole = rulesTogether(ruling).flatMap((together) => gridOf(together) ?? []);
  const framed = tableGrids(whole);
  const grids = tableGrids([...framed, ...partialGrids({ rules, fills, glyphs: content.glyphs }, framed)]);
  const { inside, rest } = sorted(content.glyphs, grids);
  const lines = drawn.map((rule): Box =>
    rule.run === 'across'
      ? { left: rule.from, right: rule.to, top: rule.at - 0.1, bottom: rule.at + 0.1 }
      : { left: rule.at - 0.1, right: rule.at + 0.1, top: rule.from, bottom: rule.to },
  );
  const strokes = [...content.strokes, ...lines];
  const placed = grids.flatMap((grid) => {
    const glyphs = inside.get(grid) ?? [];
    const own = (box: Box): boolean => isOf(grid, box, grids);
    const shapes = { fills: fills.filter((fill) => own(fill.box)), strokes: strokes.filter(own) };
    return tableOf(grid, glyphs, shapes, { file, page: content.page }).map((table) => ({
      table,
      box: grid.box,
    }));
  });
  const isFree = (box: Box): boolean => !grids.some((grid) => holdsBox(grid.box, box, 6));
  const shapes = [...content.strokes, ...fills.map((fill) => fill.box)].filter(isFree).length;
  return { tables: placed, rest, shapes };
}

/** It lies in the table, and in no smaller one inside of that. */
const isOf = (grid: Grid, box: Box, grids: readonly Grid[]): boolean =>
  grids.find((known) => holdsBox(known.box, box, 6)) === grid;

// A single cell is the frame of something; what it frames is read as if it were not there. Small ones inside others first.
const tableGrids = (grids: readonly Grid[]): readonly Grid[] =>
  grids.filter((grid) => grid.cells.length > 1).toSorted((one, other) => areaOf(one.box) - areaOf(other.box));

function sorted(glyphs: readonly Glyph[], grids: readonly Grid[]) {
  const inside = new Map<Grid, Glyph[]>();
  const rest: Glyph[] = [];
  for (const glyph of glyphs) {
    const grid = grids.find((known) => holdsPoint(known.box, middleOf(glyph.box)));
    const known = grid === undefined ? rest : inside.get(grid);
    if (known !== undefined) known.push(glyph);
    else if (grid !== undefined) inside.set(grid, [glyph]);
  }
  return { inside, rest };
}

function tableOf(
  grid: Grid,
  glyphs: readonly Glyph[],
  shapes: { readonly fills: readonly Fill[]; readonly strokes: readonly Box[] },
  spot: { readonly file: string; readonly page: number },
): readonly SourceTable[] {
  const placed = byCell(grid, glyphs);
  const marks = marksOf(
    grid,
    shapes.fills,
    shapes.strokes.filter((box) => !isUnderline(box, glyphs)),
    (cell) => (placed.get(cell) ?? []).length > 0,
  );
  const lines = new Map(grid.cells.map((cell) => [cell, linesOf(placed.get(cell) ?? [], 3)]));
  const bars = marks.drawn.flatMap((drawn) => gather(drawn, lines));
  const spans = new Map(bars.map((cells) => [cells[0], cells.reduce((sum, cell) => sum + cell.columnSpan, 0)]));
  const spanned = new Set(bars.flatMap((cells) => cells.slice(1)));
  const inner = innerWidths(grid, lines);
  const rows: LooseCell[][] = grid.ys.slice(1).map(() => []);
  for (const cell of grid.cells.filter((one) => !spanned.has(one))) {
    const inCell = lines.get(cell) ?? [];
    rows[cell.row]?.push({
      text: cellText(inCell, inner(cell)),
      spot,
      rowSpan: cell.rowSpan,
      columnSpan: spans.get(cell) ?? cell.columnSpan,
      bold: inCell.length > 0 && inCell.every((line) => line.bold),
      marked: marks.marked.has(cell),
    });
  }
  return tables(rows, { spot });
}

function byCell(grid: Grid, glyphs: readonly Glyph[]): ReadonlyMap<GridCell, Glyph[]> {
  const found = new Map<GridCell, Glyph[]>();
  for (const glyph of glyphs) {
    const cell = grid.cells.find((known) => holdsPoint(known.box, middleOf(glyph.box)));
    if (cell === undefined) continue;
    const known = found.get(cell);
    if (known === undefined) found.set(cell, [glyph]);
    else known.push(glyph);
  }
  return found;
}

/** A line right below a text, as long as that is. */
const isUnderline = (box: Box, glyphs: readonly Glyph[]): boolean => {
  if (box.bottom - box.top > 1) return false;
  const above = glyphs.filter(
    (glyph) =>
      Math.abs(box.top - glyph.box.bottom) < 0.35 * glyph.size &&
      overlap(glyph.box.left, glyph.box.right, box.left, box.right) > 0.5 * widthOf(glyph.box),
  );
  const covered = above.reduce((sum, glyph) => sum + widthOf(glyph.box), 0);
  return covered > 0.8 * widthOf(box);
};

/**
 * A text that stands in a bar, or is the only one along an arrow, belongs to the first cell that is covered: there it begins. Gives the
 * cells under a bar in which nothing else stands: it is one cell over them.
 */
function gather(drawn: Drawn, lines: Map<GridCell, readonly Line[]>): readonly (readonly GridCell[])[] {
  const [first, ...others] = drawn.cells;
  if (first === undefined || others.length === 0) return [];
  const within = (line: Line): boolean => {
    const [x, y] = middleOf(line.box);
    const inX = x > drawn.box.left && x < drawn.box.right;
    return drawn.filled ? inX && y > drawn.box.top - 1 && y < drawn.box.bottom + 1 : inX;
  };
  const found = drawn.cells.flatMap((cell) => (lines.get(cell) ?? []).map((line) => ({ cell, line })));
  const named = found.filter(({ line }) => within(line));
  const single = drawn.filled ? isOneText(named.map(({ line }) => line)) : found.length === 1;
  if (!single || named.length === 0) return [];
  const moved = named.map(({ line }) => line);
  for (const cell of others)
    lines.set(
      cell,
      (lines.get(cell) ?? []).filter((line) => !moved.includes(line)),
    );
  const kept = (lines.get(first) ?? []).filter((line) => !moved.includes(line));
  lines.set(
    first,
    [...kept, ...regrouped(moved)].toSorted((one, other) => one.box.bottom - other.box.bottom),
  );
  const alone = kept.length === 0 && others.every((cell) => (lines.get(cell) ?? []).length === 0);
  const inRow = drawn.cells.every((cell) => cell.row === first.row && cell.rowSpan === first.rowSpan);
  return drawn.filled && alone && inRow ? [drawn.cells] : [];
}

const regrouped = (lines: readonly Line[]): readonly Line[] =>
  linesOf(
    lines.flatMap((line) => line.glyphs),
    3,
  );

/** Nothing stands beside anything else with a wide gap between them. */
function isOneText(lines: readonly Line[]): boolean {
  const bottoms = regrouped(lines).map((line) => line.box.bottom);
  return bottoms.every((bottom, at) => at === 0 || bottom - (bottoms[at - 1] ?? 0) > 3);
}

/** How wide the text of each cell may run: the cell without the margin that the widest text of its column leaves. */
function innerWidths(grid: Grid, lines: ReadonlyMap<GridCell, readonly Line[]>): (cell: GridCell) => number {
  const margins = new Map<number, number>();
  for (const cell of grid.cells) {
    const margin = (lines.get(cell) ?? []).reduce((least, line) => Math.min(least, line.box.left - cell.box.left), 8);
    margins.set(cell.column, Math.min(margins.get(cell.column) ?? 8, Math.max(0, margin)));
  }
  return (cell) => widthOf(cell.box) - 2 * (margins.get(cell.column) ?? 0);
}
