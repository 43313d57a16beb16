import { expect, test } from 'vitest';
import { subjectKey } from '../../../src/domain/draft.ts';
import type { DraftFiles } from '../../../src/domain/draft-files.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { openDoubts, settleDraft } from '../../../src/importing/draft/settle-draft.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import { filesSource } from '../../../src/plans/plan-source.ts';
import type { Decision } from '../../../src/ports/import-desk.ts';
import { SMALL_DRAFT } from './small-draft.ts';

const FILES = draftFiles(SMALL_DRAFT);

function load(files: DraftFiles): Plan {
  const loaded = loadPlan(filesSource('mizuho', files));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.plan;
}

const settled = (...decisions: readonly Decision[]): Plan => load(settleDraft(FILES, decisions));
const doubtsAfter = (...decisions: readonly Decision[]): readonly string[] =>
  openDoubts(settleDraft(FILES, decisions)).map(({ id }) => id);
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return Reflect.get(Object(error), 'code');
  }
  return 'nothing was thrown';
};

test('the files of a draft load as the plan that was drafted', () => {
  const plan = load(FILES);
  expect(plan.measures.map(({ id, title, owners, schedule }) => ({ id, title, owners, schedule }))).toEqual(
    SMALL_DRAFT.measures.map(({ id, title, owners, schedule }) => ({ id, title, owners, schedule })),
  );
  expect(plan.terms.map(({ name, definition }) => [name, definition])).toEqual(
    SMALL_DRAFT.terms.map(({ name, definition }) => [name, definition]),
  );
  expect(plan.passages.map(({ text, measure }) => [text, measure])).toEqual(
    SMALL_DRAFT.passages.map(({ text, measure }) => [text, measure]),
  );
});

test('the doubts of a fresh draft are open', () => {
  expect(openDoubts(FILES)).toEqual(SMALL_DRAFT.doubts);
});

test('what is accepted stays and is no longer uncertain', () => {
  const [first] = settled({ on: 'd1', kind: 'accept' }).measures;
  expect(first?.schedule[0]).toEqual({ phase: '検討', from: 2026, to: 2026 });
  expect(doubtsAfter({ on: 'd1', kind: 'accept' })).toEqual(['d2', 'd3', 'd4', 'd5', 'd6']);
});

test('what is mended says what the person wrote', () => {
  const plan = settled(
    { on: 'd1', kind: 'mend', values: { phase: '検討・試行', to: '令和9年度' } },
    { on: 'd2', kind: 'mend', values: { 令和9年度: '20件', '2028': '40件' } },
    {
      on: 'd4',
      kind: 'mend',
      values: { definition: '人の知的な働きを機械で行う技術です。', names: '人工知能、エーアイ' },
    },
    { on: 'd5', kind: 'mend', values: { version: '第2期', from: 'R8', to: '2029' } },
  );
  expect(plan.measures[0]?.schedule[0]).toEqual({ phase: '検討・試行', from: 2026, to: 2027 });
  expect(plan.measures[0]?.targets[0]).toMatchObject({ byYear: { 2027: '20件', 2028: '40件' } });
  expect(plan.measures[0]?.targets[0]).not.toHaveProperty('uncertain');
  expect(plan.terms[0]).toMatchObject({
    names: ['人工知能', 'エーアイ'],
    definition: '人の知的な働きを機械で行う技術です。',
  });
  expect(plan).toMatchObject({ version: '第2期', period: [2026, 2029] });
});

test('owners that a person writes become sections of the municipality', () => {
  const plan = settled({ on: 'd3', kind: 'mend', values: { owners: '企画課、総務課' } });
  expect(plan.measures[2]).toMatchObject({ owners: ['企画課', '総務課'] });
  expect(plan.measures[2]).not.toHaveProperty('uncertain');
  expect(plan.municipality.departments.map(({ name }) => name)).toEqual(['総務課', '住民課', '企画課']);
});

