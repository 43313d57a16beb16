import type { SourceCell } from '../../../domain/source-document.ts';
import { stageOf } from './phase-words.ts';
import { readScheduleCell } from './schedule-cells.ts';

type Row = readonly SourceCell[];

/** A row put under its heads, and why that is not sure. */
export interface AlignedRow {
  readonly cells: Row;
  readonly uncertain?: string;
}

/**
 * Rows of a table in which a conversion lost cells, put under their heads by what is known of the columns: where numbers, sections and
 * words of phases stand in the other rows. `years` are the columns of years. A row is moved right by at most the columns
 * before the years; where the table (`all` its rows) has lost empty cells too it is read from the left, unsurely.
 */
export function alignRows(rows: readonly Row[], years: readonly number[], all: readonly Row[]): readonly AlignedRow[] {
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  const whole = rows.filter((row) => (row[last]?.text ?? '') !== '' || filledTo(row) >= last);
  const known = whole.length > 0 ? whole : rows;
  const columns: Columns = {
    kinds: profile(known, first),
    words: new Set(known.flatMap((row) => row.slice(first).map((cell) => cell.text))),
  };
  const keepsEmpty = all.some((row) => hasInnerEmpty(row, first));
  return rows.map((row) => {
    const shift = bestShift(row, columns, last);
    const cells = moved(row, shift);
    const short = filledTo(cells) < last && filledTo(cells) >= first;
    return short && !keepsEmpty ? { cells, uncertain: SHORT } : { cells };
  });
}

const SHORT = '欄の数が見出しより少なく、どの年度の欄が失われたかがはっきりしないため、左から順に読み取りました';

const filledTo = (row: Row): number => row.findLastIndex((cell) => cell.text !== '');

const hasInnerEmpty = (row: Row, first: number): boolean =>
  row.slice(first, filledTo(row)).some((cell) => cell.text === '');

/** What is known of the columns: the kind of each before the years, and the texts that stand under years. */
interface Columns {
  readonly kinds: readonly Kind[];
  readonly words: ReadonlySet<string>;
}

type Kind = 'number' | 'owner' | 'text';

/** What stands in each column before the years, where all its rows agree. */
function profile(rows: readonly Row[], first: number): readonly Kind[] {
  return Array.from({ length: first }, (_, column) => {
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    const kinds = new Set(texts.map(kindOf));
    return kinds.size === 1 && texts.length > 0 ? ([...kinds][0] ?? 'text') : 'text';
  });
}

function kindOf(text: string): Kind {
  const bare = text.normalize('NFKC').replace(/\s+/gu, '');
  if (/^(?:No\.?|[(（])?\d{1,3}(?:[-－.]\d{1,2})*[)）.]?$/u.test(bare)) return 'number';
  return OWNER.test(bare) && bare.length <= 30 ? 'owner' : 'text';
}

const OWNER = /(?:課|室|部|局|係|班|センター|事務所|全庁|委員会)(?:等|ほか|他)?(?:[(（].*[)）])?$/u;

/** The shift under which most cells stand where their kind belongs; none where another is not clearly better. */
function bestShift(row: Row, columns: Columns, last: number): number {
  const most = Math.min(columns.kinds.length, last - filledTo(row));
  const scores = Array.from({ length: Math.max(0, most) + 1 }, (_, shift) => scoreOf(row, shift, columns));
  const best = Math.max(...scores);
  return best > (scores[0] ?? 0) + 1 ? scores.indexOf(best) : 0;
}

function scoreOf(row: Row, shift: number, { kinds, words }: Columns): number {
  return row.reduce((sum, cell, index) => {
    if (cell.text === '') return sum;
    const column = index + shift;
    const isPhase = isSchedule(cell.text, words);
    return (
      sum +
      (column < kinds.length ? labelScore(cell.text, kinds[column] ?? 'text', isPhase) : yearScore(cell.text, isPhase))
    );
  }, 0);
}

function labelScore(text: string, kind: Kind, isPhase: boolean): number {
  if (kind === 'text') return isPhase || kindOf(text) !== 'text' ? -1 : 1;
  return kindOf(text) === kind ? 2 : -2;
}

const yearScore = (text: string, isPhase: boolean): number => (isPhase ? 2 : kindOf(text) === 'text' ? 0 : -2);

/** An arrow, a mark, a text that stands under years elsewhere, or the bare word of a phase. */
function isSchedule(text: string, words: ReadonlySet<string>): boolean {
  const reading = readScheduleCell(text);
  if (reading.kind !== 'words') return reading.kind !== 'empty';
  return words.has(text) || (text.length <= 4 && stageOf(reading.items[0] ?? '') !== undefined);
}

function moved(row: Row, shift: number): Row {
  if (shift === 0) return row;
  const [model] = row;
  const blank = (column: number): readonly SourceCell[] =>
    model === undefined ? [] : [{ ...model, text: '', column, rowSpan: 1, columnSpan: 1 }];
  return [...Array.from({ length: shift }, (_, column) => blank(column)).flat(), ...row.slice(0, row.length - shift)];
}
