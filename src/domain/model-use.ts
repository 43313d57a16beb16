import type { IsoDate } from './fiscal-year.ts';

/** What models were used for on one day by one person. */
export interface ModelUse {
  /** A day of Japan. */
  readonly day: IsoDate;
  /** The key of a person; `-` where nobody in particular asked (pages without a name, passages made ready). */
  readonly person: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** How much may be used in a day; a call over a bound is not made. */
export interface ModelBounds {
  /** Tokens, in and out together. */
  readonly tokensPerDay: number;
  readonly tokensPerPerson: number;
}
