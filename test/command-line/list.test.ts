import { describe, expect, it } from 'vitest';
import {
  checkSummary,
  plansJson,
  plansTable,
  scheduleByYear,
  termsJson,
  termsTable,
} from '../../src/command-line/list.ts';
import { cityPlan } from '../fixtures/made-up-plans.ts';
import { fromHome, haranoPlan, oharanoPlan, printing } from '../fixtures/harano-plans.ts';

const json = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('the plans as JSON', () => {
  const [plan] = (json(plansJson([haranoPlan])) as { plans: { measures: unknown[] }[] }).plans;

  it('tell municipality, id, title and period in western years', () => {
    expect(json(plansJson([haranoPlan, oharanoPlan]))).toMatchObject({
      plans: [
        { municipality: 'harano', id: 'harano-dx', title: '原野市DX計画', periodFy: [2026, 2028] },
        { municipality: 'oharano', id: 'oharano-dx', title: '大原野市DX計画（素案）', periodFy: [2027, 2031] },
      ],
    });
  });

  it('tell a measure with its owners, its schedule by year and its targets', () => {
    expect(plan?.measures[0]).toEqual({
      id: 'printing',
      number: '①',
      title: '印刷の外部委託',
      group: '1 くらしの便利',
      bureau: '企画部',
      owners: ['情報課', '福祉課'],
      crossCutting: false,
      tags: ['新規'],
      schedule: { 2026: ['検討', '検討'], 2027: ['帳票印刷の運用開始', '検討'], 2028: ['実施'] },
      targets: [
        {
          name: '対象帳票数（累計）',
          byYear: { 2027: '150帳票', 2028: '1,600帳票' },
          baseline: { year: 2025, value: '0帳票' },
        },
        { name: '封入の委託率', byYear: { 2028: '50%' } },
      ],
    });
  });

  it('tell what is done now and what is to come by title', () => {
    expect(plan?.measures[1]).toMatchObject({
      schedule: {},
      targets: [],
      current: ['証明書の郵送'],
      planned: ['転出届のオンライン化', 'リモート相談'],
    });
    expect(plan?.measures[0]).not.toHaveProperty('current');
  });

  it('tell a measure without a number by null', () => {
    expect(plan?.measures[3]).toMatchObject({ title: '農地台帳の電子化', number: null });
  });

  it('repeat a phase in every year that it runs in', () => {
    expect(scheduleByYear({ ...fromHome, schedule: [{ phase: '実施', from: 2026, to: 2028 }] })).toEqual({
      2026: ['実施'],
      2027: ['実施'],
      2028: ['実施'],
    });
    expect(scheduleByYear(fromHome)).toEqual({});
  });
});

describe('the terms as JSON', () => {
  it('tell whose they are, all names and both definitions', () => {
    expect(json(termsJson([haranoPlan, oharanoPlan]))).toEqual({
      terms: [
        {
          municipality: 'harano',
          plan: 'harano-dx',
          name: 'AR',
          names: [],
          reading: 'エーアール',
          expansion: 'Augmented Reality',
          english: 'Augmented reality',
          definition: '現実に重ねて見せる技術です。',
          definitionEnglish: 'Shows things on top of what is real.',
          place: '用語集',
          page: 30,
        },
        expect.objectContaining({ name: 'VR', english: 'VR' }),
      ],
    });
  });
});

describe('the lists for people', () => {
  it('have a line for a plan and one for each measure', () => {
    const lines = plansTable([cityPlan, oharanoPlan]).split('\n');
    expect(lines[0]).toBe('青野野市　青野野市デジタル推進計画（令和8年度〜令和10年度）');
    expect(lines[2]).toBe(
      '  ② 窓口予約システム　市民窓口課　試行 令和7年度〜令和8年度 → 効果検証 令和8年度〜令和10年度',
    );
    expect(lines.find((line) => line.startsWith('大原野市'))).toContain('、素案）');
    expect(lines).toHaveLength(2 + cityPlan.measures.length + oharanoPlan.measures.length);
  });

  it('name every owner', () => {
    expect(plansTable([haranoPlan])).toContain(printing.owners.join('、'));
  });

  it('have a line for each term', () => {
    expect(termsTable([haranoPlan]).split('\n')).toEqual([
      '原野市　原野市DX計画',
      '  AR：現実に重ねて見せる技術です。',
      '  VR：仮の世界を見せる技術です。',
    ]);
  });

  it('count what was checked', () => {
    expect(checkSummary([haranoPlan])).toBe(
      'harano: 取組4件、用語2件、引用できる段落4件（令和8年度（2026年度）〜）\n誤りはありません。',
    );
  });
});
