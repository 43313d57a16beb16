import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../src/domain/milestone.ts';
import {
  japaneseDate,
  milestoneDate,
  milestoneSentence,
  milestoneSubject,
  milestoneTitle,
} from '../../src/language/milestone-sentences.ts';
import { isPreparatory } from '../../src/language/preparatory-phases.ts';

const contracts: Milestone = {
  id: 'aoba-15.phase-begins.00000000',
  municipality: 'aoba',
  municipalityName: '青葉市',
  plan: 'aoba-dx-2',
  planTitle: '青葉市DX推進計画（第2期）',
  version: '第2期',
  measure: { id: 'aoba-15', number: '⑮', title: '電子契約の拡大' },
  kind: 'phase-begins',
  date: '2028-04-01',
  precision: 'fiscal-year',
  phase: '実施',
  previous: '検討',
  owners: ['契約課'],
  place: '第3章',
};
const { previous: _, ...first } = contracts;
const { measure: _measure, ...wholePlan } = first;

describe('a day in Japanese', () => {
  it.each([
    ['2028-04-01', '令和10年4月1日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-12-31', '令和元年12月31日'],
    ['2020-01-01', '令和2年1月1日'],
    ['2019-04-30', '2019年4月30日'],
  ])('writes %s as %s', (date, written) => {
    expect(japaneseDate(date)).toBe(written);
  });

  it('is no more exact than the plan', () => {
    const event = { ...first, kind: 'dated-event', date: '2028-01-01' } as const;
    expect(milestoneDate({ ...event, precision: 'day' })).toBe('令和10年1月1日');
    expect(milestoneDate({ ...event, precision: 'month' })).toBe('令和10年1月');
    expect(milestoneDate({ ...event, precision: 'fiscal-year' })).toBe('令和9年度中');
  });

  it('is exact for what begins or ends with a fiscal year', () => {
    expect(milestoneDate(contracts)).toBe('令和10年4月1日');
  });
});

describe('the subject of a milestone', () => {
  it('is the measure with municipality and number', () => {
    expect(milestoneSubject(contracts)).toBe('電子契約の拡大（青葉市 ⑮）');
  });

  it('does without a number where the plan gives none', () => {
    expect(milestoneSubject({ ...contracts, measure: { id: 'a', title: '職員研修' } })).toBe('職員研修（青葉市）');
  });

  it('is the title of the plan where the whole plan is meant', () => {
    expect(milestoneSubject(wholePlan)).toBe('青葉市DX推進計画（第2期）');
  });
});

