import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/instant.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { Measure, Phase, Plan } from '../../../src/domain/plan.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { deriveMilestones } from '../../../src/reminding/milestones/derive-milestones.ts';
import { measure, phase, plan, target } from './made-up-plan.ts';

const year = fc.integer({ min: 2025, max: 2030 });
const entry: fc.Arbitrary<Phase> = fc
  .record({
    name: fc.constantFrom('検討', '試行', '実施', '拡充', 'RPAの試行', 'RPAの利用', '運用開始'),
    years: fc.tuple(year, year),
    lane: fc.constantFrom(undefined, '工事', '物品'),
  })
  .map(({ name, years, lane }) => phase(name, Math.min(...years), Math.max(...years), lane ? { lane } : {}));
const targets = fc
  .array(fc.tuple(fc.constantFrom('件数', '割合'), year), { maxLength: 3 })
  .map((pairs) => pairs.map(([name, due]) => target(name, { [due]: '10', 2030: '20' })));
const measures: fc.Arbitrary<Measure[]> = fc.array(
  fc.record({ schedule: fc.array(entry, { maxLength: 6 }), targets }).map((rest) => measure(rest)),
  { maxLength: 4 },
);
const plans: fc.Arbitrary<Plan> = measures.map((all) =>
  plan({ measures: all.map((each, at) => ({ ...each, id: `tanabe-${at}` })) }),
);

const shipped = loadKnowledge('knowledge').plans;

const linksHold = (all: readonly Milestone[]): boolean =>
  all.every(({ next, ...ending }) =>
    next === undefined
      ? true
      : all.some(
          (other) =>
            other.kind === 'phase-begins' &&
            other.measure?.id === ending.measure?.id &&
            other.lane === ending.lane &&
            other.phase === next &&
            other.previous === ending.phase &&
            other.date === addDays(ending.date, 1),
        ),
  );

describe('the milestones of any plan', () => {
  it('have ASCII ids, none twice', () => {
    fc.assert(
      fc.property(plans, (any) => {
        const ids = deriveMilestones(any).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => /^[\w.-]+$/u.test(id))).toBe(true);
      }),
    );
  });

  it('are in order and lie within the plan', () => {
    fc.assert(
      fc.property(plans, (any) => {
        const found = deriveMilestones(any);
        const keys = found.map(({ date, id }) => `${date} ${id}`);
        expect(keys).toEqual(keys.toSorted());
        expect(found.every(({ date }) => date >= '2026-04-01' && date <= '2031-03-31')).toBe(true);
      }),
    );
  });

  it('promise only phases that do begin on the next day', () => {
    fc.assert(fc.property(plans, (any) => linksHold(deriveMilestones(any))));
  });

  it('are the same whether a phase is written as one span or year by year', () => {
    const yearByYear = (one: Phase): Phase[] =>
      Array.from({ length: one.to - one.from + 1 }, (_, at) => ({ ...one, from: one.from + at, to: one.from + at }));
    fc.assert(
      fc.property(plans, (any) => {
        const split = any.measures.map((each) => ({ ...each, schedule: each.schedule.flatMap(yearByYear) }));
        expect(deriveMilestones({ ...any, measures: split })).toEqual(deriveMilestones(any));
      }),
    );
  });

  it('keep their ids when the whole plan is put off by a year', () => {
    const later = (one: Phase): Phase => ({ ...one, from: one.from + 1, to: one.to + 1 });
    const phases = (any: Plan): string[] =>
      deriveMilestones(any)
        .filter(({ kind }) => kind.startsWith('phase-'))
        .map(({ id }) => id)
        .toSorted();
    fc.assert(
      fc.property(plans, (any) => {
        const moved = any.measures.map((each) => ({ ...each, schedule: each.schedule.map(later) }));
        expect(phases({ ...any, period: [2027, 2031], measures: moved })).toEqual(phases(any));
      }),
    );
  });

  it('stay the same when another measure is edited', () => {
    fc.assert(
      fc.property(plans, fc.array(entry, { maxLength: 4 }), (any, schedule) => {
        const others = (of: Plan): readonly Milestone[] =>
          deriveMilestones(of).filter((milestone) => milestone.measure?.id !== 'tanabe-0');
        const edited = any.measures.map((each, at) => (at === 0 ? { ...each, schedule } : each));
        expect(others({ ...any, measures: edited })).toEqual(others(any));
      }),
    );
  });
});

describe('the milestones of the shipped plans', () => {
  const all = shipped.flatMap(deriveMilestones);
  const find = (id: string, kind: string, date: string): Milestone | undefined =>
    all.find((milestone) => milestone.measure?.id === id && milestone.kind === kind && milestone.date === date);

  it('have ids of their own across plans', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(5);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('link only what holds', () => {
    expect(linksHold(all)).toBe(true);
  });

  it('hold the electronic contracts of 関市', () => {
    expect(find('seki-15', 'phase-begins', '2028-04-01')).toMatchObject({
      phase: '実施',
      previous: '検討',
      owners: ['契約検査課', '行政情報課', '会計課'],
      page: 17,
    });
  });

  it('hold the printing of 富山市, known to the month', () => {
    expect(find('toyama-02', 'dated-event', '2028-01-01')).toMatchObject({ precision: 'month' });
  });

  it('hold the end of every plan and the reviews that three of them promise', () => {
    const of = (kind: string): string[] => all.filter((each) => each.kind === kind).map((each) => each.municipality);
    expect(of('plan-ends').toSorted()).toEqual(shipped.map((each) => each.municipality.id).toSorted());
    expect(new Set(of('yearly-review'))).toEqual(new Set(['itako', 'sekigahara', 'toyama']));
    expect(all.find((each) => each.phase.startsWith('中間年度の評価'))?.date).toBe('2029-03-31');
  });

  it('begin nothing in a year in which it merely goes on', () => {
    expect(all.filter((each) => each.measure?.id === 'seki-09' || each.measure?.id === 'seki-20')).toEqual([]);
  });
});
