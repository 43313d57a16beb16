import { LIMITS } from './limits.ts';
import { xmlTags, xmlText } from './xml-tags.ts';

/** A shape, an arrow or a line that is drawn over cells of a sheet; rows and columns from 0, `to` included. */
export interface Shape {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  /** What is written in it. */
  readonly text: string;
}

/** What is drawn on a sheet: shapes over cells, and how much that cannot be told (pictures, charts, shapes of a free place). */
export interface Drawings {
  readonly shapes: readonly Shape[];
  readonly images: number;
  readonly others: number;
}

/** How wide the columns and how high the rows are, in English Metric Units; where not given, as Excel has them. */
export interface CellSizes {
  readonly columnWidth: (column: number) => number;
  readonly rowHeight: (row: number) => number;
}

/**
 * Reads a part `xl/drawings/drawingN.xml`. A cell is covered where the shape lies over a good part of it. Shapes beyond those that
 * cover `LIMITS.cells` together are `others`.
 */
export function readDrawings(xml: string, sizes: CellSizes): Drawings {
  const shapes: Shape[] = [];
  let images = 0;
  let others = 0;
  let places = 0;
  let anchor: Anchor | undefined;
  for (const tag of xmlTags(xml)) {
    if (tag.kind === 'open' && tag.name.endsWith('CellAnchor'))
      anchor = { ...NEW_ANCHOR, places: [], at: tag.name, texts: [] };
    if (anchor === undefined) continue;
    if (tag.kind === 'text') addText(anchor, tag.content);
    else if (tag.kind === 'close' && tag.name.endsWith('CellAnchor')) {
      const shape = anchor.at === 'twoCellAnchor' && anchor.shape ? covered(anchor, sizes) : undefined;
      places += shape === undefined ? 0 : placesUnder(shape);
      if (shape !== undefined && places <= LIMITS.cells) shapes.push(shape);
      else if (anchor.picture) images += 1;
      else others += 1;
      anchor = undefined;
    } else if (tag.kind === 'open') openTag(anchor, tag.name);
    else if (tag.name === 'p') anchor.texts.push('\n');
    if (tag.kind === 'close' && anchor !== undefined) anchor.field = '';
  }
  return { shapes, images, others };
}

/** The most rows and columns of a shape that are looked at: a larger one is a frame, not a bar. */
export const MOST_COVERED = 100;

const placesUnder = ({ fromRow, toRow, fromColumn, toColumn }: Shape): number =>
  Math.min(toRow - fromRow + 1, MOST_COVERED) * Math.min(toColumn - fromColumn + 1, MOST_COVERED);

interface Anchor {
  readonly at: string;
  readonly texts: string[];
  readonly places: number[];
  shape: boolean;
  picture: boolean;
  field: string;
}

const NEW_ANCHOR = { shape: false, picture: false, field: '' };
// `from` and `to` each hold these four, in this order.
const PLACES = new Set(['col', 'colOff', 'row', 'rowOff']);

function openTag(anchor: Anchor, name: string): void {
  anchor.field = name;
  if (name === 'sp' || name === 'cxnSp') anchor.shape = true;
  if (name === 'pic') anchor.picture = true;
}

function addText(anchor: Anchor, text: string): void {
  if (PLACES.has(anchor.field) && anchor.places.length < 8) anchor.places.push(Number(text));
  if (anchor.field === 't') anchor.texts.push(xmlText(text));
}

function covered({ places, texts }: Anchor, sizes: CellSizes): Shape | undefined {
  const [column = 0, columnOff = 0, row = 0, rowOff = 0, endColumn = 0, endColumnOff = 0, endRow = 0, endRowOff = 0] =
    places;
  if (places.length < 8 || places.some((place) => !Number.isFinite(place))) return undefined;
  const columns = span([column, columnOff], [endColumn, endColumnOff], sizes.columnWidth);
  const rows = span([row, rowOff], [endRow, endRowOff], sizes.rowHeight);
  return {
    fromColumn: columns[0],
    toColumn: columns[1],
    fromRow: rows[0],
    toRow: rows[1],
    text: texts.join('').trim(),
  };
}

// A cell at either end counts where at least a third of it is covered; a shape within one cell covers that cell.
function span(
  [first, startsAt]: readonly [number, number],
  [last, endsAt]: readonly [number, number],
  size: (index: number) => number,
): readonly [number, number] {
  const from = startsAt > size(first) * (1 - COVERED) ? first + 1 : first;
  const to = endsAt < size(last) * COVERED ? last - 1 : last;
  return from <= to ? [from, to] : [first, first];
}

const COVERED = 1 / 3;
