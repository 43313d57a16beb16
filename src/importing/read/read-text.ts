import { KakariError } from '../../domain/errors.ts';
import type { Loss, SourceBlock, SourceDocument, SourceFormat } from '../../domain/source-document.ts';
import { fromFirstLevel, headings, paragraphs } from './blocks.ts';
import type { DecodedSource } from './decode-source.ts';
import { withoutMarks } from './inline-marks.ts';
import { type Following, joinBrokenLines } from './join-lines.ts';
import { isFull, wrapWidth } from './line-width.ts';
import { LIMITS } from './limits.ts';
import { htmlBlocks } from './read-html.ts';
import { spreadTable } from './spread-table.ts';
import { type Piece, cutPieces } from './text-pieces.ts';
import { type Line, pipeTable, tabTable } from './text-table.ts';

/**
 * Reads a text or a Markdown file. Both may have the marks of Markdown and HTML, since texts are often what a conversion left:
 * `#` and underlined lines are headings, consecutive lines with tabs or in columns by blanks, pipe tables and `<table>`
 * are tables, `- ` is an item of a
 * list, `[^1]:` a note. Lines that a layout broke in a sentence are joined. The time is linear in the length.
 *
 * @throws KakariError `document-too-many-lines`, `document-too-many-cells` (`file`, `most`).
 */
export function readText(file: string, source: DecodedSource, format: SourceFormat): SourceDocument {
  const text = withoutComments(source.text);
  if (hasMoreLines(text, LIMITS.lines)) throw new KakariError('document-too-many-lines', { file, most: LIMITS.lines });
  const blocks = joinBrokenLines(following(file, cutPieces(text)));
  const pictures = text.match(PICTURE)?.length ?? 0;
  const lost: readonly Loss[] = pictures === 0 ? [] : [{ kind: 'images', count: pictures, spot: { file } }];
  return { file, format, blocks: fromFirstLevel(blocks), losses: [...source.losses, ...lost] };
}

const PICTURE = /!\[[^[\]\n]{0,300}\]\(|<img[\s/>]/giu;

function following(file: string, pieces: readonly Piece[]): readonly Following[] {
  const wrap = wrapWidth(pieces.flatMap(({ kind, lines }) => (kind === 'line' ? lines.map(({ text }) => text) : [])));
  const all: Following[] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const first = piece.lines[0]?.text ?? '';
    const gap = before?.kind !== 'line' && before?.kind !== 'verbatim';
    const afterFullLine = !gap && isFull(before?.lines[0]?.text ?? '', wrap);
    for (const [at, block] of pieceBlocks(file, piece).entries()) {
      all.push({ block, follows: { gap: gap && at === 0, afterFullLine, indented: INDENTED.test(first) || at > 0 } });
    }
    before = piece;
  }
  return all;
}

const INDENTED = /^\u3000/u;

function pieceBlocks(file: string, { kind, lines }: Piece): readonly SourceBlock[] {
  const [first] = lines;
  if (first === undefined) return [];
  const spot = { file, line: first.number };
  if (kind === 'tabs') return tabTable(lines, file);
  if (kind === 'spread') return spreadTable(lines, file);
  if (kind === 'pipes') return pipeTable(lines, file);
  if (kind === 'html') return htmlBlocks(lines.map(({ text }) => text).join('\n'), spot);
  if (kind === 'heading') return headingBlocks(lines, file);
  if (kind === 'verbatim') return paragraphs(first.text, spot);
  return kind === 'line' ? lineBlocks(first, file) : [];
}

function headingBlocks(lines: readonly Line[], file: string): readonly SourceBlock[] {
  const [first, underline] = lines;
  if (first === undefined) return [];
  const hashes = /^ *(#+)/u.exec(first.text)?.[1]?.length;
  const level = hashes ?? (underline?.text.includes('=') === true ? 1 : 2);
  const { text } = withoutMarks(hashes === undefined ? first.text : first.text.replace(/^ *#+|\s#+\s*$/gu, ''));
  return headings(level, text.replaceAll('\n', ' '), { file, line: first.number });
}

function lineBlocks(line: Line, file: string): readonly SourceBlock[] {
  const quoted = line.text.replace(QUOTED, '');
  const note = NOTE.exec(quoted);
  const listItem = note === null && ITEM.test(quoted);
  const source = note === null ? quoted.replace(ITEM, '') : `※${note[1] ?? ''} ${quoted.slice(note[0].length)}`;
  const { text, bold } = withoutMarks(source);
  const traits = { bold, listItem, footnote: note !== null };
  return text.split('\n').flatMap((part) => paragraphs(part, { file, line: line.number }, traits));
}

const QUOTED = /^ {0,3}(?:> ?)+/u;
const NOTE = /^\[\^([^[\]\s]{1,20})\]:\s*/u;
const ITEM = /^\s*[-*+]\s+(?=\S)/u;

// The line breaks stay, so that what follows keeps its line.
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    kept.push(text.slice(from, open), text.slice(open, close).replace(/[^\n]/gu, ''));
    from = close + 3;
  }
  return kept.join('') + text.slice(from);
}

function hasMoreLines(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && count <= most; at = text.indexOf('\n', at + 1)) count += 1;
  return count > most;
}
