import type { SourceTable } from '../../../domain/source-document.ts';
import { type AlignedTable, withAlignedTables } from './aligned-tables.ts';
import { type Line, linesOf, withVerticalRuns } from './lines.ts';
import { withBullets } from './drawn-bullets.ts';
import type { PageContent } from './page-content.ts';
import { paragraphsOf, type RawParagraph } from './paragraphs.ts';
import { readingOrder } from './reading-order.ts';
import { ruledTables } from './ruled-tables.ts';

/** A page as it is read, before the sizes of the whole document say what is a heading. */
export interface PageReading {
  readonly page: number;
  readonly height: number;
  readonly items: readonly (RawParagraph | SourceTable)[];
  /** Letters that print something. */
  readonly letters: number;
  readonly unreadable: number;
  readonly images: number;
  /** A figure of lines and areas stands on the page. */
  readonly figure: boolean;
  /** Nothing at all is painted on it. */
  readonly blank: boolean;
}

/** As many shapes outside of tables are a figure and no ornament. */
const FIGURE = 12;

/** Reads the paragraphs and tables of a page in the order in which people read them. `file` is for the spots. */
export function readPage(content: PageContent, file: string): PageReading {
  const { glyphs, fills } = withBullets({ ...content, glyphs: withVerticalRuns(content.glyphs) });
  const { tables, rest, shapes } = ruledTables({ ...content, glyphs, fills }, file);
  const spot = { file, page: content.page };
  const placed = [
    ...linesOf(rest).map((line) => ({
      box: line.box,
      kind: line.glyphs[0]?.run === 'across' ? ('line' as const) : ('downward' as const),
      line,
      table: undefined,
    })),
    ...tables.map(({ table, box }) => ({ box, kind: 'table' as const, line: undefined, table })),
  ];
  const items = readingOrder(placed, content.width).flatMap(({ items: flow, right }) => {
    const pieces = flow.flatMap(({ line, table }) => line ?? table ?? []);
    return stretches(pieces).flatMap((stretch) =>
      isTable(stretch) ? [stretch] : inColumn(withAlignedTables(stretch, spot), right),
    );
  });
  const { page, height, unreadable, images } = content;
  const letters = glyphs.filter((glyph) => /\S/u.test(glyph.text)).length;
  const { rules, strokes } = content;
  const blank = [glyphs, fills, rules, strokes].every(({ length }) => length === 0) && images === 0;
  return { page, height, items, letters, unreadable, images, figure: shapes >= FIGURE, blank };
}

type Stretch = SourceTable | readonly Line[];

const isTable = (stretch: Stretch): stretch is SourceTable => 'kind' in stretch;

/** Tables, and the lines between them. */
function stretches(pieces: readonly (Line | SourceTable)[]): readonly Stretch[] {
  const found: (SourceTable | Line[])[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if ('kind' in piece) found.push(piece);
    else if (Array.isArray(last)) last.push(piece);
    else found.push([piece]);
  }
  return found;
}

function inColumn(pieces: readonly (Line | AlignedTable)[], right: number): readonly (RawParagraph | SourceTable)[] {
  const found: (RawParagraph | SourceTable)[] = [];
  let lines: Line[] = [];
  for (const piece of pieces) {
    if (!('kind' in piece)) {
      lines.push(piece);
      continue;
    }
    found.push(...paragraphsOf(lines, right), piece.table);
    lines = [];
  }
  return [...found, ...paragraphsOf(lines, right)];
}
