const MEGABYTE = 1024 * 1024;

/** What a file may hold at most; whatever is larger is refused with a sentence before it costs memory or time. */
export const LIMITS = {
  fileBytes: 100 * MEGABYTE,
  /** Of a text, Markdown or CSV file, which has no pictures to make it large. */
  textBytes: 20 * MEGABYTE,
  lines: 300_000,
  zipEntries: 5_000,
  zipBytes: 500 * MEGABYTE,
  /** The largest part of XML that is read in one piece. */
  xmlBytes: 100 * MEGABYTE,
  rows: 100_000,
  /** Rows × columns of one table, and the filled cells of a workbook. */
  cells: 500_000,
} as const;
