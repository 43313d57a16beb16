import { expect, test } from 'vitest';
import { type DoubtSubject, subjectKey } from '../../../src/domain/draft.ts';
import type { DraftFiles } from '../../../src/domain/draft-files.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { settleDraft } from '../../../src/importing/draft/settle-draft.ts';
import { editableFields, fieldsInQuestion, isDroppable } from '../../../src/language/editable-fields.ts';
import { fieldValues, targetYears } from '../../../src/language/field-values.ts';
import { loadPlan } from '../../../src/plans/load-plan.ts';
import { filesSource } from '../../../src/plans/plan-source.ts';
import { SMALL_DRAFT } from './small-draft.ts';

const [FIRST, ...OTHERS] = SMALL_DRAFT.measures;
if (FIRST === undefined) throw new Error('the small draft has measures');

/** The small draft with every field filled that a person can write. */
const FULL = draftFiles({
  ...SMALL_DRAFT,
  municipality: { ...SMALL_DRAFT.municipality, names: ['みずほ'], prefecture: '緑川県' },
  plan: { ...SMALL_DRAFT.plan, contact: { departments: ['総務課', '住民課'], phone: '000-000-0000', place: '奥付' } },
  measures: [
    {
      ...FIRST,
      ownersNote: 'ほか関係各課',
      bureau: '総務課',
      crossCutting: true,
      schedule: [
        { phase: '検討', from: 2026, to: 2027, lane: '様式', date: '2026-10', uncertain: '矢印がありません。' },
      ],
      targets: [
        {
          name: '手続の数',
          names: [],
          kind: 'outcome',
          lane: '様式',
          baseline: { year: 2018, value: '2件' },
          byYear: { 2027: '20件', 2028: '30件' },
          uncertain: '年度がありません。',
        },
      ],
    },
    ...OTHERS,
  ],
  terms: SMALL_DRAFT.terms.map((term) => ({
    ...term,
    names: ['別名', '略称'],
    reading: 'よみ',
    expansion: 'Long Form',
  })),
});

function load(files: DraftFiles): Plan {
  const loaded = loadPlan(filesSource('mizuho', files));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.plan;
}

const PLAN = load(FULL);

const SUBJECTS: readonly DoubtSubject[] = [
  { kind: 'municipality', field: 'name' },
  { kind: 'plan', field: 'title' },
  { kind: 'measure', measure: 'mizuho-1', field: 'title' },
  { kind: 'measure', measure: 'mizuho-3', field: 'owners' },
  { kind: 'phase', measure: 'mizuho-1', phase: '検討', from: 2026, lane: '様式' },
  { kind: 'target', measure: 'mizuho-1', name: '手続の数', lane: '様式' },
  { kind: 'term', name: 'RPA' },
  { kind: 'review', title: '光回線の整備' },
];

const withoutMarks = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'uncertain' ? undefined : inner)));

test.each(SUBJECTS)('what the form of $kind shows is, sent back as it is, what the draft said before', (about) => {
  const values = fieldValues(about, PLAN);
  expect(values).toBeDefined();
  const after = load(settleDraft(FULL, [{ on: subjectKey(about), kind: 'mend', values: values ?? {} }]));
  expect(withoutMarks(after)).toEqual(withoutMarks(PLAN));
});

test.each(SUBJECTS)('every value of $kind has a field, and every field a value', (about) => {
  const fields = editableFields(about, targetYears(PLAN)).map(({ name }) => name);
  const values = Object.keys(fieldValues(about, PLAN) ?? {});
  expect(fields.filter((name) => !/^\d+$/u.test(name)).toSorted()).toEqual(
    values.filter((name) => !/^\d+$/u.test(name)).toSorted(),
  );
  expect(fields).toEqual(expect.arrayContaining(values));
});

test('a doubt asks only for what it is about', () => {
  const asked = (about: DoubtSubject): readonly string[] => fieldsInQuestion(about).map(({ name }) => name);
  expect(asked({ kind: 'plan', field: 'period' })).toEqual(['from', 'to']);
  expect(asked({ kind: 'measure', measure: 'x', field: 'owners' })).toEqual([
    'owners',
    'ownersNote',
    'crossCutting',
    'bureau',
  ]);
  expect(asked({ kind: 'measure', measure: 'x', field: 'schedule' })).toEqual(['phase', 'from', 'to', 'lane', 'date']);
  expect(asked({ kind: 'document' })).toEqual([]);
});

test('a target is written for each year of the plan, its baseline too', () => {
  const about: DoubtSubject = { kind: 'measure', measure: 'mizuho-2', field: 'targets' };
  expect(targetYears(PLAN)).toEqual([2026, 2027, 2028]);
  expect(editableFields(about, targetYears(PLAN)).map(({ label }) => label)).toContain('令和10年度の値');
  const values = { name: '予約の数', kind: '成果目標', baselineYear: 'R7', baselineValue: '0件', 2028: '300件' };
  const after = load(settleDraft(FULL, [{ on: subjectKey(about), kind: 'mend', values }]));
  expect(after.measures[1]?.targets).toMatchObject([
    { name: '予約の数', kind: 'outcome', baseline: { year: 2025, value: '0件' }, byYear: { 2028: '300件' } },
  ]);
});

test('a baseline that is emptied is gone', () => {
  const on = subjectKey({ kind: 'target', measure: 'mizuho-1', name: '手続の数', lane: '様式' });
  const values = { baselineYear: '', baselineValue: '' };
  expect(load(settleDraft(FULL, [{ on, kind: 'mend', values }])).measures[0]?.targets[0]).not.toHaveProperty(
    'baseline',
  );
});

test('what is there no longer has no values', () => {
  expect(fieldValues({ kind: 'term', name: 'DX' }, PLAN)).toBeUndefined();
  expect(fieldValues({ kind: 'phase', measure: 'mizuho-1', phase: '検討', from: 2026 }, PLAN)).toBeUndefined();
});

test.each<[boolean, DoubtSubject]>([
  [true, { kind: 'municipality', field: 'prefecture' }],
  [false, { kind: 'municipality', field: 'name' }],
  [true, { kind: 'plan', field: 'contact' }],
  [false, { kind: 'plan', field: 'version' }],
  [true, { kind: 'measure', measure: 'mizuho-1', field: 'title' }],
  [true, { kind: 'term', name: 'AI' }],
])('that a draft can be without it is %s of %j', (expected, about) => {
  expect(isDroppable(about)).toBe(expected);
  expect(canDrop(about)).toBe(expected);
});

function canDrop(about: DoubtSubject): boolean {
  try {
    load(settleDraft(FULL, [{ on: subjectKey(about), kind: 'drop' }]));
    return true;
  } catch {
    return false;
  }
}
