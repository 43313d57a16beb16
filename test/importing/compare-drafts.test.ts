import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { compareDraft, type DraftLike, type FoundMeasure } from './compare-drafts.ts';
import type { ExpectedMeasure, ExpectedPlan } from './expected-plan.ts';
import { expectedKnowledge, expectedTown } from './expected-plan.ts';
import { KNOWLEDGE_FOLDER, townIds } from './fixture-town.ts';
import { perfectDraft } from './perfect-draft.ts';
import { share } from './shares.ts';

const measure = (rest: Partial<ExpectedMeasure>): ExpectedMeasure => ({
  title: '書類の電子保存',
  owners: ['総務課', '税務課'],
  crossCutting: false,
  schedule: [{ phase: '検討', also: [], from: 2026, to: 2027 }],
  targets: [],
  ...rest,
});

const plan: ExpectedPlan = {
  id: 'minato',
  title: '港町デジタル計画',
  period: [2026, 2028],
  measures: [measure({ number: '1-1' }), measure({ number: '1-2', title: '施設の予約', owners: ['生涯学習課'] })],
  terms: [
    { name: 'RPA', names: ['業務の自動化'], definition: '決まった操作をソフトウェアに任せる技術。', inGlossary: true },
    { name: 'クラウド', names: [], definition: '手元に機器を持たない使い方。', inGlossary: false },
  ],
  reviews: [{ title: '書かない窓口', result: '継続' }],
  source: '港町デジタル計画 書類の電子保存 施設の予約 総務課 税務課 生涯学習課 水道課 検討 実施 RPA クラウド AI',
};

const perfect = perfectDraft(plan);
const withFirst = (change: Partial<FoundMeasure>): DraftLike => ({
  ...perfect,
  measures: perfect.measures.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
});
const figuresOf = (draft: DraftLike, expected = plan) => compareDraft(draft, expected).figures;

describe('a draft that has exactly what is expected', () => {
  it.each(townIds())('is right in everything: %s', (id) => {
    const expected = expectedTown(id);
    const { figures, differences, invented } = compareDraft(perfectDraft(expected), expected);
    expect([...differences, ...invented]).toEqual([]);
    expect(figures.measures).toEqual(share(expected.measures.length, expected.measures.length));
    expect(figures.cells.right).toBe(figures.cells.of);
    expect(figures.cells.of).toBeGreaterThan(expected.measures.length);
    expect(figures.terms).toEqual(share(expected.terms.length, expected.terms.length));
    expect(figures.definitions).toBe(1);
  });
});

describe('a plan written by hand', () => {
  it.each(loadKnowledge(KNOWLEDGE_FOLDER).plans.map((one) => [one.municipality.id, one] as const))(
    'agrees with itself: %s',
    (_, one) => {
      const expected = expectedKnowledge(one, '');
      const { differences, invented, figures } = compareDraft(perfectDraft(expected), expected);
      expect([...differences, ...invented]).toEqual([]);
      expect(figures.measures.of).toBe(one.measures.length);
    },
  );
});

describe('a measure', () => {
  it.each(['書類の 電子保存', '「書類の電子保存」', '★書類の電⼦保存'])(
    'is the same when it is spelled %s',
    (title) => {
      expect(figuresOf(withFirst({ title })).measures).toEqual(share(2, 2));
    },
  );

  it.each(['書類の電子化', '電子保存', '施設'])('is another one when it is called %s', (title) => {
    expect(figuresOf(withFirst({ title })).measures).toEqual(share(1, 2));
  });

  it('that is found twice is extra the second time', () => {
    const draft = {
      ...perfect,
      measures: [...perfect.measures, ...perfect.measures.slice(0, 1).map((one) => ({ ...one }))],
    };
    expect(figuresOf(draft)).toMatchObject({ measures: share(2, 2), extraMeasures: 1, invented: 0 });
  });

  it('with the title of two is paired by its number', () => {
    const [one, two] = [measure({ number: '1-1', owners: ['総務課'] }), measure({ number: '2-1', owners: ['税務課'] })];
    const expected = { ...plan, measures: [one, two] };
    const draft = perfectDraft({ ...plan, measures: [two, one] });
    expect(figuresOf(draft, expected)).toMatchObject({ measures: share(2, 2), owners: share(2, 2) });
  });

  it('that is missed is wrong in its owners and its cells too', () => {
    const draft = { ...perfect, measures: perfect.measures.slice(1) };
    expect(figuresOf(draft)).toMatchObject({ measures: share(1, 2), owners: share(1, 2), cells: share(2, 4) });
  });

  it('that stands nowhere is invented', () => {
    const { invented } = compareDraft(withFirst({ title: '空飛ぶ車の導入' }), plan);
    expect(invented).toEqual(['measure 「空飛ぶ車の導入」 stands nowhere in the source']);
  });

  it.each([
    ['①', '1', true],
    ['施策1-(2)', '1-2', true],
    ['Ⅰ-1-(1)', 'I-1-1', true],
    ['(2)', '1-2', true],
    ['1-3', '1-2', false],
    ['11', '1', false],
  ])('numbered %s where it should be %s is right: %s', (found, number, right) => {
    const expected = { ...plan, measures: [measure({ number })] };
    const draft = perfectDraft({ ...plan, measures: [measure({ number: found })] });
    expect(figuresOf(draft, expected).numbers).toEqual(share(Number(right), 1));
  });
});

