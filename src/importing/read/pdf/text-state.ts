import { type Box, IDENTITY, type Matrix, multiply, transform } from './geometry.ts';
import { type Glyph } from './page-content.ts';

/** What of a font matters for where its letters stand. */
export interface FontFacts {
  readonly bold: boolean;
  readonly gothic: boolean;
  readonly vertical: boolean;
  /** Points of text space in one unit of a glyph's width: 1/1000 but for fonts made of drawings. */
  readonly unit: number;
}

/** The parts of PDF's text state (ISO 32000-1, 9.3) that say where a letter stands. */
export interface TextState {
  font: FontFacts;
  size: number;
  letterSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  /** Filled and outlined: how Word makes a font bold that has no bold letters. */
  outlined: boolean;
  matrix: Matrix;
  lineMatrix: Matrix;
}

export const PLAIN_FONT: FontFacts = { bold: false, gothic: false, vertical: false, unit: 0.001 };

export const startingTextState = (): TextState => ({
  font: PLAIN_FONT,
  size: 0,
  letterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  outlined: false,
  matrix: IDENTITY,
  lineMatrix: IDENTITY,
});

export function moveText(state: TextState, x: number, y: number): void {
  state.lineMatrix = multiply(state.lineMatrix, [1, 0, 0, 1, x, y]);
  state.matrix = state.lineMatrix;
}

/** A glyph of pdf.js; widths are in the units of its font. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Of vertical fonts: the way down, and where the origin lies. */
  readonly vmetric?: readonly number[];
}

/** Sets letters down and moves on; numbers between them are kerning in thousandths of the size, to the left. Slanted text (a watermark) is left out. */
export function showText(
  shown: readonly (ShownGlyph | number)[],
  state: TextState,
  toPage: Matrix,
  onto: (glyph: Glyph) => void,
): void {
  for (const piece of shown) {
    if (typeof piece === 'number') {
      advance(state, (-piece / 1000) * state.size);
      continue;
    }
    const spacing = state.letterSpacing + (piece.isSpace ? state.wordSpacing : 0);
    const length = glyphLength(piece, state);
    const glyph = placed(piece.unicode, length, state, multiply(toPage, state.matrix));
    if (glyph !== undefined) onto(glyph);
    // In vertical writing both are upwards: spacing that is added brings the letters nearer, as 9.3.2 of the standard says.
    advance(state, length + spacing);
  }
}

/** Downwards it is negative, as y of PDF is. */
const glyphLength = (glyph: ShownGlyph, { font, size }: TextState): number =>
  (font.vertical ? (glyph.vmetric?.[0] ?? -1000) * 0.001 : glyph.width * font.unit) * size;

function advance(state: TextState, length: number): void {
  const [x, y] = state.font.vertical ? [0, length] : [length * state.stretch, 0];
  state.matrix = multiply(state.matrix, [1, 0, 0, 1, x, y]);
}

function placed(text: string, length: number, state: TextState, matrix: Matrix): Glyph | undefined {
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const size = Math.abs(state.size) * scale * (state.font.unit === 0.001 ? 1 : state.font.unit * 1000);
  if (!(size > 0.5 && size < 1_000)) return undefined;
  const [x, y] = transform(matrix, 0, state.rise);
  const across = state.font.vertical ? 0 : length * state.stretch;
  const down = state.font.vertical ? length : 0;
  const [endX, endY] = transform(matrix, across, state.rise + down);
  const { gothic } = state.font;
  const bold = state.font.bold || state.outlined;
  const run = runOf(endX - x, endY - y, matrix);
  if (run === undefined) return undefined;
  return { text, box: boxOf(x, y, endX, endY, size, run, state.font.vertical), size, bold, gothic, run };
}

function runOf(dx: number, dy: number, matrix: Matrix): Glyph['run'] | undefined {
  // A letter without a width stands as its line does.
  const [x, y] = dx === 0 && dy === 0 ? [matrix[0], matrix[1]] : [dx, dy];
  if (Math.abs(y) <= Math.abs(x) * SLANT) return 'across';
  if (Math.abs(x) <= Math.abs(y) * SLANT) return y > 0 ? 'down' : 'up';
  return undefined;
}

/** A scan may lie some degrees aslant. */
const SLANT = 0.12;

// Of an em, 0.88 is above the line and 0.12 below it, as Japanese fonts have it.
function boxOf(
  x: number,
  y: number,
  endX: number,
  endY: number,
  size: number,
  run: Glyph['run'],
  upright: boolean,
): Box {
  const [left, right] = [Math.min(x, endX), Math.max(x, endX)];
  const [top, bottom] = [Math.min(y, endY), Math.max(y, endY)];
  if (run === 'across') return { left, right, top: y - 0.88 * size, bottom: y + 0.12 * size };
  if (upright) return { left: x - size / 2, right: x + size / 2, top, bottom };
  return run === 'down'
    ? { left: x - 0.12 * size, right: x + 0.88 * size, top, bottom }
    : { left: x - 0.88 * size, right: x + 0.12 * size, top, bottom };
}
