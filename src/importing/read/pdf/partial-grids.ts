import { type Box, heightOf, holdsBox, overlap, widthOf } from './geometry.ts';
import { type Grid, gridOf } from './grids.ts';
import { type Line, linesOf } from './lines.ts';
import type { Fill, Glyph, Rule } from './page-content.ts';
import { MEETS } from './rules.ts';

/** What shows columns in one height of the page: cells that are coloured side by side, or a line that is drawn cell by cell. */
interface Hint {
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly number[];
}

/** What has more of them is a map or a chart. */
const MOST_HINTS = 3_000;

/** Rows of one table are not further apart than this, in points, with a row without a hint between them. */
const FARTHEST = 90;

/**
 * Tables without lines between their columns: they are striped or coloured cell by cell, have a line under each row, or both.
 * `known` are the tables with all of their lines.
 */
export function partialGrids(
  page: { readonly rules: readonly Rule[]; readonly fills: readonly Fill[]; readonly glyphs: readonly Glyph[] },
  known: readonly Grid[],
): readonly Grid[] {
  const isFree = (box: Box): boolean => !known.some((grid) => holdsBox(grid.box, box, MEETS));
  const glyphs = page.glyphs.filter((glyph) => isFree(glyph.box));
  const hints = [...fillHints(page.fills.filter((fill) => isFree(fill.box))), ...ruleHints(page.rules, isFree)];
  const hinted = tablesOf(hints, linesOf(glyphs)).flatMap(
    (table) => gridOf(rulesOf(withOuterRows(table, glyphs))) ?? [],
  );
  const others = [...known, ...hinted];
  const isStillFree = (box: Box): boolean => !others.some((grid) => holdsBox(grid.box, box, MEETS));
  return [
    ...hinted,
    ...linedGrids(
      page.rules.filter((rule) => isStillFree(boxOfRule(rule))),
      glyphs,
    ),
  ];
}

const boxOfRule = ({ run, at, from, to }: Rule): Box =>
  run === 'across' ? { left: from, right: to, top: at, bottom: at } : { left: at, right: at, top: from, bottom: to };

function fillHints(fills: readonly Fill[]): readonly Hint[] {
  const cells = fills.filter(({ rectangle, box }) => rectangle && heightOf(box) > 6 && widthOf(box) > 6);
  const rows = grouped(cells, ({ box }) => Math.round((box.top + box.bottom) / 3));
  return rows.flatMap((row) => {
    const { top, bottom } = row[0]?.box ?? { top: 0, bottom: 0 };
    const same = row.filter(({ box }) => Math.abs(box.top - top) < 2 && Math.abs(box.bottom - bottom) < 2);
    return besides(same.map(({ box }) => [box.left, box.right])).map((xs) => ({ top, bottom, xs }));
  });
}

function ruleHints(rules: readonly Rule[], isFree: (box: Box) => boolean): readonly Hint[] {
  const across = rules.filter((rule) => rule.run === 'across' && isFree(boxOfRule(rule)));
  return grouped(across, (rule) => Math.round(rule.at)).flatMap((row) =>
    besides(row.map(({ from, to }) => [from, to])).map((xs) => ({ top: row[0]?.at ?? 0, bottom: row[0]?.at ?? 0, xs })),
  );
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): readonly (readonly T[])[] {
  const found = new Map<number, T[]>();
  for (const item of items) {
    const known = found.get(keyOf(item));
    if (known === undefined) found.set(keyOf(item), [item]);
    else known.push(item);
  }
  return [...found.values()];
}

/** The edges of stretches that lie side by side, two or more together. */
function besides(stretches: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const chains: number[][] = [];
  for (const [from, to] of stretches.toSorted((one, other) => one[0] - other[0])) {
    const last = chains.at(-1);
    const end = last?.at(-1) ?? -Infinity;
    if (last !== undefined && Math.abs(from - end) <= MEETS) {
      last[last.length - 1] = (from + end) / 2;
      last.push(to);
    } else if (to - from > MEETS && from > end) chains.push([from, to]);
  }
  return chains.filter((xs) => xs.length > 2);
}

/** Hints that belong to one table: near to each other, with the same columns, and no text across those in between. */
function tablesOf(hints: readonly Hint[], lines: readonly Line[]): readonly (readonly Hint[])[] {
  const tables: Hint[][] = [];
  if (hints.length > MOST_HINTS) return [];
  for (const hint of hints.toSorted((one, other) => one.top - other.top)) {
    const table = tables.find((rows) => {
      const last = rows.at(-1);
      if (last === undefined || hint.top - last.bottom > FARTHEST || !isAsWide(last, hint)) return false;
      const between = lines.filter(({ box }) => box.top > last.bottom - 2 && box.bottom < hint.top + 2);
      return isPartOf(last.xs, hint.xs) && between.every((line) => keepsClear(line, hint.xs));
    });
    if (table === undefined) tables.push([hint]);
    else table.push(hint);
  }
  return tables.filter((rows) => rows.length >= 2);
}

/** Cells may be joined in one of two rows. */
const isPartOf = (one: readonly number[], other: readonly number[]): boolean => {
  const [fewer, more] = one.length < other.length ? [one, other] : [other, one];
  return fewer.every((x) => more.some((known) => Math.abs(known - x) < 4));
};

