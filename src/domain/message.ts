import type { IsoDate } from './fiscal-year.ts';

/** What a person asked, as the flow receives it. */
export interface Message {
  readonly text: string;
  /** Municipality id; absent when every municipality may answer. */
  readonly municipality?: string;
  /** Earlier turns of the same person, oldest first. */
  readonly history: readonly string[];
  /** Who asks, as a key that says nothing else (a platform's id): the use of a model is bounded for each person. */
  readonly by?: string;
  /** Today in Japan. */
  readonly today: IsoDate;
}

/** The language an answer is written in: that of the question. */
export type Language = 'ja' | 'en';