describe('owners', () => {
  it('are right in any order', () => {
    expect(figuresOf(withFirst({ owners: ['税務課', '総務課'] })).owners).toEqual(share(2, 2));
  });

  it('are wrong where one is missing or too many, and counted one by one as well', () => {
    expect(figuresOf(withFirst({ owners: ['総務課'] }))).toMatchObject({
      owners: share(1, 2),
      ownerRecall: share(2, 3),
    });
    expect(figuresOf(withFirst({ owners: ['総務課', '税務課', '水道課'] }))).toMatchObject({
      owners: share(1, 2),
      ownerPrecision: share(3, 4),
      invented: 0,
    });
  });

  it('that stand nowhere are invented', () => {
    expect(compareDraft(withFirst({ owners: ['総務課', '税務課', '宇宙課'] }), plan).invented).toHaveLength(1);
  });
});

describe('cells of a schedule', () => {
  const found = (...schedule: FoundMeasure['schedule']): ReturnType<typeof figuresOf> =>
    figuresOf(withFirst({ schedule }));

  it('count by year, also where one phase is told as two', () => {
    const cells = found({ phase: '検討', from: 2026, to: 2026 }, { phase: '検討 ', from: 2027, to: 2027 });
    expect(cells).toMatchObject({ cells: share(4, 4), certain: share(4, 4), invented: 0 });
  });

  it('are found though the draft is unsure of them, and told apart', () => {
    expect(found({ phase: '検討', from: 2026, to: 2027, uncertain: '矢印なし' })).toMatchObject({
      cells: share(4, 4),
      certain: share(2, 4),
    });
  });

  it('that go on for too long are invented when certain and only extra when not', () => {
    const sure = { phase: '検討', from: 2026, to: 2028 };
    expect(found(sure)).toMatchObject({ cells: share(4, 4), invented: 1 });
    expect(found({ ...sure, to: 2027 }, { ...sure, from: 2028, uncertain: '空欄' })).toMatchObject({ invented: 0 });
  });

  it('are neither asked for nor denied where the expectation is unsure', () => {
    const schedule = [{ phase: '検討', also: [], from: 2026, to: 2027, uncertain: '列のずれ' }];
    const expected = { ...plan, measures: [measure({ number: '1-1', schedule })] };
    const draft = (to: number) =>
      perfectDraft({
        ...plan,
        measures: [measure({ number: '1-1', schedule: [{ phase: '検討', also: [], from: 2026, to }] })],
      });
    expect(figuresOf(draft(2027), expected)).toMatchObject({
      cells: share(0, 0),
      uncertainCells: share(2, 2),
      invented: 0,
    });
    expect(figuresOf(draft(2026), expected)).toMatchObject({
      uncertainCells: share(1, 2),
      overconfident: 1,
      invented: 0,
    });
  });

  it('are right in any wording that the expectation allows, and in no other', () => {
    const schedule = [{ phase: '検証', also: ['効果の検証'], from: 2026, to: 2026 }];
    const expected = { ...plan, measures: [measure({ number: '1-1', schedule })] };
    const said = (phase: string) => figuresOf(withFirst({ schedule: [{ phase, from: 2026, to: 2026 }] }), expected);
    expect(said('効果の検証').cells).toEqual(share(1, 1));
    expect(said('実施')).toMatchObject({ cells: share(0, 1), invented: 1 });
  });
});

describe('a schedule told in sentences', () => {
  const schedule = [{ phase: '試行', also: [], prose: true, from: 2026, to: 2026 }];
  const expected = { ...plan, measures: [measure({ schedule })], source: '令和8年度に窓口で試行します。' };
  const said = (phase: string) =>
    compareDraft(
      perfectDraft({ ...expected, measures: [measure({ schedule: [{ phase, also: [], from: 2026, to: 2026 }] })] }),
      expected,
    ).figures.cells;

  it('may be found in a longer wording that stands in the source', () => {
    expect(said('窓口で試行')).toEqual(share(1, 1));
    expect(said('支所で試行')).toEqual(share(0, 1));
    expect(said('窓口で')).toEqual(share(0, 1));
  });
});

