import { areaOf, type Box, boxAroundAll, common, heightOf, middleOf, overlap, widthOf } from './geometry.ts';
import type { Grid, GridCell } from './grids.ts';
import { grouping } from './grouping.ts';
import type { Fill } from './page-content.ts';

/** Something drawn over a table, with the cells that it covers, from the left. */
export interface Drawn {
  readonly box: Box;
  readonly cells: readonly GridCell[];
  /** A filled area, in which text may stand; not a thin line. */
  readonly filled: boolean;
}

/** What of a table's colours and drawings means something. */
export interface Marks {
  readonly marked: ReadonlySet<GridCell>;
  readonly drawn: readonly Drawn[];
}

/** A shape drawn over a page, before it is known what it covers. */
export interface Shape {
  readonly box: Box;
  readonly filled: boolean;
}

/**
 * The cells of a grid that are coloured unlike their row and column, or over which something is drawn. `hasText` says which cells
 * have text: a coloured column whose cells all have text is a heading, and so is a row.
 */
export function marksOf(
  grid: Grid,
  fills: readonly Fill[],
  strokes: readonly Box[],
  hasText: (cell: GridCell) => boolean,
): Marks {
  const colours = new Map<GridCell, string>();
  const shapes: Shape[] = strokes.map((box) => ({ box, filled: false }));
  for (const fill of fills) {
    const covered = grid.cells.filter((cell) => isBackground(fill, cell));
    for (const cell of covered) colours.set(cell, fill.colour);
    if (covered.length === 0 && !isPale(fill.colour)) shapes.push({ box: fill.box, filled: true });
  }
  const drawn = joined(shapes).flatMap((shape) => drawnOver(grid, shape));
  const marked = new Set([...colouredAlone(grid, colours, hasText), ...drawn.flatMap(({ cells }) => cells)]);
  return { marked, drawn };
}

const isBackground = (fill: Fill, cell: GridCell): boolean =>
  fill.rectangle && areaOf(common(fill.box, cell.box)) > 0.75 * areaOf(cell.box);

const WHITE = '#ffffff';

/** Whether each part of a colour is at least so much. */
const isAtLeast = (colour: string, least: number): boolean =>
  [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= least);

/** White and what is nearly white. */
const isPale = (colour: string): boolean => isAtLeast(colour, 0xf7);

/** Light enough to be the ground of a table that is coloured all over. */
const isLight = (colour: string): boolean => isAtLeast(colour, 0xd4);

function colouredAlone(
  grid: Grid,
  colours: ReadonlyMap<GridCell, string>,
  hasText: (cell: GridCell) => boolean,
): readonly GridCell[] {
  const colourOf = (cell: GridCell): string => colours.get(cell) ?? WHITE;
  const base = baseColour(grid.cells.filter((cell) => cell.row > 0).map(colourOf));
  const coloured = grid.cells.filter((cell) => !isPale(colourOf(cell)) && colourOf(cell) !== base);
  const among = new Set(coloured);
  const isHeading = (cells: readonly GridCell[], way: 'row' | 'column'): boolean => {
    const share = cells.filter(hasText).length / cells.length;
    // The corner of a table may be empty, and so may be heads that are told by those above.
    const enough = way === 'row' && new Set(cells.map(colourOf)).size === 1 ? 0.6 : 0.9;
    return share >= enough && cells.every((cell) => among.has(cell));
  };
  const rows = linesOfCells(grid, 'row');
  const headRows = new Set(rows.filter((cells) => isHeading(cells, 'row')).flat());
  const headColumns = linesOfCells(grid, 'column').filter((cells) => isHeading(cells, 'column'));
  const headCells = new Set([...headRows, ...headColumns.flat().filter(hasText)]);
  const headColours = new Set([...headCells].map(colourOf));
  const grounds = rows.map((cells) => groundOf(cells, headCells, colourOf));
  return coloured.filter(
    (cell) =>
      !headCells.has(cell) &&
      !(hasText(cell) && headColours.has(colourOf(cell))) &&
      !(grounds[cell.row]?.has(colourOf(cell)) ?? false),
  );
}