test('what is dropped is gone, and its doubts with it', () => {
  const plan = settled({ on: 'd1', kind: 'drop' }, { on: 'd3', kind: 'drop' }, { on: 'd4', kind: 'drop' });
  expect(plan.measures[0]?.schedule.map(({ phase }) => phase)).toEqual(['実施']);
  expect(plan.measures[2]).toMatchObject({ owners: [] });
  expect(plan.terms.map(({ name }) => name)).toEqual(['RPA']);
});

test('a measure can be dropped whole; its passages stay, without it', () => {
  const on = subjectKey({ kind: 'measure', measure: 'mizuho-1', field: 'title' });
  const plan = settled({ on, kind: 'drop' });
  expect(plan.measures.map(({ id }) => id)).toEqual(['mizuho-2', 'mizuho-3']);
  expect(plan.passages.map(({ text, measure }) => [text, measure])).toEqual([
    ['電子申請を広げます。', undefined],
    ['窓口を予約できるようにします。', 'mizuho-2'],
  ]);
  expect(doubtsAfter({ on, kind: 'drop' })).toEqual(['d3', 'd4', 'd5', 'd6']);
});

test('what nobody doubted can be mended too, and phases can be added', () => {
  const title = subjectKey({ kind: 'measure', measure: 'mizuho-2', field: 'title' });
  const schedule = subjectKey({ kind: 'measure', measure: 'mizuho-2', field: 'schedule' });
  const plan = settled(
    { on: title, kind: 'mend', values: { title: '窓口のネット予約' } },
    { on: schedule, kind: 'mend', values: { phase: '導入', from: '令和9年度' } },
  );
  expect(plan.measures[1]).toMatchObject({
    title: '窓口のネット予約',
    schedule: [{ phase: '導入', from: 2027, to: 2027 }],
  });
});

test('the last review can be dropped', () => {
  const on = subjectKey({ kind: 'review', title: '光回線の整備' });
  expect(settled({ on, kind: 'drop' }).reviews).toEqual([]);
});

test('a mark of uncertainty stays until the last doubt about it is settled', () => {
  const files = draftFiles({
    ...SMALL_DRAFT,
    doubts: SMALL_DRAFT.doubts.flatMap((doubt) =>
      doubt.id === 'd3'
        ? [doubt, { ...doubt, id: 'd9', about: { kind: 'measure', measure: 'mizuho-3', field: 'schedule' } as const }]
        : [doubt],
    ),
  });
  const once = settleDraft(files, [{ on: 'd3', kind: 'accept' }]);
  expect(load(once).measures[2]).toHaveProperty('uncertain');
  expect(load(settleDraft(once, [{ on: 'd9', kind: 'accept' }])).measures[2]).not.toHaveProperty('uncertain');
});

test.each<[string, Decision]>([
  ['no-doubt', { on: 'd99', kind: 'accept' }],
  ['no-doubt', { on: subjectKey({ kind: 'term', name: 'DX' }), kind: 'drop' }],
  ['cannot-drop', { on: 'd5', kind: 'drop' }],
  ['no-field', { on: 'd1', kind: 'mend', values: { owner: '総務課' } }],
  ['not-a-year', { on: 'd1', kind: 'mend', values: { to: 'いつか' } }],
  ['not-a-year', { on: 'd1', kind: 'mend', values: { to: '今年度' } }],
])('a decision that cannot be carried out is %s and changes nothing', (code, decision) => {
  expect(codeOf(() => settleDraft(FILES, [{ on: 'd4', kind: 'accept' }, decision]))).toBe(code);
});

test('a doubt that a person settled by hand in the files is open no longer', () => {
  const byHand = { ...FILES, 'terms.yaml': (FILES['terms.yaml'] ?? '').replace(/ +uncertain: .*\n/u, '') };
  expect(openDoubts(byHand).map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd5', 'd6']);
});
