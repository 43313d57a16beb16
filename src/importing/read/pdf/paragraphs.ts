import { joint, LIST_MARK, roomFor } from './cell-text.ts';
import { type Box, boxAroundAll } from './geometry.ts';
import type { Line } from './lines.ts';

/** A paragraph before it is known whether it is a heading: that needs the sizes of the whole document. */
export interface RawParagraph {
  readonly kind: 'raw';
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly gothic: boolean;
  readonly listItem: boolean;
  readonly lines: number;
  readonly box: Box;
}

/** What begins a part of a plan: 第1章, 1-1, 1.2, 【…】. */
const NUMBERED =
  /^(?:第[0-9０-９一二三四五六七八九十]+[章節項編部]|[0-9０-９]{1,2}[-－‐.．][0-9０-９]{1,2}(?![0-9０-９%％])|【)/u;

/**
 * Paragraphs of the lines of one column, downwards. `right` is where the column ends: a line that stops before it ends its
 * paragraph. Lines at the same height are one, with a blank between.
 */
export function paragraphsOf(lines: readonly Line[], right: number): readonly RawParagraph[] {
  const rows = besideEachOther(lines);
  const leading = commonLeading(rows);
  const found: Row[][] = [];
  for (const row of rows) {
    const open = found.at(-1);
    if (open !== undefined && goesOn(open, row, right, leading)) open.push(row);
    else found.push([row]);
  }
  return found.map(paragraph);
}

/** A row of a page; `tail` is its last piece where it has several. */
type Row = Line & { readonly tail?: string };

function besideEachOther(lines: readonly Line[]): readonly Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const before = rows.at(-1);
    if (before !== undefined && isAcross(line) && isAcross(before) && isBeside(before, line)) {
      rows[rows.length - 1] = {
        ...before,
        text: `${before.text} ${line.text}`,
        tail: line.text,
        box: boxAroundAll([before.box, line.box]),
        bold: before.bold && line.bold,
        gothic: before.gothic && line.gothic,
        glyphs: [...before.glyphs, ...line.glyphs],
      };
    } else rows.push(line);
  }
  return rows;
}

const isAcross = (line: Line): boolean => line.glyphs[0]?.run === 'across';

const isBeside = (before: Line, line: Line): boolean =>
  line.box.left >= before.box.right &&
  Math.abs(line.box.bottom - before.box.bottom) < 0.3 * Math.max(line.size, before.size);

const SHORT_TAIL = 12;

/** The gap between lines that most of them have; where there are too few, that of a wide setting. */
function commonLeading(rows: readonly Line[]): number {
  const gaps = rows
    .flatMap((row, at) => {
      const before = rows[at - 1];
      return before === undefined || !isSameSize(before, row) ? [] : [(row.box.top - before.box.bottom) / row.size];
    })
    .filter((gap) => gap > -0.2 && gap < 1.6)
    .toSorted((one, other) => one - other);
  return gaps.length < 3 ? 0.9 : (gaps[Math.floor(gaps.length * 0.4)] ?? 0.9);
}

const isSameSize = (one: Line, other: Line): boolean =>
  Math.abs(one.size - other.size) < 0.08 * Math.max(one.size, other.size);

function goesOn(open: readonly Row[], row: Row, right: number, leading: number): boolean {
  const before = open.at(-1);
  const first = open[0];
  if (
    before === undefined ||
    first === undefined ||
    !isSameSize(before, row) ||
    before.bold !== row.bold ||
    before.gothic !== row.gothic
  )
    return false;
  if (!isAcross(row)) return !isAcross(before);
  const gap = (row.box.top - before.box.bottom) / row.size;
  if (gap < -0.3 || gap > leading * 1.3 + 0.15) return false;
  // A short text at the end of a line of its own, such as a page number, ends the line too.
  if (before.tail !== undefined && before.tail.length < SHORT_TAIL) return false;
  if (right - before.box.right > roomFor(row)) return false;
  if (LIST_MARK.test(row.text) || (NUMBERED.test(row.text) && /[。．：:]$/u.test(before.text))) return false;
  return isIndentOfSame(open, first, before, row);
}

// The first line of a paragraph stands further right, or, with the mark of an item, further left than the others.
function isIndentOfSame(open: readonly Line[], first: Line, before: Line, row: Line): boolean {
  const moved = (row.box.left - before.box.left) / row.size;
  if (Math.abs(moved) < 0.6) return true;
  if (open.length > 1) return false;
  return moved < 0 ? moved > -3 : LIST_MARK.test(first.text) || isHanging(first, row);
}

/** The second line begins below the text behind a number. */
const isHanging = (first: Line, row: Line): boolean =>
  /^[^\s]{1,6} /u.test(first.text) &&
  first.glyphs.some((glyph) => Math.abs(glyph.box.left - row.box.left) < 0.3 * row.size);

function paragraph(lines: readonly Line[]): RawParagraph {
  const text = lines.reduce((all, line) => joinText(all, line.text), '');
  const first = lines[0];
  return {
    kind: 'raw',
    text,
    size: first?.size ?? 0,
    bold: lines.every((line) => line.bold),
    gothic: lines.every((line) => line.gothic),
    listItem: LIST_MARK.test(text),
    lines: lines.length,
    box: boxAroundAll(lines.map((line) => line.box)),
  };
}

/** A word that was broken with a hyphen is whole again where small letters stand on both sides. */
function joinText(before: string, after: string): string {
  if (before === '') return after;
  if (/\p{Ll}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return before + joint(before, after) + after;
}
