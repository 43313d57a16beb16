import { describe, expect, it } from 'vitest';
import { measureEvidence } from '../../src/language/entry-texts.ts';
import { farmland } from '../fixtures/harano-plans.ts';
import { ask, askAoba, askKasugano } from './fixture-assistant.ts';

describe('a year in the middle of a span', () => {
  it('is answered, and the answer passes the check', async () => {
    expect(await askAoba('コンビニ交付は令和9年度は何？')).toBe(
      '令和9年度（2027年度）は「実施」です（3 証明書のコンビニ交付）。',
    );
    expect(await askKasugano('スマホ講座は令和10年度は何？')).toMatch(/^令和10年度（2028年度）は「実施」です/u);
  });

  it('is part of what the plan says of the measure', () => {
    for (const year of [2026, 2027, 2028]) expect(measureEvidence(farmland)).toContain(`${year}年度`);
  });
});

describe('a line of a schedule that the question names', () => {
  it('is told, and no other line', async () => {
    const works = await askAoba('電子契約の工事はいつから？');
    expect(works).toContain('令和9年10月（2027年10月、令和9年度）');
    expect(works).not.toContain('令和10年度');
    expect(await askAoba('電子契約の物品はいつから？')).toBe(
      '「実施」は令和10年度（2028年度）からです（1 電子契約の導入）。',
    );
  });

  it('has nothing in a year in which only the other line runs', async () => {
    expect(await askAoba('電子契約の物品は令和9年度に何をする？')).toMatch(
      /^令和9年度（2027年度）の予定は工程表に書かれていません/u,
    );
    expect(await askAoba('電子契約の工事は令和10年度に何をする？')).toMatch(/^令和10年度（2028年度）は「実施」です/u);
  });
});

describe('a year', () => {
  it.each(['令和20年度の取組は？', '令和20年度に実施する取組を全部', 'オンライン化率の令和20年度の目標は？'])(
    'outside the plan is not in the plan: %s',
    async (question) => {
      expect(await ask(question, { municipality: 'aoba' })).toMatchObject({ kind: 'not-in-plan' });
      expect(await askAoba(question)).toContain('令和20年度（2038年度）');
    },
  );

  it('outside the plan holds nothing of a measure', async () => {
    expect(await askAoba('書かない窓口は令和20年度は何？')).toMatch(
      /^令和20年度（2038年度）の予定は工程表に書かれていません/u,
    );
  });

  it('in kanji is the same as in digits', async () => {
    expect(await askAoba('書かない窓口は令和八年度に何をする？')).toBe(
      '令和8年度（2026年度）は「検討」です（1 書かない窓口の導入）。',
    );
    expect(await askAoba('オンライン化率の令和十年度の目標は？')).toContain('令和10年度（2028年度） 80%');
  });

  it('of 昭和 is none of 令和', async () => {
    expect(await ask('昭和8年度に検討する取組を全部', { municipality: 'aoba' })).toMatchObject({ kind: 'not-in-plan' });
    for (const year of ['昭和8年度', '昭和八年度'])
      expect(await askAoba(`書かない窓口は${year}に何をする？`)).toMatch(/^1933年度の予定は工程表に書かれていません/u);
  });
});
