import { opensHtmlTable } from './html-remnants.ts';
import { spreadRun } from './spread-lines.ts';
import { type Line, isPipeRule } from './text-table.ts';

/** Lines of a text file that belong together, and what they are. A `rule` divides, `verbatim` stood in a fence of code. */
export interface Piece {
  readonly kind: 'blank' | 'rule' | 'heading' | 'line' | 'verbatim' | 'tabs' | 'spread' | 'pipes' | 'html';
  readonly lines: readonly Line[];
}

/** Cuts a text into its pieces, in order; the lines of fences are left out. The time is linear in the length. */
export function cutPieces(text: string): readonly Piece[] {
  const lines = text.split(LINE_BREAK).map((line, at) => ({ text: line, number: at + 1 }));
  const pieces: Piece[] = [];
  let fence: string | undefined;
  let at = 0;
  while (at < lines.length) {
    const mark = FENCE.exec(lineAt(lines, at).text)?.[1];
    if (mark !== undefined && (fence === undefined || mark === fence)) {
      fence = fence === undefined ? mark : undefined;
      at += 1;
      continue;
    }
    const piece: Piece = fence === undefined ? pieceAt(lines, at) : { kind: 'verbatim', lines: [lineAt(lines, at)] };
    pieces.push(piece);
    at += piece.lines.length;
  }
  return pieces;
}

const LINE_BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;
const FENCE = /^ {0,3}(```|~~~)[^`]{0,100}$/u;

const lineAt = (lines: readonly Line[], at: number): Line => lines[at] ?? { text: '', number: at + 1 };

function pieceAt(lines: readonly Line[], at: number): Piece {
  const line = lineAt(lines, at);
  const next = lineAt(lines, at + 1).text;
  if (line.text.trim() === '') return { kind: 'blank', lines: [line] };
  if (opensHtmlTable(line.text)) return { kind: 'html', lines: untilTableEnds(lines, at) };
  if (isTabbed(line.text)) return { kind: 'tabs', lines: run(lines, at, hasTab) };
  if (line.text.includes('|') && (isPipeRule(next) || isPiped(line.text))) {
    return { kind: 'pipes', lines: run(lines, at, hasPipe) };
  }
  const spread = spreadRun(lines, at);
  if (spread !== undefined) return { kind: 'spread', lines: spread };
  if (RULE.test(line.text)) return { kind: 'rule', lines: [line] };
  if (HASHES.test(line.text)) return { kind: 'heading', lines: [line] };
  if (UNDERLINE.test(next) && UNDERLINED.test(line.text)) return { kind: 'heading', lines: lines.slice(at, at + 2) };
  return { kind: 'line', lines: [line] };
}

const RULE = /^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|={3,})\s*$/u;
const HASHES = /^ {0,3}#{1,6}(?:\s|$)/u;
const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})\s*$/u;
const UNDERLINED = /^ {0,3}[^\s\-*+>|#][^\t|]{0,80}$/u;

// Tabs before the first word are the indent of a list; anywhere else they tell columns apart.
const isTabbed = (text: string): boolean => hasTab(text) && !(INDENTED_ITEM.test(text) && !text.trim().includes('\t'));
const INDENTED_ITEM = /^\s+[-*+]\s/u;
const hasTab = (text: string): boolean => text.includes('\t');
const hasPipe = (text: string): boolean => text.includes('|');

function isPiped(text: string): boolean {
  const line = text.trim();
  return line.length > 2 && line.startsWith('|') && line.endsWith('|');
}

function run(lines: readonly Line[], from: number, belongs: (text: string) => boolean): readonly Line[] {
  let to = from + 1;
  while (to < lines.length && belongs(lineAt(lines, to).text)) to += 1;
  return lines.slice(from, to);
}

// A table that is never closed ends somewhere too, or each of many would be followed to the end of the text.
function untilTableEnds(lines: readonly Line[], from: number): readonly Line[] {
  let depth = 0;
  let at = from;
  for (; at < lines.length && at < from + LONGEST_TABLE; at += 1) {
    const { text } = lineAt(lines, at);
    depth += (text.match(TABLE_OPENS)?.length ?? 0) - (text.match(TABLE_ENDS)?.length ?? 0);
    if (depth <= 0) return lines.slice(from, at + 1);
  }
  return lines.slice(from, at);
}

const LONGEST_TABLE = 2_000;
const TABLE_OPENS = /<table[\s>]/giu;
const TABLE_ENDS = /<\/table>/giu;
