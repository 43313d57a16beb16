import { type InfoRecord, type Options, parse } from 'csv-parse/sync';
import { KakariError } from '../../domain/errors.ts';
import type { SourceDocument } from '../../domain/source-document.ts';
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
  const records = parsed(source.text);
  if (records.length > LIMITS.rows) throw new KakariError('document-too-many-rows', { file, most: LIMITS.rows });
  const rows = records.map(({ record, line }) => record.map((text): LooseCell => ({ text, spot: { file, line } })));
  const ragged = new Set(records.map(({ record }) => record.length)).size > 1;
  const blocks = tables(rows, { spot: { file, line: 1 }, ragged });
  return { file, format: 'csv', blocks, losses: source.losses };
}

interface CsvRow {
  readonly record: readonly string[];
  /** The line in which it begins. */
  readonly line: number;
}

function parsed(text: string): readonly CsvRow[] {
  const delimiter = likelyDelimiter(text);
  try {
    return rowsOf(text, { delimiter, relax_quotes: true });
  } catch {
    return rowsOf(text, { delimiter, quote: false });
  }
}

function rowsOf(text: string, options: Options): readonly CsvRow[] {
  const read = parse(text, {
    ...options,
    bom: true,
    info: true,
    relax_column_count: true,
    to: LIMITS.rows + 1,
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: InfoRecord }[];
  return read.map(({ record, info }) => ({
    record,
    line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0),
  }));
}

// The one that stands most often outside of quotes near the beginning.
function likelyDelimiter(text: string): string {
  const start = text.slice(0, 10_000).replace(/"[^"]*"/gu, '');
  const counted = [',', '\t', ';'].map((mark) => ({ mark, count: start.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
