/** The kinds of file that a plan is published as. */
export type SourceFormat = 'text' | 'markdown' | 'csv' | 'pdf' | 'word' | 'excel';

/** Where something stands in a file. Pages are counted from 1 as the file has them, lines of text and rows of a sheet too. */
export interface Spot {
  readonly file: string;
  readonly page?: number;
  readonly sheet?: string;
  readonly line?: number;
}

/**
 * A document as its reader found it: what stands in it and how it was laid out, nothing yet of what it means. Texts are mended by
 * `mendSourceText`; a paragraph is whole (lines that a layout broke are joined), a cell keeps its own line breaks as `\n`.
 */
export interface SourceDocument {
  /** The file's name without its folder. */
  readonly file: string;
  readonly format: SourceFormat;
  readonly blocks: readonly SourceBlock[];
  /** What the reader had to leave out, for the report. */
  readonly losses: readonly Loss[];
}

export type SourceBlock = SourceHeading | SourceParagraph | SourceTable;

/** A line that the file itself marks as a heading: a style in Word, `#` in Markdown, a larger or bold line of its own in a PDF. */
export interface SourceHeading {
  readonly kind: 'heading';
  /** 1 is the outermost that the file uses. */
  readonly level: number;
  readonly text: string;
  readonly spot: Spot;
}

export interface SourceParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly spot: Spot;
  /** The whole of it is bold, where the file tells. */
  readonly bold?: boolean;
  /** An item of a list; the mark stands in `text` only where the file has it as text (`①`, `・`, `(1)`). */
  readonly listItem?: boolean;
  /** Stands at the foot of a page, or is a note of Word. */
  readonly footnote?: boolean;
}

/**
 * A table as a rectangle: every row has the same number of cells, and a cell that spans several places stands in each of them as
 * the same object. Where the file is unsure of its columns (text in which cells were lost) `ragged` is true.
 */
export interface SourceTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly SourceCell[])[];
  readonly spot: Spot;
  readonly caption?: string;
  readonly ragged?: boolean;
}

export interface SourceCell {
  readonly text: string;
  /** Its first row and column in the table, from 0, and how many of each it covers. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly spot: Spot;
  readonly bold?: boolean;
  /** It is coloured, or a bar or an arrow is drawn over it: a period may be meant though it has no text. */
  readonly marked?: boolean;
}

/** Something that a file holds and that cannot be carried over. `count` is how many. */
export interface Loss {
  readonly kind: 'images' | 'pages-without-text' | 'drawings' | 'macros' | 'hidden-sheets' | 'unreadable-characters';
  readonly count: number;
  readonly spot: Spot;
}
