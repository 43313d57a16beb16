import type { SourceBlock, SourceDocument, SourceTable } from '../../../../src/domain/source-document.ts';
import '../../../../src/importing/read/pdf/older-node.ts';
import { parsePdf } from '../../../../src/importing/read/pdf/parse-pdf.ts';

/** Reads a PDF in the thread of the test: as `readPdf` does, without its guards. */
export const readMade = (bytes: Uint8Array): Promise<SourceDocument> =>
  parsePdf({ name: 'plan.pdf', bytes, onProgress: () => {} });

/** The texts of headings and paragraphs, a heading with as many # as its level. */
export const textsOf = (document: SourceDocument): readonly string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [`${'#'.repeat(block.level)} ${block.text}`]
      : block.kind === 'paragraph'
        ? [block.text]
        : [],
  );

export const tablesIn = (document: SourceDocument): readonly SourceTable[] => document.blocks.filter(isTable);

const isTable = (block: SourceBlock): block is SourceTable => block.kind === 'table';

/** The texts of a table; a cell that is marked has * before it, and stands in each place that it covers. */
export const rowsOf = (table: SourceTable | undefined): readonly (readonly string[])[] =>
  table?.rows.map((row) => row.map((cell) => `${cell.marked === true ? '*' : ''}${cell.text}`)) ?? [];
