import { expect, test } from 'vitest';
import type { Draft } from '../../../src/domain/draft.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { carryOver } from '../../../src/importing/draft/carry-over.ts';
import { comparePlans, isUnchanged } from '../../../src/importing/draft/compare-plans.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { changeLines } from '../../../src/language/import-sentences.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import { filesSource } from '../../../src/plans/plan-source.ts';
import { SMALL_DRAFT } from './small-draft.ts';

function planOf(draft: Draft): Plan {
  const loaded = loadPlan(filesSource('mizuho', draftFiles(draft)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.plan;
}

const BEFORE = planOf(SMALL_DRAFT);
const [FIRST, SECOND, THIRD] = SMALL_DRAFT.measures;
if (!FIRST || !SECOND || !THIRD) throw new Error('the small draft has three measures');
const withMeasures = (...measures: Draft['measures']): Draft => ({
  ...SMALL_DRAFT,
  measures,
  doubts: [],
  passages: [],
});

test('the same plan again changes nothing', () => {
  expect(isUnchanged(comparePlans(BEFORE, planOf(SMALL_DRAFT)))).toBe(true);
});

test('a change is told with what it was, what it is, and for whom', () => {
  const after = planOf({
    ...withMeasures(
      { ...FIRST, owners: ['住民課'], schedule: [{ phase: '実施', from: 2026, to: 2028 }] },
      { ...SECOND, title: '窓口の予約' },
      { ...THIRD, id: 'mizuho-4', title: '標準化への移行' },
    ),
    terms: SMALL_DRAFT.terms.slice(0, 1),
  });
  expect(changeLines(comparePlans(BEFORE, after))).toEqual([
    '追加　取組「③ 標準化への移行」（総務課）',
    '削除　取組「③ 研修の実施」（総務課）',
    '変更　取組「① 電子申請の拡充」の担当：総務課 → 住民課（住民課、総務課）',
    '変更　取組「① 電子申請の拡充」の工程：検討 令和8年度、実施 令和9年度〜令和10年度 → 実施 令和8年度〜令和10年度（住民課、総務課）',
    '用語の削除　RPA',
  ]);
});

test('of a schedule only what is not in both is told, and a phase written in two parts is the same', () => {
  const before = planOf(withMeasures({ ...FIRST, schedule: [{ phase: '検討', from: 2026, to: 2027 }] }));
  const parted = { ...FIRST, schedule: [2026, 2027].map((year) => ({ phase: '検討', from: year, to: year })) };
  expect(comparePlans(before, planOf(withMeasures(parted))).changed).toEqual([]);
  const more = { ...parted, schedule: [...parted.schedule, { phase: '実施', from: 2028, to: 2028 }] };
  expect(changeLines(comparePlans(before, planOf(withMeasures(more))))).toEqual([
    '変更　取組「① 電子申請の拡充」の工程：実施 令和10年度 を追加（総務課）',
  ]);
});

test('the prefecture of the plan in force holds where the new version does not say it', () => {
  const about = { kind: 'municipality', field: 'prefecture' } as const;
  const doubt = { id: 'd1', about, spot: { file: '計画.txt' }, place: '表紙', read: '', assumed: '', reason: '' };
  const next = carryOver(
    { ...SMALL_DRAFT, doubts: [doubt] },
    { ...BEFORE, municipality: { ...BEFORE.municipality, prefecture: '岐阜県' } },
  );
  expect([next.municipality.prefecture, next.doubts]).toEqual(['岐阜県', []]);
});

test('width and blanks alone are no change', () => {
  const spaced = planOf(withMeasures({ ...FIRST, title: '電子申請の拡充　' }, SECOND, THIRD));
  expect(comparePlans(BEFORE, spaced).changed).toEqual([]);
});

test('a new version keeps the ids and the other names of the measures that it has again', () => {
  const previous: Plan = {
    ...BEFORE,
    id: 'mizuho-dx',
    measures: BEFORE.measures.map((measure) => ({ ...measure, id: `old-${measure.id}`, names: ['人が付けた名前'] })),
  };
  const next = carryOver(
    withMeasures(
      { ...SECOND, id: 'mizuho-1', number: '①' },
      { ...FIRST, id: 'mizuho-2', number: '②', title: '電子申請の更なる拡充' },
      { ...THIRD, id: 'mizuho-3', title: '災害時の通信の確保' },
    ),
    previous,
  );
  expect(next.plan.id).toBe('mizuho-dx');
  expect(next.measures.map(({ id, title }) => [id, title])).toEqual([
    ['old-mizuho-2', '窓口の予約'],
    ['old-mizuho-1', '電子申請の更なる拡充'],
    ['mizuho-3', '災害時の通信の確保'],
  ]);
  expect(next.measures.map(({ names }) => names)).toEqual([['人が付けた名前'], ['電子申請', '人が付けた名前'], []]);
});

test('passages and doubts follow their measure to its id', () => {
  const previous: Plan = {
    ...BEFORE,
    measures: BEFORE.measures.map((measure) => ({ ...measure, id: `old-${measure.id}` })),
  };
  const next = carryOver(SMALL_DRAFT, previous);
  expect(next.passages.map(({ measure }) => measure)).toEqual(['old-mizuho-1', 'old-mizuho-2']);
  expect(next.doubts.map(({ about }) => ('measure' in about ? about.measure : about.kind))).toEqual([
    'old-mizuho-1',
    'old-mizuho-1',
    'old-mizuho-3',
    'term',
    'plan',
    'document',
  ]);
});

test('a new measure never takes the id of one that the new version left out', () => {
  const next = carryOver(withMeasures({ ...THIRD, id: 'mizuho-1', number: '①', title: '災害時の通信の確保' }), BEFORE);
  expect(next.measures.map(({ id }) => id)).toEqual(['mizuho-1-2']);
});
