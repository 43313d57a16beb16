/** An error that a person may meet: a code and fields; the sentence is made in the language of the surface. */
export class KakariError extends Error {
  readonly code: string;
  readonly fields: Readonly<Record<string, string | number>>;

  constructor(code: string, fields: Readonly<Record<string, string | number>>, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(fields)}`, options);
    this.name = 'KakariError';
    this.code = code;
    this.fields = fields;
  }
}

/** Something wrong in a file that a person wrote: where it is, and a sentence that says what and how to mend it. */
export interface FileProblem {
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly message: string;
}

/** A file, or a folder of files, that cannot be used; `problems` says what is wrong and where. */
export class FileProblemsError extends KakariError {
  readonly problems: readonly FileProblem[];

  constructor(code: string, fields: Readonly<Record<string, string | number>>, problems: readonly FileProblem[]) {
    super(code, { ...fields, count: problems.length });
    this.problems = problems;
  }
}

/** A problem on one line, as people read it: `file:line field — what and how to mend it`. */
export const problemLine = (problem: FileProblem): string =>
  [`${problem.file}${problem.line === undefined ? '' : `:${problem.line}`}`, problem.field, '—', problem.message]
    .filter((part) => part !== undefined)
    .join(' ');
