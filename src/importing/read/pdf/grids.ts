import { type Box } from './geometry.ts';
import { grouping } from './grouping.ts';
import type { Rule } from './page-content.ts';
import { MEETS } from './rules.ts';

/** A cell between ruling lines, with its place in the grid. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/** A table's lines: `xs` and `ys` are the edges of its columns and rows, one more than it has of them. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  readonly box: Box;
}

/** The largest grid that is made; what is larger is graph paper. */
const MOST_PLACES = 20_000;

/** The grid that some rules make, or nothing where they are too few. A missing rule between two cells makes them one. */
export function gridOf(rules: readonly Rule[]): Grid | undefined {
  const across = rules.filter((rule) => rule.run === 'across');
  const down = rules.filter((rule) => rule.run === 'down');
  if (across.length + down.length < 3) return undefined;
  const xs = withOpenSides(placesOf(down), across);
  const ys = withOpenSides(placesOf(across), down);
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return undefined;
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > MOST_PLACES) return undefined;
  const cells = cellsOf(xs, ys, down, across);
  return { xs, ys, cells, box: { left, top, right, bottom } };
}

function placesOf(rules: readonly Rule[]): readonly number[] {
  const places: { sum: number; count: number; first: number }[] = [];
  for (const at of rules.map((rule) => rule.at).toSorted((one, other) => one - other)) {
    const last = places.at(-1);
    if (last === undefined || at - last.first > MEETS) places.push({ sum: at, count: 1, first: at });
    else [last.sum, last.count] = [last.sum + at, last.count + 1];
  }
  return places.map(({ sum, count }) => sum / count);
}

/** A side without a line is where the lines across it end, if two of them end at the same place. */
const OPEN_SIDE = 8;

function withOpenSides(places: readonly number[], across: readonly Rule[]): readonly number[] {
  const first = places[0] ?? Infinity;
  const last = places.at(-1) ?? -Infinity;
  const start = across.map((rule) => rule.from).filter((from) => from < first - OPEN_SIDE);
  const end = across.map((rule) => rule.to).filter((to) => to > last + OPEN_SIDE);
  const before = start.length >= 2 ? [Math.min(...start)] : [];
  const after = end.length >= 2 ? [Math.max(...end)] : [];
  return [...before, ...places, ...after];
}

function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  down: readonly Rule[],
  across: readonly Rule[],
): readonly GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const places = grouping(rows * columns);
  const walls = wallFinder(down, xs, ys);
  const floors = wallFinder(across, ys, xs);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      if (column + 1 < columns && !walls(column + 1, row)) places.join(at, at + 1);
      if (row + 1 < rows && !floors(row + 1, column)) places.join(at, at + columns);
    }
  }
  return places
    .groups()
    .flatMap((group) => rectangles(group, columns))
    .toSorted((one, other) => one.row - other.row || one.column - other.column)
    .map((place) => ({
      ...place,
      box: {
        left: xs[place.column] ?? 0,
        top: ys[place.row] ?? 0,
        right: xs[place.column + place.columnSpan] ?? 0,
        bottom: ys[place.row + place.rowSpan] ?? 0,
      },
    }));
}

/** Says whether a rule stands at a place along a stretch of the other axis, for most of its length. */
function wallFinder(rules: readonly Rule[], places: readonly number[], along: readonly number[]) {
  const byPlace = places.map((place) => rules.filter((rule) => Math.abs(rule.at - place) <= MEETS));
  return (place: number, stretch: number): boolean => {
    const [from, to] = [along[stretch] ?? 0, along[stretch + 1] ?? 0];
    const covered = (byPlace[place] ?? []).reduce(
      (sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)),
      0,
    );
    return covered > 0.6 * (to - from);
  };
}

type Place = Omit<GridCell, 'box'>;

// Cells that hang together but are no rectangle are cut into rows.
function rectangles(places: readonly number[], columns: number): readonly Place[] {
  const whole = around(places, columns);
  if (whole.rowSpan * whole.columnSpan === places.length) return [whole];
  return stretches(places, columns).map((row) => around(row, columns));
}

function stretches(places: readonly number[], columns: number): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const at of places) {
    const last = found.at(-1);
    if (last !== undefined && last.at(-1) === at - 1 && at % columns !== 0) last.push(at);
    else found.push([at]);
  }
  return found;
}

function around(places: readonly number[], columns: number): Place {
  const rows = places.map((at) => Math.floor(at / columns));
  const across = places.map((at) => at % columns);
  const [row, column] = [Math.min(...rows), Math.min(...across)];
  return { row, column, rowSpan: Math.max(...rows) - row + 1, columnSpan: Math.max(...across) - column + 1 };
}
