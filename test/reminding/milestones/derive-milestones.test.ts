import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Measure, Phase, Plan } from '../../../src/domain/plan.ts';
import { deriveMilestones } from '../../../src/reminding/milestones/derive-milestones.ts';
import { measure, phase, plan, target } from './made-up-plan.ts';

const ofMeasure = (rest: Partial<Measure>): readonly Milestone[] =>
  deriveMilestones(plan({ measures: [measure(rest)] })).filter((milestone) => milestone.measure);
const ofSchedule = (...schedule: Phase[]): readonly Milestone[] => ofMeasure({ schedule });
const brief = (milestones: readonly Milestone[]): string[] =>
  milestones.map(({ date, kind, phase: name }) => `${date} ${kind} ${name}`);
const ofPlan = (rest: Partial<Plan>, kind: string): readonly Milestone[] =>
  deriveMilestones(plan(rest)).filter((milestone) => milestone.kind === kind);

describe('a phase', () => {
  it('begins on 1 April and is finished on 31 March, each knowing the other', () => {
    const found = ofSchedule(phase('検討', 2026, 2027), phase('実施', 2028, 2030));
    expect(brief(found)).toEqual([
      '2026-04-01 phase-begins 検討',
      '2028-03-31 phase-ends 検討',
      '2028-04-01 phase-begins 実施',
    ]);
    expect(found[0]).not.toHaveProperty('previous');
    expect(found[1]?.next).toBe('実施');
    expect(found[2]?.previous).toBe('検討');
  });

  it('makes no milestone where it merely goes on', () => {
    const whole = ofSchedule(phase('検討', 2026, 2028), phase('実施', 2029, 2030));
    const parts = ofSchedule(
      phase('検討', 2026),
      phase('検討', 2027),
      phase('検討', 2028),
      phase('実施', 2029),
      phase('実施', 2030),
    );
    expect(parts).toEqual(whole);
  });

  it('begins again after a gap, as another milestone', () => {
    const found = ofSchedule(phase('検討', 2026), phase('実施', 2027), phase('検討', 2028), phase('実施', 2029, 2030));
    expect(brief(found).filter((line) => line.includes('begins'))).toEqual([
      '2026-04-01 phase-begins 検討',
      '2027-04-01 phase-begins 実施',
      '2028-04-01 phase-begins 検討',
      '2029-04-01 phase-begins 実施',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('is unsure at its end, not at its beginning, where a later year is unsure', () => {
    const found = ofSchedule(
      phase('検討', 2026),
      phase('検討', 2027, 2027, { uncertain: '矢印が途切れています' }),
      phase('実施', 2028),
    );
    expect(found.map(({ kind, uncertain }) => [kind, uncertain])).toEqual([
      ['phase-begins', undefined],
      ['phase-ends', '矢印が途切れています'],
      ['phase-begins', undefined],
      ['phase-ends', undefined],
    ]);
  });

  it('takes over a doubt about the whole measure, after its own', () => {
    const uncertain = '番号が読み取れません';
    expect(ofMeasure({ uncertain, schedule: [phase('実施', 2026, 2030)] })[0]?.uncertain).toBe(uncertain);
    const own = phase('実施', 2026, 2030, { uncertain: '列がずれています' });
    expect(ofMeasure({ uncertain, schedule: [own] })[0]?.uncertain).toBe('列がずれています');
  });

  it('ends with the plan only where it prepares something', () => {
    expect(brief(ofSchedule(phase('検討', 2029, 2030)))).toEqual([
      '2029-04-01 phase-begins 検討',
      '2031-03-31 phase-ends 検討',
    ]);
    expect(brief(ofSchedule(phase('検討・実施', 2029, 2030)))).toEqual(['2029-04-01 phase-begins 検討・実施']);
  });

  it('that is the state before the plan neither begins nor has to be finished', () => {
    expect(brief(ofSchedule(phase('実施', 2025), phase('拡充', 2026, 2030)))).toEqual(['2026-04-01 phase-begins 拡充']);
    expect(ofSchedule(phase('実施', 2025), phase('拡充', 2026, 2030))[0]).not.toHaveProperty('previous');
    expect(brief(ofSchedule(phase('実施', 2025, 2030)))).toEqual([]);
    expect(brief(ofSchedule(phase('試行', 2025, 2026), phase('実施', 2027, 2030)))).toEqual([
      '2027-03-31 phase-ends 試行',
      '2027-04-01 phase-begins 実施',
    ]);
  });

  it('that is a beginning itself is never to be finished', () => {
    expect(brief(ofSchedule(phase('構築', 2026), phase('運用開始', 2027), phase('検証', 2028, 2030)))).toEqual([
      '2026-04-01 phase-begins 構築',
      '2027-03-31 phase-ends 構築',
      '2027-04-01 phase-begins 運用開始',
      '2028-04-01 phase-begins 検証',
    ]);
  });

  it('says everything that a reminder needs', () => {
    expect(ofSchedule(phase('実施', 2027, 2030, { lane: '工事' }))).toEqual([
      {
        id: expect.stringMatching(/^tanabe-1\.phase-begins\.[0-9a-f]{8}$/u),
        municipality: 'tanabe',
        municipalityName: '棚辺市',
        plan: 'tanabe-dx',
        planTitle: '棚辺市DX計画',
        version: '初版',
        measure: { id: 'tanabe-1', number: '①', title: '電子契約の導入' },
        kind: 'phase-begins',
        date: '2027-04-01',
        precision: 'fiscal-year',
        phase: '実施',
        lane: '工事',
        owners: ['契約課'],
        place: '第3章',
        page: 12,
      },
    ]);
  });
});

describe('the lines of a schedule', () => {
  const [works, goods] = [{ lane: '工事' }, { lane: '物品' }];

  it('do not mix', () => {
    const found = ofSchedule(
      phase('検討', 2026, 2026, works),
      phase('検討', 2026, 2027, goods),
      phase('実施', 2027, 2030, works),
      phase('実施', 2028, 2030, goods),
    );
    expect(found.filter(({ previous }) => previous).map(({ date, lane }) => [date, lane])).toEqual([
      ['2027-04-01', '工事'],
      ['2028-04-01', '物品'],
    ]);
  });

  it('with several things in one line link only what is about the same thing', () => {
    const found = ofSchedule(
      phase('RPAの試行', 2026),
      phase('AIの試行', 2026),
      phase('RPAの利用', 2027, 2030),
      phase('AIの利用', 2027, 2030),
      phase('研修の実施', 2027, 2030),
    );
    expect(found.filter(({ date }) => date === '2027-04-01').map((each) => [each.phase, each.previous])).toEqual(
      expect.arrayContaining([
        ['RPAの利用', 'RPAの試行'],
        ['AIの利用', 'AIの試行'],
        ['研修の実施', undefined],
      ]),
    );
  });
});

describe('an event that the plan dates', () => {
  it('stands in the place of the beginning, known to the month', () => {
    const found = ofSchedule(
      phase('検討', 2026),
      phase('運用（10月～）', 2027, 2027, { date: '2027-10' }),
      phase('実施', 2028, 2030),
    );
    expect(brief(found)).toEqual([
      '2026-04-01 phase-begins 検討',
      '2027-03-31 phase-ends 検討',
      '2027-10-01 dated-event 運用（10月～）',
      '2028-04-01 phase-begins 実施',
    ]);
    expect(found.map(({ precision }) => precision)).toEqual(['fiscal-year', 'fiscal-year', 'month', 'fiscal-year']);
    expect(found.flatMap(({ previous, next }) => [previous, next]).filter(Boolean)).toEqual([]);
  });

  it('is known to the day where the plan gives one', () => {
    expect(ofSchedule(phase('開館', 2027, 2030, { date: '2027-07-01' }))).toMatchObject([
      { kind: 'dated-event', date: '2027-07-01', precision: 'day' },
    ]);
  });

  it('goes on without another milestone', () => {
    expect(brief(ofSchedule(phase('運用', 2027, 2027, { date: '2027-10' }), phase('運用', 2028, 2030)))).toEqual([
      '2027-10-01 dated-event 運用',
    ]);
  });

  it('is not swallowed by the phase that it falls into', () => {
    expect(brief(ofSchedule(phase('運用', 2026, 2030), phase('運用', 2027, 2027, { date: '2027-10' })))).toContain(
      '2027-10-01 dated-event 運用',
    );
  });
});

describe('a target', () => {
  it('falls due at the end of every year that has a value, number or not', () => {
    const found = ofMeasure({
      targets: [target('件数', { '2027': '20件', '2028': '完了' }, { uncertain: '列のずれ' })],
    });
    expect(brief(found)).toEqual(['2028-03-31 target-due 20件', '2029-03-31 target-due 完了']);
    expect(found[0]).toMatchObject({ lane: '件数', precision: 'fiscal-year', uncertain: '列のずれ' });
  });

  it('of the year before the plan is not due', () => {
    expect(ofMeasure({ targets: [target('件数', { '2025': '10件' })] })).toEqual([]);
  });
});

describe('a plan', () => {
  it('ends on the last day of its period, in the hands of its contact', () => {
    const [end] = ofPlan({}, 'plan-ends');
    expect(end).toMatchObject({ date: '2031-03-31', owners: ['情報課'], place: '裏表紙', planTitle: '棚辺市DX計画' });
    expect(end).not.toHaveProperty('measure');
  });

  it('cites where it gives its period', () => {
    const period = {
      id: 'p',
      key: 'period',
      title: '計画期間',
      names: [],
      text: '5年間です。',
      english: 'Five years.',
      place: '第1章',
      page: 2,
      uncertain: '表から読みました',
    };
    expect(ofPlan({ passages: [period] }, 'plan-ends')).toMatchObject([
      { place: '第1章', page: 2, uncertain: '表から読みました' },
    ]);
  });

  it('reviews its progress every year where it says so', () => {
    const review = { title: '取組の点検', english: 'Check', place: '第4章', page: 20 };
    expect(ofPlan({ progressReviews: [review] }, 'yearly-review').map(({ date }) => date)).toEqual([
      '2027-03-31',
      '2028-03-31',
      '2029-03-31',
      '2030-03-31',
      '2031-03-31',
    ]);
  });

  it('reviews its progress in the course of a year that it names', () => {
    const review = { title: '中間の評価', english: 'Evaluation', years: [2028], place: '第4章' };
    expect(ofPlan({ progressReviews: [review] }, 'dated-event')).toMatchObject([
      { date: '2029-03-31', precision: 'fiscal-year', phase: '中間の評価', owners: ['情報課'] },
    ]);
  });
});

describe('the id of a milestone', () => {
  const idOf = (rest: Partial<Measure>, of: Partial<Plan> = {}): string | undefined =>
    deriveMilestones(plan({ ...of, measures: [measure(rest)] })).find((milestone) => milestone.measure)?.id;
  const run = { schedule: [phase('実施', 2027, 2030)] };

  it('stays when the phase moves to another year', () => {
    expect(idOf({ schedule: [phase('実施', 2028, 2030)] })).toBe(idOf(run));
  });

  it('stays when titles, owners, doubts and pages change', () => {
    const edited = { ...run, title: '契約の電子化', number: '②', owners: [], page: 99, uncertain: '番号の誤り' };
    expect(idOf(edited, { title: '棚辺市DX計画（改訂）', version: '改訂版', period: [2026, 2031] })).toBe(idOf(run));
  });

  it('is another in another line, phase, or plan', () => {
    const ids = [
      idOf(run),
      idOf({ schedule: [phase('実施', 2027, 2030, { lane: '工事' })] }),
      idOf({ schedule: [phase('拡充', 2027, 2030)] }),
      idOf(run, { id: 'tanabe-dx-2' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is ASCII and begins with the municipality, whatever the measure is called', () => {
    expect(idOf({ ...run, id: '契約' })).toMatch(/^tanabe-[0-9a-f]{8}\.phase-begins\.[0-9a-f]{8}$/u);
    expect(idOf({ ...run, id: 'contracts' })).toMatch(/^tanabe-contracts\.phase-begins\.[0-9a-f]{8}$/u);
  });

  it('tells targets of one name apart', () => {
    const found = ofMeasure({ targets: [target('件数', { '2027': '1件' }), target('件数', { '2027': '2件' })] });
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });
});
