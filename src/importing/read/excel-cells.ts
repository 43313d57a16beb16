import type { Cell, CellStyle, Sheet } from 'hucre';
import { MOST_COVERED, type Shape } from './excel-drawings.ts';
import type { SheetCell } from './excel-grid.ts';
import { shownValue } from './excel-value.ts';

/** The cells of a sheet that say something, merged ones once, with what is drawn over them. */
export function sheetCells(sheet: Sheet, shapes: readonly Shape[]): readonly SheetCell[] {
  const cells = new Map<string, SheetCell>();
  for (const [row, values] of sheet.rows.entries()) {
    for (const [column, value] of values.entries()) {
      const cell = sheet.cells?.get(`${row},${column}`);
      const text = shownValue(value, cell?.style?.numFmt).trim();
      const marked = isColoured(cell?.style);
      if (text === '' && !marked) continue;
      cells.set(`${row},${column}`, { row, column, rowSpan: 1, columnSpan: 1, text, bold: isBold(cell), marked });
    }
  }
  merge(cells, sheet);
  for (const shape of shapes) draw(cells, shape);
  return [...cells.values()];
}

const isBold = (cell: Cell | undefined): boolean => cell?.style?.font?.bold === true;

function isColoured(style: CellStyle | undefined): boolean {
  const fill = style?.fill;
  if (fill === undefined) return false;
  if (fill.type === 'gradient') return true;
  if (fill.pattern === 'none') return false;
  // The first colour of a theme is its background, white unless it was changed.
  const { rgb, theme, tint, indexed } = fill.fgColor ?? {};
  if (rgb !== undefined) return !/^f{6}$/iu.test(rgb.slice(-6));
  if (theme !== undefined) return theme !== 0 || (tint ?? 0) !== 0;
  return indexed === undefined || (indexed !== 9 && indexed !== 1 && indexed !== 64 && indexed !== 65);
}

function merge(cells: Map<string, SheetCell>, sheet: Sheet): void {
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const first = cells.get(`${startRow},${startCol}`);
    // Beyond the values there is nothing to leave out, and a merge may reach to the end of the sheet.
    const lastRow = Math.min(endRow, sheet.rows.length - 1);
    const lastColumn = Math.min(endCol, (sheet.rows[startRow]?.length ?? 1) - 1);
    for (let row = startRow; row <= lastRow; row += 1) {
      for (let column = startCol; column <= lastColumn; column += 1) cells.delete(`${row},${column}`);
    }
    if (first === undefined) continue;
    const rowSpan = Math.max(1, lastRow - startRow + 1);
    cells.set(`${startRow},${startCol}`, { ...first, rowSpan, columnSpan: Math.max(1, lastColumn - startCol + 1) });
  }
}

// Text over empty cells is a cell of its own, as wide as the shape; over cells that say something it is added to the first of them.
function draw(cells: Map<string, SheetCell>, shape: Shape): void {
  const places = placesOf(shape);
  const texts = places.filter((place) => (cells.get(place)?.text ?? '') !== '');
  const { fromRow: row, fromColumn: column } = shape;
  if (shape.text !== '' && texts.length === 0) {
    for (const place of places) cells.delete(place);
    const rowSpan = shape.toRow - row + 1;
    const columnSpan = shape.toColumn - column + 1;
    cells.set(`${row},${column}`, { row, column, rowSpan, columnSpan, text: shape.text, bold: false, marked: true });
    return;
  }
  for (const place of places) {
    const [placeRow = 0, placeColumn = 0] = place.split(',').map(Number);
    const empty = { row: placeRow, column: placeColumn, rowSpan: 1, columnSpan: 1, text: '', bold: false };
    cells.set(place, { ...empty, ...cells.get(place), marked: true });
  }
  const [first] = texts;
  const cell = first === undefined ? undefined : cells.get(first);
  if (shape.text !== '' && first !== undefined && cell !== undefined) {
    cells.set(first, { ...cell, text: `${cell.text}\n${shape.text}` });
  }
}

function placesOf({ fromRow, toRow, fromColumn, toColumn }: Shape): readonly string[] {
  const rows = Math.min(toRow - fromRow + 1, MOST_COVERED);
  const columns = Math.min(toColumn - fromColumn + 1, MOST_COVERED);
  return Array.from(
    { length: rows * columns },
    (_, at) => `${fromRow + Math.floor(at / columns)},${fromColumn + (at % columns)}`,
  );
}