/** No letter stands on the border of two columns. */
const keepsClear = (line: Line, xs: readonly number[]): boolean =>
  xs.slice(1, -1).every((x) => !line.glyphs.some(({ box }) => box.left < x - 1.5 && box.right > x + 1.5));

const isAsWide = (one: Hint, other: Hint): boolean =>
  Math.abs((one.xs[0] ?? 0) - (other.xs[0] ?? 0)) < 4 && Math.abs((one.xs.at(-1) ?? 0) - (other.xs.at(-1) ?? 0)) < 4;

/** A first or last row without colour or line stands right above or below, and its texts keep to the columns. */
function withOuterRows(table: readonly Hint[], glyphs: readonly Glyph[]): readonly Hint[] {
  const [first, last] = [table[0], table.at(-1)];
  if (first === undefined || last === undefined) return table;
  const lines = linesOf(glyphs.filter((glyph) => isWithin(glyph.box, first.xs)));
  const above = lines.filter(
    (line) => line.box.bottom <= first.top + 2 && first.top - line.box.bottom < 0.9 * line.size,
  );
  const below = lines.filter((line) => line.box.top >= last.bottom - 2 && line.box.top - last.bottom < 0.9 * line.size);
  const before = keepsTo(above, first.xs)
    ? [{ ...first, bottom: first.top, top: Math.min(...above.map((line) => line.box.top)) - 2 }]
    : [];
  const after = keepsTo(below, last.xs)
    ? [{ ...last, top: last.bottom, bottom: Math.max(...below.map((line) => line.box.bottom)) + 2 }]
    : [];
  return [...before, ...table, ...after];
}

const isWithin = (box: Box, xs: readonly number[]): boolean =>
  box.left >= (xs[0] ?? 0) - 1 && box.right <= (xs.at(-1) ?? 0) + 1;

function keepsTo(lines: readonly Line[], xs: readonly number[]): boolean {
  const letters = lines.flatMap((line) => line.glyphs);
  const columns = letters.map(({ box }) => xs.findLastIndex((x) => (box.left + box.right) / 2 > x));
  return new Set(columns).size >= 2 && lines.every((line) => keepsClear(line, xs));
}

/** The lines of the table as if they were drawn; between two hints the columns are those of the one that has more. */
function rulesOf(table: readonly Hint[]): readonly Rule[] {
  const edges = table.flatMap(({ top, bottom }) => [top, bottom]).toSorted((one, other) => one - other);
  const [left, right] = [table[0]?.xs[0] ?? 0, table[0]?.xs.at(-1) ?? 0];
  const across = edges.map((at): Rule => ({ run: 'across', at, from: left, to: right }));
  const down = edges.slice(1).flatMap((to, index): readonly Rule[] => {
    const from = edges[index] ?? to;
    if (to - from <= MEETS) return [];
    return columnsBetween(table, from, to).map((at): Rule => ({ run: 'down', at, from, to }));
  });
  return [...across, ...down];
}

function columnsBetween(table: readonly Hint[], from: number, to: number): readonly number[] {
  const own = table.find((hint) => overlap(hint.top, hint.bottom, from, to) > 0.5 * (to - from));
  const near = table.filter((hint) => Math.abs(hint.bottom - from) < MEETS || Math.abs(hint.top - to) < MEETS);
  return own?.xs ?? near.toSorted((one, other) => other.xs.length - one.xs.length)[0]?.xs ?? [];
}

/** Tables with long lines between their rows and nothing between their columns but room. */
function linedGrids(rules: readonly Rule[], glyphs: readonly Glyph[]): readonly Grid[] {
  const across = rules.filter((rule) => rule.run === 'across').toSorted((one, other) => one.at - other.at);
  const tables: Rule[][] = [];
  if (across.length > MOST_HINTS) return [];
  for (const rule of across) {
    const table = tables.find((lines) => {
      const last = lines.at(-1);
      const isNear = last !== undefined && rule.at - last.at < FARTHEST && rule.at - last.at > MEETS;
      return isNear && Math.abs(last.from - rule.from) < 4 && Math.abs(last.to - rule.to) < 4;
    });
    if (table === undefined) tables.push([rule]);
    else table.push(rule);
  }
  return tables.filter((lines) => lines.length >= 3).flatMap((lines) => linedGrid(lines, glyphs));
}

function linedGrid(lines: readonly Rule[], glyphs: readonly Glyph[]): readonly Grid[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inside = glyphs.filter(
    ({ box }) =>
      box.top > first.at - 3 && box.bottom < last.at + 3 && box.left > first.from - 3 && box.right < first.to + 3,
  );
  const texts = linesOf(inside, 0.9).toSorted((one, other) => one.box.left - other.box.left);
  const gutters: number[] = [];
  let end = Infinity;
  for (const { box, size } of texts) {
    if (box.left - end > 0.8 * size) gutters.push((box.left + end) / 2);
    end = end === Infinity ? box.right : Math.max(end, box.right);
  }
  const isSparse = gutters.length === 0 || texts.length < lines.length * 1.3;
  if (isSparse) return [];
  const xs = [first.from, ...gutters, first.to];
  const down = xs.map((at): Rule => ({ run: 'down', at, from: first.at, to: last.at }));
  const grid = gridOf([...lines, ...down]);
  return grid === undefined ? [] : [grid];
}
