import { type Box, boxAround, common, holdsPoint, type Matrix, middleOf, multiply, transform } from './geometry.ts';
import type { Glyph, PageContent } from './page-content.ts';
import { type Painted, paintPath } from './painted-paths.ts';
import {
  type FontFacts,
  moveText,
  PLAIN_FONT,
  type ShownGlyph,
  showText,
  startingTextState,
  type TextState,
} from './text-state.ts';

/** What pdf.js makes of a page: numbers of operators and, at the same places, what they are given. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** A page before its operators are walked through. `toPage` turns its coordinates into those that people see. */
export interface PageFrame {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly toPage: Matrix;
  readonly fontNamed: (name: string) => FontFacts | undefined;
  /** The name of each operator, as pdf.js has it in `OPS`. */
  readonly operatorName: ReadonlyMap<number, string>;
}

interface State {
  matrix: Matrix;
  clip: Box;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  text: TextState;
  /** Nothing was painted since the state was saved. */
  untouched: boolean;
}

interface Walk {
  readonly frame: PageFrame;
  readonly saved: State[];
  readonly painted: Painted;
  readonly glyphs: Glyph[];
  state: State;
  images: number;
  unreadable: number;
}

/** Walks through what a page paints and says what stands where. */
export function readContent(operators: Operators, frame: PageFrame): PageContent {
  const walk = startingWalk(frame);
  for (const [at, operator] of operators.fnArray.entries()) {
    const name = frame.operatorName.get(operator) ?? '';
    const args = operators.argsArray[at];
    STEPS[name]?.(walk, Array.isArray(args) ? args : []);
  }
  const { glyphs, images, unreadable, painted } = walk;
  const { page, width, height } = frame;
  return { page, width, height, glyphs, ...painted, images, unreadable };
}

const BLACK = '#000000';

function startingWalk(frame: PageFrame): Walk {
  const state: State = {
    matrix: frame.toPage,
    clip: { left: 0, top: 0, right: frame.width, bottom: frame.height },
    fill: BLACK,
    stroke: BLACK,
    fillAlpha: 1,
    strokeAlpha: 1,
    lineWidth: 1,
    text: startingTextState(),
    untouched: false,
  };
  const painted = { rules: [], fills: [], strokes: [] };
  return { frame, saved: [], painted, glyphs: [], state, images: 0, unreadable: 0 };
}

/** States may be saved within each other, by mistake or malice without an end. */
const DEEPEST = 500;

function save(walk: Walk): void {
  if (walk.saved.length < DEEPEST) walk.saved.push({ ...walk.state, text: { ...walk.state.text } });
  walk.state.untouched = true;
}

// Images are not decoded; what is left of one is that a place was made for it and nothing painted there.
function restore(walk: Walk): void {
  const { untouched, matrix } = walk.state;
  const before = walk.saved.pop();
  if (before === undefined) return;
  const isImage = untouched && isPlaceForImage(boxOfExtent([0, 0, 1, 1], matrix));
  if (isImage) walk.images += 1;
  walk.state = { ...before, untouched: before.untouched && untouched && !isImage };
}

/** An image is as large as its place; where there is none, one unit is a point. */
const isPlaceForImage = (box: Box | undefined): boolean =>
  box !== undefined && Math.min(box.right - box.left, box.bottom - box.top) > 6;

type Step = (walk: Walk, args: readonly unknown[]) => void;

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Six numbers, given one by one or as one list. */
function matrixOf(args: readonly unknown[]): Matrix | undefined {
  const list: ArrayLike<unknown> = args.length >= 6 ? args : isList(args[0]) ? args[0] : [];
  if (list.length < 6) return undefined;
  return [number(list[0]), number(list[1]), number(list[2]), number(list[3]), number(list[4]), number(list[5])];
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

function concatenate(walk: Walk, args: readonly unknown[]): void {
  const matrix = matrixOf(args);
  if (matrix !== undefined) walk.state.matrix = multiply(walk.state.matrix, matrix);
}

/** A pattern or a shade has no single colour; that it is coloured is what counts. */
const PATTERN = '#808080';

const colourOf = (args: readonly unknown[]): string => (typeof args[0] === 'string' ? args[0].toLowerCase() : PATTERN);

function setGraphics(walk: Walk, args: readonly unknown[]): void {
  for (const entry of isList(args[0]) ? Array.from(args[0]) : []) {
    const [key, value] = Array.isArray(entry) ? entry : [];
    if (key === 'ca') walk.state.fillAlpha = number(value);
    if (key === 'CA') walk.state.strokeAlpha = number(value);
    if (key === 'LW') walk.state.lineWidth = number(value);
    if (key === 'Font' && Array.isArray(value)) setFont(walk, value);
  }
}

function setFont(walk: Walk, [name, size]: readonly unknown[]): void {
  walk.state.text.font = (typeof name === 'string' ? walk.frame.fontNamed(name) : undefined) ?? PLAIN_FONT;
  walk.state.text.size = number(size);
}

function show(walk: Walk, args: readonly unknown[]): void {
  walk.state.untouched = false;
  const shown = isList(args[0]) ? Array.from(args[0]).filter(isShown) : [];
  // A font that cannot be used shows nothing at all.
  if (shown.length === 0) walk.unreadable += 1;
  const sheet = { left: 0, top: 0, right: walk.frame.width, bottom: walk.frame.height };
  showText(shown, walk.state.text, walk.state.matrix, (glyph) => {
    if (!holdsPoint(sheet, middleOf(glyph.box)) || walk.glyphs.length >= MOST_GLYPHS) return;
    if (UNREADABLE.test(glyph.text)) walk.unreadable += 1;
    walk.glyphs.push(glyph);
  });
}

/** No sheet of paper holds more letters. */
const MOST_GLYPHS = 100_000;

/** No letter, a private one, or the mark for one that is not known. */
const UNREADABLE = /^$|[\p{Co}\p{Cn}\uFFFD]|(?![\t\n\r\f\v])\p{Cc}/u;

const isShown = (value: unknown): value is ShownGlyph | number =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && 'unicode' in value);

