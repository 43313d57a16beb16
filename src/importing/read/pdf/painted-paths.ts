import { type Box, boxAround, heightOf, type Matrix, type Point, transform, widthOf } from './geometry.ts';
import { type Fill, type Rule } from './page-content.ts';

/** How a path is painted; widths in points of the page. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth: number;
}

/** What paths leave on a page. */
export interface Painted {
  readonly rules: Rule[];
  readonly fills: Fill[];
  readonly strokes: Box[];
}

interface Subpath {
  readonly points: Point[];
  curved: boolean;
  closed: boolean;
}

/** Sorts a path into ruling lines, filled areas and other strokes. `data` is the flat list of pdf.js: 0 move, 1 line, 2 and 3 curve, 4 close. */
export function paintPath(data: ArrayLike<number>, matrix: Matrix, paint: Paint, onto: Painted): void {
  for (const subpath of subpaths(data, matrix)) {
    if (paint.fill !== undefined) fillSubpath(subpath, paint.fill, paint.stroke !== undefined, onto);
    if (paint.stroke !== undefined) strokeSubpath(subpath, paint, onto);
  }
}

/** Thicker lines are bars and not rules. */
const RULE_WIDTH = 3;

function fillSubpath({ points, curved }: Subpath, colour: string, outlined: boolean, onto: Painted): void {
  const box = boxAround(points);
  const rectangle = !curved && isUpright(points);
  const rule = rectangle ? thinBox(box) : undefined;
  if (rule !== undefined) onto.rules.push(rule);
  else if (widthOf(box) > 0.5 && heightOf(box) > 0.5) onto.fills.push({ box, colour, rectangle, outlined });
}

/** Browsers and Word draw a line as a thin filled rectangle. */
function thinBox(box: Box): Rule | undefined {
  const [wide, high] = [widthOf(box), heightOf(box)];
  if (high <= RULE_WIDTH && wide >= Math.max(4 * high, 2)) {
    return { run: 'across', at: (box.top + box.bottom) / 2, from: box.left, to: box.right };
  }
  if (wide <= RULE_WIDTH && high >= Math.max(4 * wide, 2)) {
    return { run: 'down', at: (box.left + box.right) / 2, from: box.top, to: box.bottom };
  }
  return undefined;
}

function strokeSubpath({ points, curved, closed }: Subpath, paint: Paint, onto: Painted): void {
  const upright = !curved && (closed ? isUpright(points) : points.every((point, at) => isStep(points[at - 1], point)));
  const box = boxAround(points);
  if (!upright) {
    onto.strokes.push(box);
    return;
  }
  // The outline of a filled shape is a part of the shape: it says nothing of cells.
  if (closed && paint.fill !== undefined && paint.fill !== WHITE) return;
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    if (before !== undefined) strokeStep(before, point, paint, onto);
  }
}

const WHITE = '#ffffff';

function strokeStep(from: Point, to: Point, paint: Paint, onto: Painted): void {
  const box = boxAround([from, to]);
  const half = paint.lineWidth / 2;
  const across = widthOf(box) >= heightOf(box);
  if (paint.lineWidth > RULE_WIDTH) {
    const thick = across
      ? { ...box, top: box.top - half, bottom: box.bottom + half }
      : { ...box, left: box.left - half, right: box.right + half };
    onto.fills.push({ box: thick, colour: paint.stroke ?? WHITE, rectangle: true, outlined: false });
  } else if (across && widthOf(box) > 1) {
    onto.rules.push({ run: 'across', at: (box.top + box.bottom) / 2, from: box.left, to: box.right });
  } else if (!across && heightOf(box) > 1) {
    onto.rules.push({ run: 'down', at: (box.left + box.right) / 2, from: box.top, to: box.bottom });
  }
}

/** Every step of a closed outline goes along x or along y, and it is a rectangle: it only has two places in x and two in y. */
function isUpright(points: readonly Point[]): boolean {
  if (points.length < 4) return false;
  const { left, top, right, bottom } = boxAround(points);
  return points.every(([x, y]) => (x - left < NEAR || right - x < NEAR) && (y - top < NEAR || bottom - y < NEAR));
}

const NEAR = 0.3;

const isStep = (from: Point | undefined, to: Point): boolean =>
  from === undefined || Math.abs(from[0] - to[0]) < NEAR || Math.abs(from[1] - to[1]) < NEAR;

/** More points than this are a map or a photograph drawn in lines. */
const POINT_LIMIT = 20_000;

function subpaths(data: ArrayLike<number>, matrix: Matrix): readonly Subpath[] {
  const found: Subpath[] = [];
  if (data.length > POINT_LIMIT * 3) return found;
  const at = (index: number): Point => transform(matrix, data[index] ?? 0, data[index + 1] ?? 0);
  let current: Subpath | undefined;
  for (let index = 0; index < data.length;) {
    const step = data[index];
    const size = STEP_SIZE[step ?? -1];
    if (size === undefined) return found;
    if (step === 0 || current === undefined) {
      current = { points: [], curved: false, closed: false };
      found.push(current);
    }
    if (step === 4) {
      const first = current.points[0];
      if (first !== undefined) current.points.push(first);
      current.closed = true;
    } else {
      current.points.push(at(index + size - 2));
      if (step === 2 || step === 3) current.curved = true;
    }
    index += size;
  }
  return found.filter((subpath) => subpath.points.length > 1);
}

/** How many numbers each step takes, itself included. */
const STEP_SIZE: Readonly<Record<number, number>> = { 0: 3, 1: 3, 2: 7, 3: 5, 4: 1 };
