import type { Milestone } from '../../../src/domain/milestone.ts';

/** A milestone of the made-up 棚辺市: only what a test is about has to be named. */
export const milestone = (rest: Partial<Milestone> = {}): Milestone => ({
  id: 'tanabe-1.phase-begins.0a1b2c3d',
  municipality: 'tanabe',
  municipalityName: '棚辺市',
  plan: 'tanabe-dx',
  planTitle: '棚辺市DX計画',
  version: '初版',
  measure: { id: 'tanabe-1', number: '①', title: '電子契約の導入' },
  kind: 'phase-begins',
  date: '2028-04-01',
  precision: 'fiscal-year',
  phase: '実施',
  owners: ['契約課', '会計課'],
  place: '第3章',
  page: 12,
  ...rest,
});
