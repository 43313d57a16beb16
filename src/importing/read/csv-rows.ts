/** A row of a CSV file. */
export interface CsvRow {
  readonly record: readonly string[];
  /** The line in which it begins, from 1. */
  readonly line: number;
}

/**
 * The rows of a text in CSV (RFC 4180), one at a time. A value in quotes goes on behind its last quote as it stands (`"b"c` is
 * `"b"c`); a quote that is never closed is a character, and so is every one behind it. The time is linear in the length.
 */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  let closes = true;
  let record: string[] = [];
  let begins = line;
  while (at < text.length || record.length > 0) {
    const quoted = closes && text[at] === '"' ? closingQuote(text, at) : undefined;
    if (quoted === -1) closes = false;
    const close = quoted ?? -1;
    const end = plainEnd(text, close < 0 ? at : close + 1, delimiter);
    const isWhole = close >= 0 && end === close + 1;
    record.push(isWhole ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at, end));
    line += close < 0 ? 0 : lineBreaks(text.slice(at, close));
    at = end + 1;
    if (text[end] === delimiter) continue;
    yield { record, line: begins };
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    begins = line;
    record = [];
  }
}

/** The next quote that is not one of two; -1 where there is none. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

// A pattern over a line of megabytes would overflow the stack.
function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

const lineBreaks = (text: string): number => text.match(/\r\n|\r|\n/gu)?.length ?? 0;
