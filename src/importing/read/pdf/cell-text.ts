import { widthOf } from './geometry.ts';
import type { Line } from './lines.ts';

/** What begins an item: a bullet, a number in brackets or with a dot, a circled number. */
export const LIST_MARK =
  /^(?:[・●○◎■□◆◇▶▷➢➤✓✔※＊*•‣◦⚫⚪▪▫–−-](?=\s*\S)|[①-⑳㉑-㉟❶-❿⓵-⓾]|[(（][0-9０-９一二三四五六七八九十ア-ンａ-ｚa-z]{1,3}[)）]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[ア-オカ-コ][.．)）\s])/u;

/**
 * The text of a cell from its lines, downwards. A line that was broken because the cell is full goes on without a break; a new
 * item, and a line after one that had room left, begin a new one. `inner` is the width in which the text runs.
 */
export function cellText(lines: readonly Line[], inner: number): string {
  let text = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before === undefined) text = line.text;
    else
      text += isSameLine(before, line)
        ? ` ${line.text}`
        : isWrapped(before, line, inner)
          ? joint(text, line.text) + line.text
          : `\n${line.text}`;
  }
  return text;
}

const isSameLine = (before: Line, line: Line): boolean =>
  isAcross(before) && isAcross(line) && Math.abs(before.box.bottom - line.box.bottom) < 0.3 * line.size;

const isAcross = (line: Line): boolean => line.glyphs[0]?.run === 'across';

function isWrapped(before: Line, line: Line, inner: number): boolean {
  if (!isAcross(before) || !isAcross(line)) return !LIST_MARK.test(line.text);
  if (LIST_MARK.test(line.text) || isOffice(before.text, line.text)) return false;
  if (gapBetween(before, line) > 1.1 * line.size) return false;
  return inner - widthOf(before.box) < roomFor(line);
}

const gapBetween = (before: Line, line: Line): number => line.box.top - before.box.bottom;

/** What the first unbroken piece of a line takes: a word, or an ideograph with the marks that may not be parted from it. */
export function roomFor(line: Line): number {
  const word = /^[\p{Script=Latin}\p{Nd}.,/'-]+/u.exec(line.text)?.[0] ?? '';
  if (word.length > 1) return Math.min(word.length * 0.62 + 0.6, 14) * line.size;
  return (/^.[、。，．）」』】ー]/u.test(line.text) ? 2.9 : 1.9) * line.size;
}

/** Two sections below each other are two, however full the cell is. */
const OFFICE = /(?:課|室|局|部|係|センター|事務所|委員会)$/u;
const isOffice = (before: string, after: string): boolean => OFFICE.test(before) && OFFICE.test(after);

/** What goes between two lines that are one: a blank between words of Latin letters, nothing else. */
export function joint(before: string, after: string): string {
  return /[A-Za-zÀ-ɏ0-9,;:.!?)]$/u.test(before) && /^[A-Za-zÀ-ɏ(]/u.test(after) ? ' ' : '';
}
