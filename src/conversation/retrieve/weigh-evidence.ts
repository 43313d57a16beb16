import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Question } from '../../domain/question.ts';

/** Evidence with the share of the question that its name makes up. */
export interface Found extends Evidence {
  readonly share: number;
}

/** What a kind of entry counts for a kind of question; 1 where nothing is said. */
const KIND_WEIGHTS: Partial<Record<Question['intent'], Partial<Record<Entry['kind'], number>>>> = {
  schedule: { term: 0.6, review: 0.85, phase: 1.1 },
  review: { review: 1.6 },
  target: { target: 1.25, term: 0.7 },
  term: { term: 1.2 },
};

/** What a fact that the question asks for by name is worth. */
const FACT_BONUS = 0.7;
/** … and where the question asks for nothing else. */
const ONLY_FACT_BONUS = 1.6;
/** A subject no longer than this adds little to the fact asked for. */
const LITTLE = 12;
/** What is left of a measure or a term in a question about content that says more than its name. */
const GENERAL_SHARE = 0.75;

/** The score of evidence in the light of what is asked. */
export function weighed({ entry, score, share }: Found, question: Question): number {
  const kind = KIND_WEIGHTS[question.intent]?.[entry.kind] ?? 1;
  const isGeneral = question.intent === 'content' && (entry.kind === 'measure' || entry.kind === 'term');
  const general = isGeneral ? GENERAL_SHARE + (1 - GENERAL_SHARE) * share : 1;
  return score * kind * general + (isFactAsked(entry, question) ? factBonus(question) : 0);
}

/** Whether an entry is a fact that the question asks for by name. */
export const isFactAsked = (entry: Entry, question: Question): boolean =>
  entry.kind === 'passage' && question.facts.includes(entry.passage.key ?? '');

const factBonus = ({ subject }: Question): number => (subject.length <= LITTLE ? ONLY_FACT_BONUS : FACT_BONUS);

/** Adds evidence to what was found for an entry, at a weight. */
export function merge(found: Map<string, Found>, key: string, evidence: Found, weight: number): void {
  const before = found.get(key);
  found.set(key, {
    entry: evidence.entry,
    score: (before?.score ?? 0) + weight * evidence.score,
    named: Math.max(before?.named ?? 0, evidence.named),
    foreign: Math.min(before?.foreign ?? 1, evidence.foreign),
    strangers: before?.strangers ?? evidence.strangers,
    share: Math.max(before?.share ?? 0, evidence.share),
  });
}
