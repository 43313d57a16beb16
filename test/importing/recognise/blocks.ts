import type { SourceBlock, SourceParagraph, SourceTable } from '../../../src/domain/source-document.ts';
import type { Heading, Outlined } from '../../../src/importing/recognise/recognition.ts';

/** A block below headings, outermost first, on line `line` of an invented plan. */
export function below(titles: readonly string[], block: SourceBlock, page?: number): Outlined {
  const headings = titles.map((title, at): Heading => ({
    level: at + 1,
    title,
    spot: { file: 'plan.txt', line: at + 1 },
  }));
  return { block, headings, place: titles.join(' '), ...(page !== undefined && { page }) };
}

/** A paragraph, with what the file tells of it. */
export const paragraph = (text: string, traits: Partial<SourceParagraph> = {}): SourceParagraph => ({
  kind: 'paragraph',
  text,
  spot: { file: 'plan.txt', line: 10 },
  ...traits,
});

/** A table of texts; a row that is one text spans all columns. */
export function grid(rows: readonly (readonly string[] | string)[], caption?: string): SourceTable {
  const width = Math.max(...rows.map((row) => (typeof row === 'string' ? 1 : row.length)));
  const cells = rows.map((row, at) => {
    const spot = { file: 'plan.txt', line: at + 1 };
    const whole = { text: String(row), row: at, column: 0, rowSpan: 1, columnSpan: width, spot };
    return Array.from({ length: width }, (_, column) =>
      typeof row === 'string' ? whole : { text: row[column] ?? '', row: at, column, rowSpan: 1, columnSpan: 1, spot },
    );
  });
  return { kind: 'table', rows: cells, spot: { file: 'plan.txt', line: 1 }, ...(caption !== undefined && { caption }) };
}
