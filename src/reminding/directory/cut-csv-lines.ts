import { CsvError, parse } from 'csv-parse/sync';
import type { Finding } from './rows.ts';

/** A record of a CSV file: the line on which it begins, its cells up to the last that is not blank, each with its line. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly { readonly text: string; readonly line: number }[];
  /** How many cells were written, with the blank ones at the end. */
  readonly width: number;
}

/**
 * Cuts a CSV text into records that hold anything. Commas separate cells, or tabs (as in what Excel saves as Unicode text).
 * Lines are counted as an editor shows them, also after cells with line breaks. Where quotes are wrong, nothing after them can
 * be told apart, so that there is one problem and no line.
 */
export function cutCsvLines(
  written: string,
): { readonly ok: true; readonly lines: readonly CsvLine[] } | { readonly ok: false; readonly problem: Finding } {
  // csv-parse counts a CR LF inside quotes as two lines.
  const text = written.replace(/\r\n?/gu, '\n');
  const lines: CsvLine[] = [];
  let last = 0;
  try {
    parse(text, {
      delimiter: /^\s*[^\n,]*\t/u.test(text) ? '\t' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_BYTES_A_LINE,
      to: MOST_LINES + 1,
      on_record: (record: readonly string[], context) => {
        last = context.lines;
        lines.push(withLines(record, last));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: { line: firstLineAfter(text, last), message: brokenLine(error.code) } };
  }
  if (lines.length > MOST_LINES) return { ok: false, problem: { line: last, message: TOO_MANY_LINES } };
  return { ok: true, lines: lines.filter(({ cells }) => cells.length > 0) };
}

const MOST_BYTES_A_LINE = 20_000;

// Every section of every municipality of Japan fits in. The parser takes long over a short line of the wrong width, and a file
// of 5 MB could hold millions.
const MOST_LINES = 100_000;

const TOO_MANY_LINES = `行が多すぎます（上限${MOST_LINES}行）。自治体ごとなどに分けてください`;

/** `last` is the line on which the record ends, the only one that csv-parse tells. */
function withLines(record: readonly string[], last: number): CsvLine {
  const first = record.reduce((line, text) => line - breaksIn(text), last);
  let line = first;
  const cells = record.slice(0, record.findLastIndex((text) => text.trim() !== '') + 1).map((text) => {
    const cell = { text, line };
    line += breaksIn(text);
    return cell;
  });
  return { line: first, cells, width: record.length };
}

const breaksIn = (text: string): number => (text.includes('\n') ? text.split('\n').length - 1 : 0);

function firstLineAfter(text: string, last: number): number {
  const at = text.split('\n').findIndex((line, index) => index >= last && line !== '');
  return (at < 0 ? last : at) + 1;
}

const brokenLine = (code: string): string =>
  code === 'CSV_MAX_RECORD_SIZE'
    ? `1行が長すぎます（上限${MOST_BYTES_A_LINE}バイト）。引用符（"）の閉じ忘れや、改行のないファイルでないか確かめてください`
    : '引用符（"）の使い方が正しくないため、この行から先を読めません。開いた引用符は閉じ、内容に含む引用符は "" と二つ続けて書いてください';
