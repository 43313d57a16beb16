import { KakariError } from '../../domain/errors.ts';
import type { SourceDocument } from '../../domain/source-document.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { DecodedSource } from './decode-source.ts';
import { LIMITS } from './limits.ts';
import { type LooseCell, tables } from './table-grid.ts';

/**
 * Reads a file of values divided by commas, semicolons or tabs (RFC 4180, quotes and line breaks within them included) as one table; a
 * title above the header is a row of it. A quote that is never closed is a character.
 *
 * @throws KakariError `document-too-many-rows`, `document-too-many-cells` (`file`, `most`).
 */
export function readCsv(file: string, source: DecodedSource): SourceDocument {
  const rows = boundedRows(file, source.text).map(({ record, line }) =>
    record.map((text): LooseCell => ({ text, spot: { file, line } })),
  );
  const ragged = new Set(rows.map(({ length }) => length)).size > 1;
  const blocks = tables(rows, { spot: { file, line: 1 }, ragged });
  return { file, format: 'csv', blocks, losses: source.losses };
}

function boundedRows(file: string, text: string): readonly CsvRow[] {
  const delimiter = likelyDelimiter(text);
  const rows: CsvRow[] = [];
  let cells = 0;
  for (const row of csvRows(text, delimiter)) {
    rows.push(row);
    cells += row.record.length;
    if (rows.length > LIMITS.rows) throw new KakariError('document-too-many-rows', { file, most: LIMITS.rows });
    if (cells > LIMITS.cells) throw new KakariError('document-too-many-cells', { file, most: LIMITS.cells });
  }
  return rows;
}

// The one that stands most often outside of quotes near the beginning.
function likelyDelimiter(text: string): string {
  const start = text.slice(0, 10_000).replace(/"[^"]*"/gu, '');
  const counted = [',', '\t', ';'].map((mark) => ({ mark, count: start.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
