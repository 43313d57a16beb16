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

/** Something wrong in `knowledge/`: where it is, and a sentence that says what and how to mend it. */
export interface KnowledgeProblem {
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly message: string;
}
