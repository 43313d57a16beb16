import { type DoubtSubject, subjectKey } from '../../../src/domain/draft.ts';
import type { Measure, Passage, Plan } from '../../../src/domain/plan.ts';

/** Something of a draft that has a page of its own to be mended on, beside its source. */
export interface DraftPart {
  readonly about: DoubtSubject;
  /** What it consists of, each to be mended by itself. */
  readonly subjects: readonly DoubtSubject[];
  readonly source: readonly Passage[];
  readonly measure?: Measure;
}

/** What the page of the plan itself is about. */
export const HEAD: DoubtSubject = { kind: 'plan', field: 'title' };

/** What the page of a measure is about; dropping it drops the measure. */
export const measureSubject = (id: string): DoubtSubject => ({ kind: 'measure', measure: id, field: 'title' });

/** The part that a `subjectKey` names; undefined where the draft has none of that name. */
export function partWith(key: string, plan: Plan): DraftPart | undefined {
  const about = abouts(plan).find((one) => subjectKey(one) === key);
  if (about === undefined) return undefined;
  if (about.kind !== 'measure') return { about, subjects: subjectsBeside(about), source: sourceOf(about, plan) };
  const measure = plan.measures.find(({ id }) => id === about.measure);
  return measure && { about, measure, subjects: subjectsOf(measure), source: sourceOfMeasure(measure, plan) };
}

/** The passages that are about a measure; those at its place where none says that it is. */
export function sourceOfMeasure({ id, place }: Measure, plan: Plan): readonly Passage[] {
  const own = plan.passages.filter(({ measure }) => measure === id);
  return own.length > 0 ? own : passagesAt(place, plan);
}

const abouts = ({ measures, terms, reviews }: Plan): readonly DoubtSubject[] => [
  HEAD,
  ...measures.map(({ id }) => measureSubject(id)),
  ...terms.map(({ name }) => ({ kind: 'term', name }) as const),
  ...reviews.map(({ title }) => ({ kind: 'review', title }) as const),
];

const subjectsBeside = (about: DoubtSubject): readonly DoubtSubject[] =>
  about.kind === 'plan' ? [about, { kind: 'municipality', field: 'name' }] : [about];

function sourceOf(about: DoubtSubject, plan: Plan): readonly Passage[] {
  const found =
    about.kind === 'term'
      ? plan.terms.find(({ name }) => name === about.name)
      : plan.reviews.find(({ title }) => about.kind === 'review' && title === about.title);
  return found === undefined ? [] : passagesAt(found.place, plan);
}

const passagesAt = (place: string, { passages }: Plan): readonly Passage[] =>
  passages.filter((passage) => passage.place === place);

const subjectsOf = ({ id, schedule, targets }: Measure): readonly DoubtSubject[] => [
  measureSubject(id),
  ...schedule.map(
    ({ phase, from, lane }) =>
      ({ kind: 'phase', measure: id, phase, from, ...(lane !== undefined && { lane }) }) as const,
  ),
  { kind: 'measure', measure: id, field: 'schedule' },
  ...targets.map(
    ({ name, lane }) => ({ kind: 'target', measure: id, name, ...(lane !== undefined && { lane }) }) as const,
  ),
  { kind: 'measure', measure: id, field: 'targets' },
];
