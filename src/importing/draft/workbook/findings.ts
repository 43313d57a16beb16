import type { Doubt, DoubtSubject } from '../../../domain/draft.ts';
import type { FileProblem } from '../../../domain/errors.ts';

/** A place in a workbook. Rows are counted from 1, as Excel shows them. */
export interface At {
  readonly sheet: string;
  readonly line?: number;
  /** The head of the column, or the item. */
  readonly head?: string;
}

/** What a workbook leaves to be told: mistakes that keep it out, and doubts that go with the draft. */
export interface Findings {
  readonly problems: FileProblem[];
  readonly doubts: Omit<Doubt, 'id'>[];
  /** Where English is missing that a plan in two languages must have. */
  readonly withoutEnglish: At[];
  readonly complain: (at: At, message: string) => void;
  readonly doubt: (about: DoubtSubject, at: At, told: Pick<Doubt, 'read' | 'assumed' | 'reason'>) => void;
}

/** Nothing found yet in the workbook of this name. */
export function createFindings(file: string): Findings {
  const problems: FileProblem[] = [];
  const doubts: Omit<Doubt, 'id'>[] = [];
  return {
    problems,
    doubts,
    withoutEnglish: [],
    complain: (at, message) => problems.push(problemAt(file, at, message)),
    doubt: (about, { sheet, line }, told) =>
      doubts.push({ about, spot: { file, sheet, ...(line !== undefined && { line }) }, place: '', ...told }),
  };
}

/** A problem as people find it in Excel: 「計画.xlsx シート「工程」:12 始まり」. */
export const problemAt = (file: string, { sheet, line, head }: At, message: string): FileProblem => ({
  file: `${file} シート「${sheet}」`,
  ...(line !== undefined && { line }),
  ...(head !== undefined && { field: head }),
  message,
});

/** A place in a sentence: 「工程」12行目の「始まり」. */
export const placeText = ({ sheet, line, head }: At): string =>
  `「${sheet}」${line === undefined ? '' : `${line}行目`}${head === undefined ? '' : `の「${head}」`}`;