describe('a wording that a person retold', () => {
  const schedule = [{ phase: '二十業務のうち十六で移行作業中', also: [], from: 2026, to: 2026 }];
  const source = '電子保存と紙の書類の見直し 二十業務のうち、・十六業務は移行作業中 ・四業務は未着手';
  const expected = { ...plan, measures: [measure({ title: '紙の書類の見直しと電子保存', schedule })], source };
  const found = (title: string, phase: string) =>
    figuresOf(
      perfectDraft({
        ...expected,
        measures: [measure({ title, schedule: [{ phase, also: [], from: 2026, to: 2026 }] })],
      }),
      expected,
    );

  it('is found in the words of the source', () => {
    const figures = found('電子保存と紙の書類の見直し', '二十業務のうち、・十六業務は移行作業中');
    expect(figures).toMatchObject({ measures: share(1, 1), cells: share(1, 1), invented: 0 });
  });

  it('is found in each part of it that the source tells by itself', () => {
    const told = [{ phase: '四業務は未着手、十六業務は移行作業中', also: [], from: 2026, to: 2026 }];
    const both = { ...expected, measures: [measure({ title: '電子保存と紙の書類の見直し', schedule: told })] };
    const parts = ['十六業務は移行作業中', '四業務は未着手'].map((phase) => ({
      phase,
      also: [],
      from: 2026,
      to: 2026,
    }));
    const draft = perfectDraft({
      ...both,
      measures: [measure({ title: '電子保存と紙の書類の見直し', schedule: parts })],
    });
    expect(figuresOf(draft, both)).toMatchObject({ cells: share(1, 1), invented: 0 });
  });

  it('is not found in other words, be they of the source or not', () => {
    expect(found('電子保存と紙の書類の見直し', '四業務は未着手')).toMatchObject({ cells: share(0, 1), invented: 1 });
    expect(found('電子保存', '')).toMatchObject({ measures: share(0, 1) });
    expect(found('紙の書類の見直し方', '')).toMatchObject({ measures: share(0, 1) });
  });
});

describe('targets', () => {
  const target = { name: '利用率', names: [], baseline: { year: 2025, value: '10%' }, byYear: { 2028: '50%' } };
  const expected = { ...plan, measures: [measure({ number: '1-1', targets: [target] })] };
  const found = (byYear: Record<string, string>, name = '利用率') =>
    figuresOf(withFirst({ targets: [{ ...target, name, kind: 'output', byYear }] }), expected).targets;

  it('count value by value', () => {
    expect(found({ 2028: '５０％' })).toEqual(share(2, 2));
    expect(found({ 2028: '60%' })).toEqual(share(1, 2));
    expect(found({ 2027: '50%' })).toEqual(share(1, 2));
    expect(found({ 2028: '50%' }, '満足度')).toEqual(share(0, 2));
  });
});

describe('terms', () => {
  const found = (...names: readonly string[]) =>
    compareDraft(
      {
        ...perfect,
        terms: names.flatMap((name) => perfect.terms.slice(0, 1).map((one) => ({ ...one, name, names: [] }))),
      },
      plan,
    );

  it('are found by name or by another name, each once', () => {
    expect(found('ＲＰＡ', 'クラウド').figures.terms).toEqual(share(2, 2));
    expect(found('業務の自動化').figures.terms).toEqual(share(1, 2));
    expect(found('クラウド').figures).toMatchObject({ terms: share(1, 2), glossary: share(0, 1) });
    expect(found('RPA', '業務の自動化').figures).toMatchObject({ terms: share(1, 2) });
  });

  it('are extra where only the source has them, and invented where nothing has', () => {
    expect(found('RPA', 'AI').figures).toMatchObject({ extraTerms: 1, invented: 0 });
    expect(found('RPA', 'メタバース').invented).toEqual(['term 「メタバース」 stands nowhere in the source']);
  });

  it('are compared by how many of the expected words their definition has', () => {
    const draft = (definition: string) =>
      figuresOf({ ...perfect, terms: perfect.terms.map((term) => ({ ...term, definition })) }).definitions;
    expect(draft('決まった操作をソフトウェアに任せる技術。手元に機器を持たない使い方。')).toBe(1);
    expect(draft('別の話')).toBeLessThan(0.1);
  });
});

describe('the head and the reviews', () => {
  it('are compared with what the plan says of itself', () => {
    expect(figuresOf(perfect)).toMatchObject({ head: share(2, 2), reviews: share(1, 1) });
    expect(figuresOf({ ...perfect, plan: { title: '総合計画', period: [2026, 2028] }, reviews: [] })).toMatchObject({
      head: share(1, 2),
      reviews: share(0, 1),
    });
  });
});