describe('the sentence of a milestone', () => {
  it('says what begins and what has to be finished before', () => {
    expect(milestoneSentence(contracts)).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和10年4月1日に『実施』へ移る予定です。令和9年度末までに『検討』を終えてください。',
    );
  });

  it('does not ask a section to finish what merely gives way to something larger', () => {
    expect(milestoneSentence({ ...contracts, previous: '実施', phase: '拡充' })).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和10年4月1日に『拡充』へ移る予定です。それまでの『実施』は令和9年度末までの予定です。',
    );
  });

  it('says what begins where nothing comes before', () => {
    expect(milestoneSentence({ ...first, date: '2026-04-01' })).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和8年4月1日に『実施』が始まる予定です。',
    );
  });

  it('names the line of the schedule', () => {
    expect(milestoneSentence({ ...contracts, lane: '工事の契約' })).toContain(
      '電子契約の拡大（青葉市 ⑮）の「工事の契約」は、令和10年4月1日に',
    );
  });

  it('reads well where the plan writes a clause, or a beginning, for a phase', () => {
    expect(milestoneSentence({ ...first, phase: '手続をできるだけ増やす' })).toContain(
      '『手続をできるだけ増やす』の段階が始まる予定です。',
    );
    expect(milestoneSentence({ ...first, phase: '窓口の運用開始' })).toContain('に『窓口の運用開始』の予定です。');
  });

  it('says by when a phase is to be finished, and what follows', () => {
    const ending = { ...first, kind: 'phase-ends', date: '2028-03-31', phase: '検討' } as const;
    expect(milestoneSentence(ending)).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和10年3月31日までに『検討』を終える予定です。',
    );
    expect(milestoneSentence({ ...ending, next: '実施' })).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和10年3月31日までに『検討』を終える予定です。令和10年4月1日に『実施』へ移ります。',
    );
  });

  it('says what value a target is to have', () => {
    expect(
      milestoneSentence({ ...first, kind: 'target-due', date: '2028-03-31', lane: '契約の件数', phase: '20件' }),
    ).toBe('電子契約の拡大（青葉市 ⑮）の指標「契約の件数」の目標は『20件』、期限は令和10年3月31日です。');
  });

  it('says that the plan does not give the day of an event known to the month', () => {
    expect(
      milestoneSentence({ ...first, kind: 'dated-event', date: '2028-01-01', precision: 'month', phase: '運用開始' }),
    ).toBe(
      '電子契約の拡大（青葉市 ⑮）は令和10年1月に『運用開始』の予定です。計画が示しているのは月までで、日は書かれていません。',
    );
  });

  it('adds nothing about the day of an event whose day is known', () => {
    expect(
      milestoneSentence({ ...first, kind: 'dated-event', date: '2028-01-15', precision: 'day', phase: '運用開始' }),
    ).toBe('電子契約の拡大（青葉市 ⑮）は令和10年1月15日に『運用開始』の予定です。');
  });

  it('asks for the next plan at the end of a plan', () => {
    expect(milestoneSentence({ ...wholePlan, kind: 'plan-ends', date: '2029-03-31' })).toBe(
      '「青葉市DX推進計画（第2期）」の計画期間は令和11年3月31日に終わります。次の計画の準備を進めてください。',
    );
  });

  it('says for which year a yearly review is, and that its day is only a guide', () => {
    expect(milestoneSentence({ ...wholePlan, kind: 'yearly-review', date: '2027-03-31', phase: '取組の点検' })).toBe(
      '「青葉市DX推進計画（第2期）」では、令和8年度分の『取組の点検』を行うことになっています。計画に期日はなく、年度末の令和9年3月31日を目安としています。',
    );
  });

  it('says that a review in the course of a year has no day', () => {
    expect(milestoneSentence({ ...wholePlan, kind: 'dated-event', date: '2028-03-31', phase: '中間の評価' })).toBe(
      '「青葉市DX推進計画（第2期）」では、令和9年度中に『中間の評価』の予定です。計画が示しているのは年度までで、日は書かれていません。',
    );
  });
});

describe('the title of a milestone', () => {
  it.each<[string, Partial<Milestone>]>([
    ['電子契約の拡大（青葉市 ⑮）：『実施』開始', {}],
    ['電子契約の拡大（青葉市 ⑮）：『運用開始』', { phase: '運用開始' }],
    ['電子契約の拡大（青葉市 ⑮）：工事 『検討』終了', { kind: 'phase-ends', phase: '検討', lane: '工事' }],
    ['電子契約の拡大（青葉市 ⑮）：指標 件数 『20件』', { kind: 'target-due', phase: '20件', lane: '件数' }],
    [
      '電子契約の拡大（青葉市 ⑮）：『受付開始』（令和10年4月）',
      { kind: 'dated-event', phase: '受付開始', precision: 'month' },
    ],
    ['電子契約の拡大（青葉市 ⑮）：『受付開始』', { kind: 'dated-event', phase: '受付開始', precision: 'day' }],
  ])('is %s', (title, change) => {
    expect(milestoneTitle({ ...first, ...change })).toBe(title);
  });

  it('names the year of a yearly review', () => {
    expect(milestoneTitle({ ...wholePlan, kind: 'yearly-review', date: '2027-03-31', phase: '取組の点検' })).toBe(
      '青葉市DX推進計画（第2期）：取組の点検（令和8年度）',
    );
  });
});

describe('a phase', () => {
  it.each(['検討', '事業の検討／実施計画の作成', '移行計画の策定', '試行', 'ノーコード・ローコードツールの試験導入'])(
    '%s only prepares',
    (phase) => expect(isPreparatory(phase)).toBe(true),
  );

  it.each(['実施', '検討・実施', '試行実施／事業の実施', '拡充', '効果検証・改善'])(
    '%s is more than preparing',
    (phase) => expect(isPreparatory(phase)).toBe(false),
  );
});
