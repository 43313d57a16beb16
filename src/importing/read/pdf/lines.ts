import { type Box, boxAroundAll, heightOf, middleOf, overlap, widthOf } from './geometry.ts';
import type { Glyph } from './page-content.ts';

/** Letters that stand beside each other with no wide gap between them. */
export interface Line {
  readonly text: string;
  readonly box: Box;
  /** That of most of its letters. */
  readonly size: number;
  readonly bold: boolean;
  readonly gothic: boolean;
  readonly glyphs: readonly Glyph[];
}

/** Gaps wider than this many ems part a line into pieces: columns, cells without rules. */
const WIDE_GAP = 1.2;

/**
 * The lines of some letters, downwards and then to the right; vertical writing gives one line for each of its columns, from the right.
 * Readings above ideographs (ruby) are left aside.
 */
export function linesOf(glyphs: readonly Glyph[], wideGap = WIDE_GAP): readonly Line[] {
  const across = glyphs.filter((glyph) => glyph.run === 'across');
  const rows = rowsOf(across).flatMap((row) => pieces(row, wideGap));
  const columns = columnsOf(glyphs.filter((glyph) => glyph.run !== 'across'));
  return [...withoutRuby(rows), ...columns];
}

interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly glyphs: Glyph[];
}

/** Bands are looked up by their height on the page, in steps of this many points. */
const STEP = 8;

// The largest letters make the bands, smaller ones (raised or lowered marks) join the band in which they lie for the most part.
function rowsOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const bands: Band[] = [];
  const near = new Map<number, Band[]>();
  for (const glyph of glyphs.toSorted((one, other) => other.size - one.size)) {
    const { top, bottom } = glyph.box;
    const [, middle] = middleOf(glyph.box);
    const candidates = near.get(Math.floor(middle / STEP)) ?? [];
    const band = candidates.find(
      (known) => overlap(top, bottom, known.top, known.bottom) >= 0.6 * (bottom - top) || isSameLine(known, glyph),
    );
    if (band !== undefined) {
      band.glyphs.push(glyph);
      continue;
    }
    const made = { top, bottom, glyphs: [glyph] };
    bands.push(made);
    for (let step = Math.floor(top / STEP); step <= Math.floor(bottom / STEP); step += 1) {
      near.set(step, [...(near.get(step) ?? []), made]);
    }
  }
  return bands.toSorted((one, other) => one.bottom - other.bottom).map((band) => band.glyphs);
}

const isSameLine = (band: Band, glyph: Glyph): boolean => Math.abs(band.bottom - glyph.box.bottom) < 0.2 * glyph.size;

function pieces(row: readonly Glyph[], wideGap: number): readonly Line[] {
  const inOrder = row.toSorted((one, other) => one.box.left - other.box.left);
  const afterBlank = new Set(
    inOrder.filter((glyph, at) => at > 0 && isPrinted(glyph) && isBlankGlyph(inOrder[at - 1])),
  );
  const found: Glyph[][] = [];
  for (const glyph of withoutDoubles(inOrder.filter(isPrinted))) {
    const last = found.at(-1);
    const before = last?.at(-1);
    const gap = before === undefined ? Infinity : glyph.box.left - before.box.right;
    if (last === undefined || gap > wideGap * Math.max(glyph.size, before?.size ?? 0)) found.push([glyph]);
    else last.push(glyph);
  }
  return found.map((glyphs) => lineOf(glyphs, afterBlank));
}

const isBlankGlyph = (glyph: Glyph | undefined): boolean =>
  glyph !== undefined && /^[ \u00A0\u3000]+$/u.test(glyph.text);

const isPrinted = (glyph: Glyph): boolean => /[^\s\u3000\u00AD\u200B]/u.test(glyph.text);

/** A letter that is painted twice, to make it look bold or to give it a shadow, is one letter. */
function withoutDoubles(inOrder: readonly Glyph[]): readonly Glyph[] {
  return inOrder.filter((glyph, at) => {
    for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
      const before = inOrder[back];
      if (before === undefined || before.text !== glyph.text) continue;
      const moved = Math.hypot(glyph.box.left - before.box.left, glyph.box.bottom - before.box.bottom);
      if (moved < 0.2 * glyph.size && before.size === glyph.size) return false;
    }
    return true;
  });
}