/** The colour of more than half of the cells, if it is light. */
function baseColour(colours: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const [most, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [WHITE, 0]);
  return isLight(most) && count > colours.length / 2 ? most : undefined;
}

/** What a row is striped in: the colour of its first cell, and that of its first cell after the heads where it is light. */
function groundOf(
  cells: readonly GridCell[],
  heads: ReadonlySet<GridCell>,
  colourOf: (cell: GridCell) => string,
): ReadonlySet<string> {
  const first = cells[0];
  const next = cells.find((cell) => !heads.has(cell));
  const light = next !== undefined && isLight(colourOf(next)) ? [colourOf(next)] : [];
  return new Set([...(first === undefined ? [] : [colourOf(first)]), ...light]);
}

/** The cells of each row or column. */
function linesOfCells(grid: Grid, way: 'row' | 'column'): readonly (readonly GridCell[])[] {
  const count = (way === 'row' ? grid.ys.length : grid.xs.length) - 1;
  return Array.from({ length: count }, (_, at) =>
    grid.cells.filter((cell) =>
      way === 'row'
        ? cell.row <= at && at < cell.row + cell.rowSpan
        : cell.column <= at && at < cell.column + cell.columnSpan,
    ),
  );
}

/** The head of an arrow is no larger than this, in points. */
const HEAD = 18;

/** A shaft and its head are one shape. Bars that stand side by side are not. */
function joined(shapes: readonly Shape[]): readonly Shape[] {
  if (shapes.length > 2_000) return [];
  const together = grouping(shapes.length);
  for (const [at, one] of shapes.entries()) {
    for (const [other, next] of shapes.entries()) {
      if (other > at && touch(one.box, next.box) && (isSmall(one.box) || isSmall(next.box))) together.join(at, other);
    }
  }
  return together.groups().map((group) => {
    const members = group.flatMap((at) => shapes[at] ?? []);
    const filled = members.some((member) => member.filled && !isSmall(member.box));
    return { box: boxAroundAll(members.map((member) => member.box)), filled };
  });
}

const touch = (one: Box, other: Box): boolean => {
  const shared = common(one, other);
  return shared.right - shared.left > -2 && shared.bottom - shared.top > -2;
};

const isSmall = (box: Box): boolean => Math.max(widthOf(box), heightOf(box)) <= HEAD;

function drawnOver(grid: Grid, { box, filled }: Shape): readonly Drawn[] {
  const [x, y] = middleOf(box);
  if (x < grid.box.left || x > grid.box.right || y < grid.box.top || y > grid.box.bottom) return [];
  const cells = grid.cells.filter((cell) => isCovered(cell, box) && !isStruckOut(cell, box, filled));
  return cells.length === 0 ? [] : [{ box, cells: cells.toSorted((one, other) => one.column - other.column), filled }];
}

function isCovered(cell: GridCell, box: Box): boolean {
  const wide = overlap(box.left, box.right, cell.box.left, cell.box.right);
  const high = overlap(box.top, box.bottom, cell.box.top, cell.box.bottom);
  const inRow =
    high > 0.5 * heightOf(cell.box) || high > 0.5 * heightOf(box) || (heightOf(box) < 0.5 && isBetween(cell.box, box));
  return inRow && (wide > 0.25 * widthOf(cell.box) || wide > 0.6 * widthOf(box));
}

const isBetween = (cell: Box, box: Box): boolean => box.top >= cell.top && box.bottom <= cell.bottom;

/** A line from corner to corner says that there is nothing to fill in. */
const isStruckOut = (cell: GridCell, box: Box, filled: boolean): boolean =>
  !filled &&
  widthOf(box) > 0.8 * widthOf(cell.box) &&
  heightOf(box) > 0.8 * heightOf(cell.box) &&
  heightOf(box) > HEAD / 3;