function path(walk: Walk, [operator, data, around]: readonly unknown[]): void {
  const { state, frame } = walk;
  const how = PAINTS[frame.operatorName.get(number(operator)) ?? ''];
  const flat = isList(data) ? data[0] : undefined;
  if (how === undefined || !isList(flat) || walk.painted.fills.length > MOST_SHAPES) return;
  if (!how.clips) state.untouched = false;
  const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
  if (how.clips) {
    state.clip = common(state.clip, boxOfExtent(around, state.matrix) ?? state.clip);
    return;
  }
  const fill = how.fills && state.fillAlpha > FAINT ? state.fill : undefined;
  const stroke = how.strokes && state.strokeAlpha > FAINT ? state.stroke : undefined;
  paintPath(
    flat as ArrayLike<number>,
    state.matrix,
    { lineWidth: state.lineWidth * scale, ...(fill && { fill }), ...(stroke && { stroke }) },
    walk.painted,
  );
}

/** What has more is a map. */
const MOST_SHAPES = 20_000;

/** What is fainter than this is not seen on paper. */
const FAINT = 0.05;

interface How {
  readonly fills?: boolean;
  readonly strokes?: boolean;
  readonly clips?: boolean;
}

const PAINTS: Readonly<Record<string, How>> = {
  fill: { fills: true },
  eoFill: { fills: true },
  stroke: { strokes: true },
  closeStroke: { strokes: true },
  fillStroke: { fills: true, strokes: true },
  eoFillStroke: { fills: true, strokes: true },
  closeFillStroke: { fills: true, strokes: true },
  closeEOFillStroke: { fills: true, strokes: true },
  endPath: { clips: true },
};

function boxOfExtent(around: unknown, matrix: Matrix): Box | undefined {
  if (!isList(around) || around.length < 4) return undefined;
  const [left, top, right, bottom] = Array.from(around, number) as [number, number, number, number];
  const corner = (x: number, y: number) => transform(matrix, x, y);
  return boxAround([corner(left, top), corner(right, top), corner(left, bottom), corner(right, bottom)]);
}

/** A shade fills what is clipped. */
function shade({ state, painted }: Walk): void {
  state.untouched = false;
  painted.fills.push({ box: state.clip, colour: PATTERN, rectangle: true, outlined: false });
}

const fillColour: Step = (walk, args) => void (walk.state.fill = colourOf(args));
const strokeColour: Step = (walk, args) => void (walk.state.stroke = colourOf(args));
const move: Step = ({ state }, [x, y]) => moveText(state.text, number(x), number(y));
const image: Step = (walk) => {
  walk.images += 1;
  walk.state.untouched = false;
};

const STEPS: Readonly<Record<string, Step>> = {
  save,
  restore,
  transform: concatenate,
  paintFormXObjectBegin: (walk, [matrix]) => {
    save(walk);
    concatenate(walk, [matrix]);
  },
  paintFormXObjectEnd: restore,
  setGState: setGraphics,
  setLineWidth: ({ state }, [width]) => void (state.lineWidth = number(width)),
  setFillRGBColor: fillColour,
  setFillColorN: fillColour,
  setFillTransparent: (walk) => void (walk.state.fillAlpha = 0),
  setStrokeRGBColor: strokeColour,
  setStrokeColorN: strokeColour,
  setStrokeTransparent: (walk) => void (walk.state.strokeAlpha = 0),
  constructPath: path,
  shadingFill: shade,
  paintImageXObject: image,
  paintInlineImageXObject: image,
  paintImageMaskXObject: image,
  beginText: ({ state }) => {
    state.text.matrix = [1, 0, 0, 1, 0, 0];
    state.text.lineMatrix = state.text.matrix;
  },
  setFont,
  setCharSpacing: ({ state }, [value]) => void (state.text.letterSpacing = number(value)),
  setWordSpacing: ({ state }, [value]) => void (state.text.wordSpacing = number(value)),
  setHScale: ({ state }, [value]) => void (state.text.stretch = number(value) / 100),
  setLeading: ({ state }, [value]) => void (state.text.leading = number(value)),
  setTextRise: ({ state }, [value]) => void (state.text.rise = number(value)),
  setTextRenderingMode: ({ state }, [mode]) => void (state.text.outlined = mode === 2),
  moveText: move,
  setLeadingMoveText: (walk, args) => {
    walk.state.text.leading = -number(args[1]);
    move(walk, args);
  },
  setTextMatrix: ({ state }, args) => {
    const matrix = matrixOf(args);
    if (matrix !== undefined) [state.text.matrix, state.text.lineMatrix] = [matrix, matrix];
  },
  nextLine: ({ state }) => moveText(state.text, 0, -state.text.leading),
  showText: show,
};