function lineOf(glyphs: readonly Glyph[], afterBlank: ReadonlySet<Glyph>): Line {
  let text = '';
  for (const [at, glyph] of glyphs.entries()) {
    const before = glyphs[at - 1];
    text += before !== undefined && (afterBlank.has(glyph) || isBlank(before, glyph)) ? ` ${glyph.text}` : glyph.text;
  }
  return made(text, glyphs);
}

const LATIN = /[\p{Script=Latin}\p{Nd}.,:;!?%()&/'"-]/u;

/** Between words of Latin letters a blank is narrow; between ideographs it is about an em, and a justified line has gaps that are none. */
function isBlank(before: Glyph, after: Glyph): boolean {
  const gap = (after.box.left - before.box.right) / Math.min(before.size, after.size);
  const latin = Number(LATIN.test(before.text)) + Number(LATIN.test(after.text));
  return gap > (latin === 2 ? 0.17 : latin === 1 ? 0.45 : 0.7);
}

function made(text: string, glyphs: readonly Glyph[]): Line {
  const bold = glyphs.filter((glyph) => glyph.bold).length > 0.6 * glyphs.length;
  const gothic = glyphs.filter((glyph) => glyph.gothic).length > 0.6 * glyphs.length;
  return { text, box: boxAroundAll(glyphs.map((glyph) => glyph.box)), size: commonSize(glyphs), bold, gothic, glyphs };
}

function commonSize(glyphs: readonly Glyph[]): number {
  const inOrder = glyphs.map((glyph) => glyph.size).toSorted((one, other) => one - other);
  return inOrder[Math.floor(inOrder.length / 2)] ?? 0;
}

const KANA_ONLY = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;

/** Small kana that lie close above larger letters are how those are read. */
function withoutRuby(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => {
    if (!KANA_ONLY.test(line.text)) return true;
    const below = line.box.bottom;
    return !lines.some(
      (base) =>
        base.size * 0.62 >= line.size &&
        base.box.top - below < 0.5 * base.size &&
        base.box.top - below > -0.45 * base.size &&
        overlap(line.box.left, line.box.right, base.box.left, base.box.right) > 0.5 * widthOf(line.box),
    );
  });
}

/** Columns of vertical writing: from the right, or, where letters lie on their backs (`up`), from the left. */
function columnsOf(glyphs: readonly Glyph[]): readonly Line[] {
  const columns: { left: number; right: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs.filter(isPrinted)) {
    const [x] = middleOf(glyph.box);
    const column = columns.find((known) => known.glyphs[0]?.run === glyph.run && x > known.left && x < known.right);
    if (column === undefined) columns.push({ left: glyph.box.left, right: glyph.box.right, glyphs: [glyph] });
    else column.glyphs.push(glyph);
  }
  return columns
    .toSorted((one, other) => (one.glyphs[0]?.run === 'up' ? one.left - other.left : other.right - one.right))
    .map((column) => columnLine(column.glyphs));
}

function columnLine(glyphs: readonly Glyph[]): Line {
  const up = glyphs[0]?.run === 'up';
  const inOrder = glyphs.toSorted((one, other) =>
    up ? other.box.bottom - one.box.bottom : one.box.top - other.box.top,
  );
  return made(inOrder.map((glyph) => glyph.text).join(''), inOrder);
}

/**
 * The letters with those of vertical writing known as such: a browser places each of them upright and by itself, one below the
 * other. Three or more are needed, so that a narrow column of text across is not taken for it.
 */
export function withVerticalRuns(glyphs: readonly Glyph[]): readonly Glyph[] {
  const result: Glyph[] = [];
  let run: Glyph[] = [];
  const flush = (): void => {
    result.push(...(run.length >= 3 ? run.map((glyph) => ({ ...glyph, run: 'down' as const })) : run));
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (last !== undefined && !isBelow(last, glyph)) flush();
    run.push(glyph);
  }
  flush();
  return result;
}

function isBelow(before: Glyph, after: Glyph): boolean {
  const [x] = middleOf(before.box);
  const [nextX] = middleOf(after.box);
  const down = (after.box.top - before.box.top) / before.size;
  const upright = before.run === 'across' && after.run === 'across' && heightOf(before.box) > 0;
  return upright && Math.abs(x - nextX) < 0.3 * before.size && down > 0.7 && down < 1.35;
}
