import type { QuestionClass, Statement } from '../../domain/answer.ts';
import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { Phrases } from './phrases.ts';

/** What an answerer gets: the question, one plan, and that plan's evidence, best first. */
export interface Context {
  readonly question: Question;
  readonly plan: Plan;
  readonly evidence: readonly Evidence[];
  readonly phrases: Phrases;
}

/** What one plan says to a question. */
export interface Finding {
  readonly plan: Plan;
  readonly about: QuestionClass;
  readonly statements: readonly Statement[];
  /** The measure that the answer is about, for the questions to offer next. */
  readonly measure?: Measure;
  /** Measures that may have been meant instead. */
  readonly others?: readonly Measure[];
  /** Things that the question names and the plan does not. */
  readonly strangers?: readonly string[];
  /** The longest name of what was found that stands in the question, in characters. */
  readonly named?: number;
  /** Share of the question's nouns that stand in what was found. */
  readonly literal?: number;
  /** How sure it is that this answers the question; comparable between plans. */
  readonly score: number;
}

/** What a plan does not say: the reason, as a code, and what is nearest. */
export interface Silence {
  readonly plan: Plan;
  readonly about: QuestionClass;
  readonly reason: 'unknown-subject' | 'no-owners' | 'no-schedule' | 'no-targets' | 'no-such-year' | 'no-detail';
  readonly nearest: readonly Evidence[];
}

/** Either what a plan says, or that it says nothing. */
export type Outcome = { readonly found: Finding } | { readonly silent: Silence };

export const found = (finding: Finding): Outcome => ({ found: finding });
export const silent = (context: Context, about: QuestionClass, reason: Silence['reason']): Outcome => ({
  silent: { plan: context.plan, about, reason, nearest: context.evidence.slice(0, 2) },
});

/** Below this score nothing that was found is likely to be meant; English words match fewer of a plan's own. */
export const LIKELY = { ja: 0.8, en: 0.54 };
/** How much of its score evidence loses when every noun of the question is foreign to the plan. */
const FOREIGN_LOSS = 0.4;

/** Whether what was found is likely to be what the question is about. */
export const isLikely = (evidence: Evidence | undefined, question: Question): evidence is Evidence =>
  evidence !== undefined && evidence.score * (1 - FOREIGN_LOSS * evidence.foreign) >= LIKELY[question.language];

/** The measure an entry belongs to. */
export const measureOf = (entry: Entry): Measure | undefined =>
  entry.kind === 'term' || entry.kind === 'review' ? undefined : entry.measure;

/** A measure with the best evidence that speaks for it. */
export interface RankedMeasure {
  readonly measure: Measure;
  readonly best: Evidence;
  readonly score: number;
}

/** What a hit in a part of a measure counts for the measure. */
const PART_WEIGHT: Readonly<Record<Entry['kind'], number>> = {
  measure: 1,
  item: 0.98,
  phase: 0.95,
  target: 0.9,
  passage: 0.92,
  term: 0,
  review: 0,
};

/** The measures that the evidence speaks for, best first. */
export function rankMeasures(evidence: readonly Evidence[]): readonly RankedMeasure[] {
  const ranked = new Map<string, RankedMeasure>();
  for (const best of evidence) {
    const measure = measureOf(best.entry);
    if (!measure) continue;
    const score = best.score * PART_WEIGHT[best.entry.kind];
    if (score > (ranked.get(measure.id)?.score ?? 0)) ranked.set(measure.id, { measure, best, score });
  }
  return [...ranked.values()].toSorted((a, b) => b.score - a.score);
}

/** A wrong section is the worst answer of all: to name one, a measure must score this much … */
const SURE = {
  score: 0.95,
  /** … or stand out from the next by this factor … */
  lead: 1.5,
  /** … in a text of its own no weaker than this, … */
  least: 0.47,
  /** … or in a passage no weaker than this. */
  leastOfPassage: 0.9,
};

/** Whether the first of the ranked measures is likely enough to name a section for it. */
export function isSure([top, next]: readonly RankedMeasure[], { language }: Question): boolean {
  if (!top) return false;
  const score = top.score * (1 - FOREIGN_LOSS * top.best.foreign);
  if (score >= SURE.score * (LIKELY[language] / LIKELY.ja)) return true;
  const standsOut = !next || top.score >= next.score * SURE.lead;
  const least = top.best.entry.kind === 'passage' ? SURE.leastOfPassage : SURE.least;
  return standsOut && score >= least && top.best.foreign <= 0.5;
}

/** The entry that stands for a measure as a whole, for citing it. */
export const entryOf = (measure: Measure, plan: Plan): Entry => ({ kind: 'measure', id: measure.id, plan, measure });
