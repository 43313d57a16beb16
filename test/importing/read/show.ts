import type { SourceBlock, SourceCell, SourceDocument } from '../../../src/domain/source-document.ts';
import { readDocument } from '../../../src/importing/read/read-document.ts';

/** Reads a file that a test made. */
export const read = (name: string, content: string | Uint8Array): Promise<SourceDocument> =>
  readDocument({ name, bytes: typeof content === 'string' ? Buffer.from(content) : content });

/** A document as one line for each block: `# heading`, `text`, and a table as rows with ` | `. */
export const shown = ({ blocks }: Pick<SourceDocument, 'blocks'>): readonly string[] => blocks.flatMap(shownBlock);

function shownBlock(block: SourceBlock): readonly string[] {
  if (block.kind === 'heading') return [`${'#'.repeat(block.level)} ${block.text}`];
  if (block.kind === 'paragraph') {
    return [
      `${block.bold === true ? 'bold ' : ''}${block.listItem === true ? '- ' : ''}${block.footnote === true ? 'note ' : ''}${block.text}`,
    ];
  }
  return block.rows.map((row, at) => `| ${row.map((cell, column) => shownCell(cell, at, column)).join(' | ')} |`);
}

// A cell that spans stands in each of its places; it is written once, with its size, and `^` in the others.
function shownCell(cell: SourceCell, row: number, column: number): string {
  if (cell.row !== row || cell.column !== column) return '^';
  const size = cell.rowSpan * cell.columnSpan > 1 ? `{${cell.rowSpan}x${cell.columnSpan}}` : '';
  return `${cell.text.replaceAll('\n', '/')}${size}${cell.bold === true ? '!' : ''}${cell.marked === true ? '*' : ''}`;
}
