import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { farmland, fromHome, paperless, printing } from '../../fixtures/harano-plans.ts';
import { itemEntry, measureEntry, phaseEntry, strong, targetEntry, weak } from '../../fixtures/questions.ts';
import { answerTo, nearestOf, noticesOf, textOf } from './answering.ts';

const schedule = (rest: Partial<Question>): Partial<Question> => ({
  intent: 'schedule',
  text: 'いつ?',
  subject: '取組',
  ...rest,
});
const ofPaperless = (rest: Partial<Question>): string =>
  textOf(answerTo(schedule(rest), strong(measureEntry(paperless))));
const ofPrinting = (rest: Partial<Question>): string =>
  textOf(answerTo(schedule(rest), strong(measureEntry(printing))));
const ofFarmland = (rest: Partial<Question>): string =>
  textOf(answerTo(schedule(rest), strong(measureEntry(farmland))));

describe('when a measure is', () => {
  it('is told phase by phase, spans that follow one another as one', () => {
    expect(ofPaperless({})).toBe(
      '「検討・実施」は令和8年度（2026年度）、「実施」は令和9年度（2027年度）から令和10年度（2028年度）までです（③ ペーパーレス会議）。',
    );
  });

  it('is told in English', () => {
    expect(ofPaperless({ language: 'en' })).toBe(
      'study and implementation (検討・実施): in FY2026 (Reiwa 8); implementation (実施): from FY2027 (Reiwa 9) to FY2028 (Reiwa 10) — "paperless" (③ ペーパーレス会議).',
    );
  });

  it('is a list where there are many lines', () => {
    const text = ofPrinting({ all: true, text: '工程を全部' });
    for (const part of ['検討', '帳票印刷の運用開始', '実施']) expect(text).toContain(part);
  });

  it('is the phase that was asked for, with what comes before it', () => {
    const text = textOf(answerTo(schedule({ text: '検討はいつ?', phases: ['study'] }), strong(measureEntry(farmland))));
    expect(text).toContain('「検討」は令和8年度（2026年度）から令和10年度（2028年度）まで');
  });

  it('names the month, in both calendars, with the fiscal year that holds it', () => {
    const text = textOf(answerTo(schedule({}), strong(phaseEntry(printing, printing.schedule[1]))));
    expect(text).toContain('令和10年1月（2028年1月、令和9年度）');
  });
});

describe('what a year holds', () => {
  it('is the phase that runs in it, also in the middle of a span', () => {
    expect(ofFarmland({ years: [2027] })).toBe('令和9年度（2027年度）は「検討」です（農地台帳の電子化）。');
    expect(ofPaperless({ years: [2026] })).toBe('令和8年度（2026年度）は「検討・実施」です（③ ペーパーレス会議）。');
  });

  it('is told for several years at once', () => {
    expect(ofPaperless({ years: [2026, 2027] })).toContain(
      '「検討・実施」は令和8年度（2026年度）、「実施」は令和9年度（2027',
    );
  });

  it('confirms a phase put forward', () => {
    const claim = { confirming: true, years: [2027], text: '令和9年度は検討で合ってる?', phases: ['study'] };
    expect(ofFarmland(claim)).toMatch(/^はい。令和9年度（2027年度）は「検討」です/u);
    expect(ofFarmland({ ...claim, language: 'en' })).toMatch(/^Yes\. FY2027/u);
  });

  it('corrects a phase put forward', () => {
    const claim = { confirming: true, years: [2026], text: '令和8年度に実施で合ってる?', phases: ['run'] };
    expect(ofPaperless({ ...claim, years: [2025] })).toMatch(/^いいえ。/u);
    expect(
      textOf(answerTo(schedule(claim), strong(measureEntry({ ...paperless, schedule: paperless.schedule.slice(1) })))),
    ).toMatch(/^いいえ。「実施」は令和9年度/u);
  });
});

