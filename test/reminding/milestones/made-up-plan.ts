import type { Measure, Phase, Plan, Target } from '../../../src/domain/plan.ts';

/** An entry of a schedule; of one year where `to` is left out. */
export const phase = (name: string, from: number, to = from, rest: Partial<Phase> = {}): Phase => ({
  phase: name,
  from,
  to,
  ...rest,
});

/** A target of an output, with values by year. */
export const target = (name: string, byYear: Target['byYear'], rest: Partial<Target> = {}): Target => ({
  name,
  names: [],
  kind: 'output',
  byYear,
  ...rest,
});

/** A measure of the plan below: only what a test is about has to be named. */
export const measure = (rest: Partial<Measure> = {}): Measure => ({
  id: 'tanabe-1',
  number: '①',
  title: '電子契約の導入',
  english: 'Electronic contracts',
  names: [],
  group: [],
  owners: ['契約課'],
  crossCutting: false,
  tags: [],
  summary: '契約を電子化します。',
  summaryEnglish: 'Makes contracts electronic.',
  schedule: [],
  targets: [],
  current: [],
  planned: [],
  place: '第3章',
  page: 12,
  ...rest,
});

/** A plan of the made-up 棚辺市 for 2026 to 2030. */
export const plan = (rest: Partial<Plan> = {}): Plan => ({
  municipality: {
    id: 'tanabe',
    name: '棚辺市',
    reading: 'たなべし',
    english: 'Tanabe City',
    prefecture: '架空県',
    code: '990051',
    names: [],
    departments: [],
  },
  id: 'tanabe-dx',
  title: '棚辺市DX計画',
  english: 'Tanabe City DX Plan',
  names: [],
  version: '初版',
  status: 'adopted',
  published: '2026-03',
  period: [2026, 2030],
  namesOwners: true,
  contact: { departments: ['情報課'], place: '裏表紙' },
  groups: [],
  measures: [],
  terms: [],
  passages: [],
  reviews: [],
  progressReviews: [],
  ...rest,
});
