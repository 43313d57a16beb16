import type { FiscalYear } from './fiscal-year.ts';
import type { Contact, Department, Item, Measure, Municipality, Passage, Plan, Review, Target, Term } from './plan.ts';
import type { Spot } from './source-document.ts';

/**
 * A plan as the import drafts it: what `knowledge/` holds, without English and without what only a person can tell. Every fact
 * stands in the source; what is unsure has `uncertain` and a `Doubt` that says why.
 */
export interface Draft {
  readonly municipality: DraftMunicipality;
  readonly plan: DraftHead;
  readonly measures: readonly DraftMeasure[];
  readonly terms: readonly DraftTerm[];
  readonly reviews: readonly DraftReview[];
  /** The original text, cut into stretches that can be cited; kept in the data folder only. */
  readonly passages: readonly DraftPassage[];
  readonly doubts: readonly Doubt[];
}

export interface DraftMunicipality extends Pick<Municipality, 'id' | 'name' | 'names'> {
  readonly prefecture?: string;
  /** Every section that an owner, a bureau or the contact names. */
  readonly departments: readonly Omit<Department, 'english'>[];
}

export interface DraftHead extends Pick<
  Plan,
  'id' | 'title' | 'names' | 'version' | 'status' | 'period' | 'namesOwners'
> {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string;
  /** The first year of the schedules, where it lies before the period. */
  readonly scheduleFrom?: FiscalYear;
  readonly contact: Contact;
  /** Passages with a `key` that every plan may have (see `knowledge/README.md`). */
  readonly facts: readonly DraftPassage[];
}

export interface DraftMeasure extends Omit<
  Measure,
  'english' | 'summaryEnglish' | 'schedule' | 'targets' | 'current' | 'planned'
> {
  readonly schedule: readonly Omit<Measure['schedule'][number], 'english'>[];
  readonly targets: readonly Omit<Target, 'english'>[];
  readonly current: readonly Omit<Item, 'english'>[];
  readonly planned: readonly Omit<Item, 'english'>[];
  /** Where its title stands. */
  readonly spot: Spot;
}

export interface DraftTerm extends Omit<Term, 'english' | 'definitionEnglish'> {
  readonly spot: Spot;
}

export interface DraftReview extends Omit<Review, 'english' | 'noteEnglish'> {
  readonly spot: Spot;
}

export interface DraftPassage extends Omit<Passage, 'id' | 'english'> {
  readonly spot: Spot;
}

/** What a doubt is about. The parts of a measure are known by what they say, so that it holds when others are added or dropped. */
export type DoubtSubject =
  | { readonly kind: 'municipality'; readonly field: 'name' | 'prefecture' }
  | { readonly kind: 'plan'; readonly field: 'title' | 'version' | 'status' | 'published' | 'period' | 'contact' }
  | { readonly kind: 'measure'; readonly measure: string; readonly field: 'title' | 'owners' | 'schedule' | 'targets' }
  | {
      readonly kind: 'phase';
      readonly measure: string;
      readonly phase: string;
      readonly from: FiscalYear;
      readonly lane?: string;
    }
  | { readonly kind: 'target'; readonly measure: string; readonly name: string; readonly lane?: string }
  | { readonly kind: 'term'; readonly name: string }
  | { readonly kind: 'review'; readonly title: string }
  | { readonly kind: 'document' };

/** Something the import is unsure of: where, what was read, what was assumed, and why; for a person to accept, mend or drop. */
export interface Doubt {
  /** `d1`, `d2` …, in the order of the document. */
  readonly id: string;
  readonly about: DoubtSubject;
  readonly spot: Spot;
  /** Chapter and heading. */
  readonly place: string;
  /** What stands in the source, word for word; empty where something is missing. */
  readonly read: string;
  /** What the draft says; empty where it says nothing. */
  readonly assumed: string;
  /** A sentence in Japanese that says why. */
  readonly reason: string;
}

/** What a subject is, as text: the same for the same subject. */
export const subjectKey = (about: DoubtSubject): string => JSON.stringify(about, Object.keys(about).toSorted());