describe('whether something already runs', () => {
  const now = (today: string): string => ofPaperless({ already: true, text: 'もうやってる?', today });

  it('is told by the clock', () => {
    expect(now('2026-03-31')).toMatch(/^いいえ。/u);
    expect(now('2026-04-01')).toMatch(/^はい。/u);
  });

  it('is no as long as it is only being studied', () => {
    expect(ofFarmland({ already: true, text: 'もうやってる?' })).toMatch(/^いいえ。計画では、「検討」は令和8年度/u);
  });

  it('is still yes when the plan is over, and says that it is', () => {
    const answer = answerTo(
      schedule({ already: true, text: 'もうやってる?', today: '2030-04-01' }),
      strong(measureEntry(paperless)),
    );
    expect(textOf(answer)).toMatch(/^はい。/u);
    expect(noticesOf(answer)).toEqual(['原野市の計画期間は令和10年度で終わっています。']);
  });
});

describe('a line of the schedule', () => {
  it('is meant where a phase of it was found', () => {
    const answer = answerTo(schedule({ years: [2027] }), strong(phaseEntry(printing, printing.schedule[2]), 2.5));
    expect(textOf(answer)).toBe('令和9年度（2027年度）は「検討」です（① 印刷の外部委託）。');
  });

  it('that the source leaves unsure is told with its doubt', () => {
    const answer = answerTo(schedule({}), strong(phaseEntry(printing, printing.schedule[3])));
    expect(noticesOf(answer)).toEqual(['原資料に不確かな点があります：令和10年度の欄の矢印が欠けています。']);
  });

  it('that is sure is told without the doubt of another', () => {
    expect(noticesOf(answerTo(schedule({}), strong(phaseEntry(printing, printing.schedule[1]))))).toEqual([]);
  });
});

describe('a measure without years', () => {
  it('tells an item by whether it is current or planned', () => {
    expect(
      textOf(
        answerTo(
          schedule({ text: 'リモート相談は今やってる?' }),
          strong(itemEntry(fromHome, fromHome.planned[1], 'planned')),
        ),
      ),
    ).toMatch(/リモート相談.*今後の取組です/u);
    expect(
      textOf(
        answerTo(schedule({ text: '郵送は今やってる?' }), strong(itemEntry(fromHome, fromHome.current[0], 'current'))),
      ),
    ).toMatch(/証明書の郵送.*現在の取組です/u);
  });

  it('lists what is planned, what is current, or both', () => {
    const list = (text: string): string => textOf(answerTo(schedule({ text }), strong(measureEntry(fromHome))));
    expect(list('今後は?')).toBe(
      '「1-2 家からの手続」の今後の取組です。年度は計画に示されていません。\n転出届のオンライン化\nリモート相談',
    );
    expect(list('現在は?')).toBe('「1-2 家からの手続」の現在の取組です。\n証明書の郵送');
    expect(list('現在と今後は?').split('\n')).toHaveLength(5);
  });

  it('has no date, and says so', () => {
    const answer = answerTo(schedule({ text: 'いつから?', wanted: { kind: 'date' } }), strong(measureEntry(fromHome)));
    expect(answer).toMatchObject({ kind: 'not-in-plan', about: 'schedule' });
    expect(textOf(answer)).toContain('その時期は書かれていません');
    expect(nearestOf(answer)).toContain('家からの手続');
  });
});

describe('a time that the plan does not tell', () => {
  it('is not guessed from weak evidence', () => {
    expect(answerTo(schedule({}), weak(measureEntry(paperless), 0.4))).toMatchObject({
      kind: 'not-in-plan',
      about: 'schedule',
    });
    expect(answerTo(schedule({}))).toMatchObject({ kind: 'not-in-plan' });
  });

  it('is a target where a target with that year was found', () => {
    const answer = answerTo(
      schedule({ years: [2028], text: '令和10年度の帳票の数は?' }),
      strong(targetEntry(printing, printing.targets[0])),
    );
    expect(textOf(answer)).toContain('1,600帳票');
  });
});
