import { type Box } from './geometry.ts';

/** A letter as it stands on the page. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  /** Height of the em in points. */
  readonly size: number;
  readonly bold: boolean;
  /** Of even strokes: 明朝 is not. In a text of 明朝 it is used for what stands out. */
  readonly gothic: boolean;
  /** It stands in a line that runs from top to bottom (`down`) or, turned, from bottom to top (`up`). */
  readonly run: 'across' | 'down' | 'up';
}

/** A ruling line: `at` is its y (across) or x (down), `from` and `to` its ends. */
export interface Rule {
  readonly run: 'across' | 'down';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A filled area; `colour` is `#rrggbb`. */
export interface Fill {
  readonly box: Box;
  readonly colour: string;
  /** An upright rectangle; other shapes are arrow heads, chevrons, circles. */
  readonly rectangle: boolean;
  /** It has an outline of its own. */
  readonly outlined: boolean;
}

/** What stands on one page, in the order in which it is painted. */
export interface PageContent {
  /** From 1, as the file counts. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
  /** Boxes of strokes that are no upright lines: shafts and heads of arrows, curves. */
  readonly strokes: readonly Box[];
  readonly images: number;
  /** Letters that have no Unicode. */
  readonly unreadable: number;
}
