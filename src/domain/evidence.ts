import type { Item, Measure, Passage, Phase, Plan, Review, Target, Term } from './plan.ts';

/** One thing of a plan that can answer a question. */
export type Entry = { readonly id: string; readonly plan: Plan } & (
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'item'; readonly measure: Measure; readonly item: Item; readonly state: 'current' | 'planned' }
  | { readonly kind: 'phase'; readonly measure: Measure; readonly phase: Phase }
  | { readonly kind: 'target'; readonly measure: Measure; readonly target: Target }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'review'; readonly review: Review }
  | { readonly kind: 'passage'; readonly passage: Passage; readonly measure?: Measure }
);

/** An entry that was found for a question. `score` is comparable between questions and plans. */
export interface Evidence {
  readonly entry: Entry;
  readonly score: number;
  /** The longest name of the entry that stands in the question, in normalised characters; 0 for none. */
  readonly named: number;
  /** Share of the question's nouns that the entry's plan never uses, 0 to 1: what speaks for a question about something else. */
  readonly foreign: number;
  /** Names of things in the question (katakana, Latin letters) that the plan never uses. */
  readonly strangers: readonly string[];
  /** Share of the question's nouns that stand in the entry's own text, 0 to 1; only where plans are compared. */
  readonly literal?: number;
}
