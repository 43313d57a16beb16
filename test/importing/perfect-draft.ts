import type { DraftLike, FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure, ExpectedPlan } from './expected-plan.ts';

const spot = { file: 'plan.txt', line: 1 };

/** A draft that has exactly what a plan is expected to give. */
export const perfectDraft = (expected: ExpectedPlan): DraftLike => ({
  plan: { title: expected.title, period: expected.period },
  measures: expected.measures.map(perfectMeasure),
  terms: expected.terms.map(({ name, names, definition }) => ({ name, names, definition, place: '用語', spot })),
  reviews: expected.reviews.map((review) => ({ ...review, names: [], note: '', place: '振り返り', spot })),
});

const perfectMeasure = (measure: ExpectedMeasure, at: number): FoundMeasure => ({
  id: `m-${at + 1}`,
  ...(measure.number === undefined ? {} : { number: measure.number }),
  ...(measure.bureau === undefined ? {} : { bureau: measure.bureau }),
  title: measure.title,
  names: [],
  group: [],
  owners: measure.owners,
  crossCutting: measure.crossCutting,
  tags: [],
  summary: '',
  schedule: measure.schedule.map(({ phase, from, to, uncertain }) => ({
    phase,
    from,
    to,
    ...(uncertain === undefined ? {} : { uncertain }),
  })),
  targets: measure.targets.map((target) => ({ ...target, kind: 'output' as const })),
  current: [],
  planned: [],
  place: '取組',
  spot,
});
