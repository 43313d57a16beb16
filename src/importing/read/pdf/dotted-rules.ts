import { heightOf, middleOf, widthOf } from './geometry.ts';
import type { Fill, Rule } from './page-content.ts';

/** A dot or a dash of a line is no larger than this, in points. */
const DOT = 3;

/** So many in a row, evenly, are a line. */
const FEWEST_DOTS = 6;

/** Lines that are painted dot by dot, and the fills that are no dots. */
export function dottedRules(fills: readonly Fill[]): {
  readonly rules: readonly Rule[];
  readonly others: readonly Fill[];
} {
  const dots = fills.filter(({ box }) => widthOf(box) <= DOT && heightOf(box) <= DOT);
  if (dots.length === 0) return { rules: [], others: fills };
  const small = new Set(dots);
  return {
    rules: [...chains(dots, 'across'), ...chains(dots, 'down')],
    others: fills.filter((fill) => !small.has(fill)),
  };
}

function chains(dots: readonly Fill[], run: Rule['run']): readonly Rule[] {
  const lines = new Map<number, Fill[]>();
  const along = run === 'across' ? 0 : 1;
  for (const dot of dots) {
    const line = Math.round(middleOf(dot.box)[1 - along] ?? 0);
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [dot]);
    else known.push(dot);
  }
  return [...lines].flatMap(([, members]) => chain(members, run));
}

function chain(dots: readonly Fill[], run: Rule['run']): readonly Rule[] {
  const stretches = dots
    .map(({ box }) =>
      run === 'across' ? [box.left, box.right, middleOf(box)[1]] : [box.top, box.bottom, middleOf(box)[0]],
    )
    .map(([from = 0, to = 0, at = 0]) => ({ from, to, at, count: 1 }))
    .toSorted((one, other) => one.from - other.from);
  const found: { from: number; to: number; at: number; count: number }[] = [];
  for (const next of stretches) {
    const last = found.at(-1);
    if (last !== undefined && next.from - last.to <= DOT) {
      last.to = Math.max(last.to, next.to);
      last.count += 1;
    } else found.push({ ...next });
  }
  return found.filter(({ count }) => count >= FEWEST_DOTS).map(({ from, to, at }) => ({ run, at, from, to }));
}
