import { printedWidth } from './line-width.ts';
import type { Line } from './text-table.ts';

/** A stretch of a line between wide gaps; `from` and `to` are where it stands, counted as the measure in use counts. */
export interface Chunk {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** How wide a text is held to be: a tool that keeps a layout counts letters, a person who aligns by hand sees the print. */
export type Measure = (text: string) => number;
export const MEASURES: readonly Measure[] = [printedWidth, (text) => [...text].length];

/** The stretches of a line between gaps of at least two blanks (of three half widths where a wide blank is among them). */
export function chunksOf(line: string, measure: Measure): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let [at, from] = [0, 0];
  for (const part of line.slice(0, LONGEST).split(GAP)) {
    const width = measure(part);
    const lead = measure(/^[ \u3000]*/u.exec(part)?.[0] ?? '');
    const text = part.trim();
    from = at + lead;
    if (text !== '') chunks.push({ text, from, to: from + measure(text) });
    at += width;
  }
  return chunks;
}

// A gap belongs to what follows it, so that the positions add up.
const GAP = /(?=(?<=[^ \u3000])(?: {2}|\u3000[ \u3000]| \u3000))/u;
const LONGEST = 1_000;

/**
 * The lines of a table that stands in columns by blanks, from the line `at`: at least two rows of three columns, with the parts of
 * broken cells between them; undefined where none begins there. A table of contents is none.
 */
export function spreadRun(lines: readonly Line[], at: number): readonly Line[] | undefined {
  if (!isSpread(lines[at]?.text ?? '')) return undefined;
  let [end, next] = [at + 1, at + 1];
  while (next < lines.length && next - end < MOST_BETWEEN && next - at < LONGEST_TABLE) {
    const text = lines[next]?.text ?? '';
    const gap = next > end && lines.slice(end, next).some((line) => line.text.trim() === '');
    if (isSpread(text) || (!gap && text.trim() !== '' && isPart(text))) end = next + 1;
    else if (text.trim() !== '' && !isPart(text)) break;
    next += 1;
  }
  const run = lines.slice(at, end);
  const spread = run.filter(({ text }) => isSpread(text));
  return spread.length < 2 || spread.every(({ text }) => CONTENTS.test(text)) ? undefined : run;
}

const MOST_BETWEEN = 5;
const LONGEST_TABLE = 2_000;

const isSpread = (text: string): boolean =>
  GAPS.test(text) && !text.includes('\t') && !text.includes('|') && chunksOf(text, printedWidth).length > 2;
const GAPS = /[^ \u3000][ \u3000]{2,}[^ \u3000]/u;

/** It may be the rest of a cell: it stands in from the left or has a gap, and is no sentence over the width of the page. */
const isPart = (text: string): boolean =>
  (/^[ \u3000]{2,}/u.test(text) || GAPS.test(text)) &&
  !PAGE_NUMBER.test(text.trim()) &&
  !text.includes('\t') &&
  chunksOf(text, printedWidth).every((chunk) => printedWidth(chunk.text) <= WIDEST_CELL);

const WIDEST_CELL = 60;
const PAGE_NUMBER = /^(?:[-–—‐―]\s?)?[\d０-９]{1,4}(?:\s?[-–—‐―])?$/u;
const CONTENTS = /[^ \u3000][ \u3000]{2,}[\d０-９]{1,3}\s*$/u;
