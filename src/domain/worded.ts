import type { Entry } from './evidence.ts';

/**
 * One thing that a model may rest on: a fact (the owners of a measure, one phase of its schedule, one target, one item) or a passage.
 * Facts are small on purpose: what is said of two of them must not be mixed.
 */
export interface EvidenceItem {
  /** Counted from 1 within one question, as the model cites it. */
  readonly number: number;
  /** The same for the same fact of the same plan: `<entry id>#about`, `#owners`, `#phase/0`, `#target/0`, `#current/0`, `#planned/0`; the entry's id for terms, reviews and passages. */
  readonly key: string;
  /** Municipality id. */
  readonly municipality: string;
  /** Begins with the name of the municipality in 【】; in the language of the question where the plan has it. */
  readonly text: string;
  readonly entry: Entry;
}

/** A sentence that a model wrote, with the numbers of the items that it says it rests on. Not to be shown before it is checked. */
export interface Claim {
  readonly text: string;
  readonly cites: readonly number[];
}

/** Why a claim is not shown. */
export type ClaimFault =
  /** It cites nothing, or an item that was not given. */
  | 'citation'
  | 'department'
  | 'municipality'
  | 'year'
  | 'figure'
  /** A name, term or product that does not stand in what is cited. */
  | 'term'
  /** What it says of two things is mixed up: each stands in the evidence, but not together. */
  | 'mixed'
  /** It says that something is, or is done, where the evidence says the contrary or less (予定, 検討). */
  | 'polarity'
  /** Too little of it stands in the evidence. */
  | 'unsupported'
  /** A link, a mention, markup, or words to the reader that an instruction put there. */
  | 'markup'
  | 'language'
  | 'length';
