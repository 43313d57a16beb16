import type { SourceTable, Spot } from '../../domain/source-document.ts';
import { meaningOfHtml } from './html-remnants.ts';
import { withoutMarks } from './inline-marks.ts';
import { type LooseCell, tables } from './table-grid.ts';

/** A line of a text file with its number, from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * The table in consecutive lines with tabs. Rows shorter than the longest are filled up and the table is `ragged`, since it cannot be told
 * where the lost cells were. A row of dashes under a header is left out.
 */
export function tabTable(lines: readonly Line[], file: string): readonly SourceTable[] {
  const rows = lines.map((line) => ({ line, cells: line.text.split('\t') })).filter(({ cells }) => !isRule(cells));
  const widths = new Set(rows.map(({ cells }) => cells.length));
  return textTable(rows, file, widths.size > 1);
}

/** The table in consecutive lines with `|` as Markdown has it; `\|` is a character, the row that tells the alignment is left out. */
export function pipeTable(lines: readonly Line[], file: string): readonly SourceTable[] {
  const rows = lines
    .filter((line, at) => at !== 1 || !isPipeRule(line.text))
    .map((line) => ({ line, cells: pipeCells(line.text) }));
  return textTable(rows, file, false);
}

/** Whether a line is the row of dashes that tells the alignment of a table (`|---|:-:|`). */
export const isPipeRule = (text: string): boolean =>
  text.includes('-') && text.includes('|') && pipeCells(text).every((cell) => /^\s*:?-+:?\s*$/u.test(cell));

interface TextRow {
  readonly line: Line;
  readonly cells: readonly string[];
}

function textTable(rows: readonly TextRow[], file: string, ragged: boolean): readonly SourceTable[] {
  const [first] = rows;
  if (first === undefined) return [];
  const grid = rows.map(({ line, cells }) => cells.map((cell) => textCell(cell, { file, line: line.number })));
  return tables(grid, { spot: { file, line: first.line.number }, ragged });
}

function textCell(source: string, spot: Spot): LooseCell {
  const { text, bold } = withoutMarks(source);
  return { text: meaningOfHtml(text).replace(BULLET_AFTER_BLANK, '\n').replace(WIDE_GAP, '\n'), spot, bold };
}

// A line break in a cell became a blank in many conversions: before a bullet it is one for certain, and a wide gap is one too.
const BULLET_AFTER_BLANK = / (?=[・•][^\s・•])/gu;
const WIDE_GAP = /(?<=\S) {2,}(?=\S)/gu;

const isRule = (cells: readonly string[]): boolean => cells.length > 0 && cells.every((cell) => RULE_CELL.test(cell));
const RULE_CELL = /^\s*-{3,}\s*$/u;

function pipeCells(text: string): readonly string[] {
  const cells = text.trim().split(UNESCAPED_PIPE);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.replaceAll('\\|', '|'));
}

const UNESCAPED_PIPE = /(?<!\\)\|/u;
