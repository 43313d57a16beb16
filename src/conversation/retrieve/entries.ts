import type { Entry } from '../../domain/evidence.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import type { RetrievalDocument } from '../../domain/retrieval.ts';
import { isStandardPhase } from '../../language/phases.ts';

/** Everything in a plan that can answer a question, in a fixed order. Ids are unique within the plan's municipality. */
export function entriesOf(plan: Plan): readonly Entry[] {
  const measures = new Map(plan.measures.map((measure) => [measure.id, measure]));
  return [
    ...plan.measures.flatMap((measure) => entriesOfMeasure(plan, measure)),
    ...plan.terms.map((term): Entry => ({ kind: 'term', id: `term/${term.name}`, plan, term })),
    ...plan.reviews.map((review, at): Entry => ({ kind: 'review', id: `review/${at}`, plan, review })),
    ...plan.passages.map((passage): Entry => {
      const measure = measures.get(passage.measure ?? '');
      return { kind: 'passage', id: passage.id, plan, passage, ...(measure ? { measure } : {}) };
    }),
  ];
}

function entriesOfMeasure(plan: Plan, measure: Measure): readonly Entry[] {
  const phases = measure.schedule.filter((phase) => phase.lane !== undefined || !isStandardPhase(phase.phase));
  return [
    { kind: 'measure', id: measure.id, plan, measure },
    ...measure.current.map((item, at): Entry => ({
      kind: 'item',
      id: `${measure.id}/current/${at}`,
      plan,
      measure,
      item,
      state: 'current',
    })),
    ...measure.planned.map((item, at): Entry => ({
      kind: 'item',
      id: `${measure.id}/planned/${at}`,
      plan,
      measure,
      item,
      state: 'planned',
    })),
    ...phases.map((phase, at): Entry => ({ kind: 'phase', id: `${measure.id}/phase/${at}`, plan, measure, phase })),
    ...measure.targets.map((target, at): Entry => ({
      kind: 'target',
      id: `${measure.id}/target/${at}`,
      plan,
      measure,
      target,
    })),
  ];
}

/** The names an entry goes by: its title first, then what people call it. */
export function namesOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'measure':
      return [entry.measure.title, ...entry.measure.names];
    case 'item':
      return [entry.item.title, ...entry.item.names];
    case 'phase':
      return [entry.phase.phase, ...(entry.phase.lane === undefined ? [] : [entry.phase.lane])];
    case 'target':
      return [entry.target.name, ...entry.target.names];
    case 'term':
      return [
        entry.term.name,
        ...entry.term.names,
        ...(entry.term.reading === undefined ? [] : [entry.term.reading]),
        ...(entry.term.expansion === undefined ? [] : [entry.term.expansion]),
      ];
    case 'review':
      return [entry.review.title, ...entry.review.names];
    case 'passage':
      return [entry.passage.title, ...entry.passage.names];
  }
}

/** An entry as a text to be searched. */
export function documentOf(entry: Entry): RetrievalDocument {
  const [title = '', ...names] = namesOf(entry);
  return { id: entry.id, partition: entry.plan.municipality.id, title, names, ...textsOf(entry) };
}

function textsOf(entry: Entry): { readonly body: string; readonly english: string } {
  switch (entry.kind) {
    case 'measure':
      return {
        body: `${entry.measure.summary} ${entry.measure.group.join(' ')}`,
        english: `${entry.measure.english}. ${entry.measure.summaryEnglish}`,
      };
    case 'item':
      return { body: entry.measure.title, english: `${entry.item.english}. ${entry.measure.english}` };
    case 'phase':
      return { body: entry.measure.title, english: `${entry.phase.english ?? ''}. ${entry.measure.english}` };
    case 'target':
      return {
        body: `${entry.target.lane ?? ''} ${entry.measure.title}`,
        english: `${entry.target.english ?? ''}. ${entry.measure.english}`,
      };
    case 'term':
      return { body: entry.term.definition, english: `${entry.term.english}. ${entry.term.definitionEnglish}` };
    case 'review':
      return {
        body: `${entry.review.note} ${entry.review.result}`,
        english: `${entry.review.english}. ${entry.review.noteEnglish}`,
      };
    case 'passage':
      return { body: entry.passage.text, english: entry.passage.english };
  }
}
