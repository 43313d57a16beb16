import { type CsvLine, cutCsvLines } from './cut-csv-lines.ts';
import {
  about,
  type Cell,
  type Column,
  COLUMN_NAMES,
  COLUMNS,
  type Finding,
  fold,
  quoted,
  type Row,
  rowOf,
  type RowsRead,
} from './rows.ts';

/** Which column stands at each place; undefined where the heading is unknown. */
type Headings = readonly (Column | undefined)[];

/**
 * Reads the rows of a CSV text. The first line that is not blank names the columns, in Japanese or English and in any order.
 * Rows are left out that have the wrong number of columns or a cell that a spreadsheet would take for a formula.
 */
export function readCsvRows(text: string): RowsRead {
  const cut = cutCsvLines(text);
  if (!cut.ok) return { rows: [], problems: [cut.problem] };
  const [head, ...body] = cut.lines;
  if (head === undefined) return { rows: [], problems: [{ message: EMPTY }] };
  const headings = head.cells.map(({ text: heading }) => COLUMN_OF.get(fold(heading)));
  const problems = headingProblems(head, headings);
  if (!isUsable(headings)) return { rows: [], problems };
  const results = body.map((line) => readLine(line, headings));
  return {
    rows: results.flatMap(({ row }) => (row === undefined ? [] : [row])),
    problems: [...problems, ...results.flatMap((result) => result.problems)],
  };
}

const EMPTY = 'ファイルが空です。1行目に列の名前、2行目から連絡先を書いてください';

const REQUIRED: readonly Column[] = ['municipality', 'department', 'kind', 'address'];

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column): [string, Column][] => [
    [fold(COLUMN_NAMES[column]), column],
    [column, column],
  ]),
);

/** Whether rows can be read at all: an unknown column more does not matter for that, a missing or doubled one does. */
function isUsable(headings: Headings): boolean {
  const known = headings.filter((column) => column !== undefined);
  return REQUIRED.every((column) => known.includes(column)) && new Set(known).size === known.length;
}

function headingProblems({ line, cells }: CsvLine, headings: Headings): readonly Finding[] {
  if (headings.every((column) => column === undefined)) return [{ line, message: NO_HEADINGS }];
  const missing = REQUIRED.filter((column) => !headings.includes(column)).map((column) => ({
    line,
    field: COLUMN_NAMES[column],
    message: 'この列がありません。最初の行に列の名前を書き足してください',
  }));
  const wrong = cells.flatMap((cell, at) => {
    const column = headings[at];
    if (column === undefined) return [{ line: cell.line, message: unknownHeading(cell.text) }];
    if (headings.indexOf(column) === at) return [];
    return [{ line: cell.line, field: COLUMN_NAMES[column], message: 'この列が二つあります。一つにしてください' }];
  });
  return [...missing, ...wrong];
}

const ALL_NAMES = COLUMNS.map((column) => COLUMN_NAMES[column]);

const NO_HEADINGS = `列の名前がありません。最初の行に ${ALL_NAMES.join(',')} と書いてください`;

const unknownHeading = (text: string): string =>
  text.trim() === ''
    ? '名前のない列があります。列の名前を書くか、列ごと消してください'
    : `${quoted(text)}という列はありません。列の名前（${ALL_NAMES.join('、')}）に直すか、列ごと消してください`;

function readLine(line: CsvLine, headings: Headings): { readonly row?: Row; readonly problems: readonly Finding[] } {
  const { length } = headings;
  if (line.cells.length > length || line.width < length) {
    return {
      problems: [
        { line: line.line, message: wrongWidth(length, Math.max(line.cells.length, Math.min(line.width, length))) },
      ],
    };
  }
  const row = rowOf((column) => cellOf(line, headings, column));
  const formulas = COLUMNS.map((column) => row[column]).filter(({ text }) => FORMULA.test(text));
  if (formulas.length > 0) return { problems: formulas.map((cell) => about(cell, NO_FORMULAS)) };
  return { row: rowOf((column) => ({ ...row[column], text: row[column].text.replace(ESCAPE, '') })), problems: [] };
}

function cellOf(line: CsvLine, headings: Headings, column: Column): Cell {
  const cell = line.cells[headings.indexOf(column)] ?? { text: '', line: line.line };
  return { ...cell, field: COLUMN_NAMES[column] };
}

const wrongWidth = (wanted: number, found: number): string =>
  `列が${found > wanted ? '多' : '少な'}すぎます（列の名前は${wanted}個、この行は${found}個）。コンマの数を列の名前の行に合わせてください。コンマを含む内容は引用符（"）で囲みます`;

// The first characters after which spreadsheets calculate (OWASP: CSV Injection), and their full-width forms.
const FORMULA = /^[\t\n]|^\s*[=+\-@＝＋－＠]/u;

/** The apostrophe that is put before such a character when the directory is written. */
const ESCAPE = /^'(?=[=+\-@\t\n＝＋－＠])/u;

const NO_FORMULAS =
  '= + - @ やタブ、改行で始まる内容は、表計算ソフトが数式とみなすため読み込みません。値だけを書くか、空にしてください';
