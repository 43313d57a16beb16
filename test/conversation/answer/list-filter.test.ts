import { describe, expect, it } from 'vitest';
import { filterOf, matching, narrows } from '../../../src/conversation/answer/list-filter.ts';
import type { Question } from '../../../src/domain/question.ts';
import { haranoPlan, paperless } from '../../fixtures/harano-plans.ts';
import { questionWith } from '../../fixtures/questions.ts';
import { answerTo, sections, textOf } from './answering.ts';

const found = (rest: Partial<Question>): readonly string[] =>
  matching(haranoPlan, filterOf(questionWith(rest), haranoPlan)).map(({ measure }) => measure.id);

describe('the measures of a section', () => {
  it('are those whose owners it is among', () => {
    expect(found({ departments: sections('福祉課') })).toEqual(['printing']);
    expect(found({ departments: sections('窓口情報課') })).toEqual(['from-home']);
    expect(found({ departments: sections('福祉課', '農業委員会') })).toEqual(['printing', 'farmland']);
  });

  it('are for a bureau those that name it', () => {
    expect(found({ departments: sections('企画部') })).toContain('printing');
  });

  it('are for a bureau also those of its sections, where the measure names no bureau', () => {
    expect(found({ departments: sections('企画部') })).toContain('paperless');
    expect(found({ departments: sections('企画部') })).not.toContain('farmland');
  });
});

describe('the measures of a year', () => {
  it('are those with something running in it', () => {
    expect(found({ years: [2027] })).toEqual(['printing', 'paperless', 'farmland']);
    expect(found({ years: [2030] })).toEqual([]);
  });

  it('are narrowed by a phase named word for word, of two that overlap the longer', () => {
    expect(found({ years: [2026], text: '令和8年度に検討・実施の取組' })).toEqual(['paperless']);
    expect(found({ years: [2026], text: '令和8年度に検討の取組' })).toEqual(['printing', 'farmland']);
  });

  it('are narrowed by a phase told in other words', () => {
    expect(found({ years: [2026], text: '令和8年度に研究の取組', phases: ['study'] })).toContain('farmland');
  });

  it('are those that begin in it where the question says so', () => {
    expect(found({ years: [2027], text: '令和9年度から実施の取組' })).toEqual(['paperless']);
    expect(found({ years: [2028], text: '令和10年度に検討している取組' })).toEqual(['farmland']);
    expect(found({ years: [2028], text: '令和10年度から検討の取組' })).toEqual([]);
  });
});

describe('the measures of a heading or a mark', () => {
  it('are found by the heading without its number', () => {
    expect(found({ text: '身軽な役所の取組一覧' })).toEqual(['paperless', 'farmland']);
  });

  it('are found by the mark', () => {
    expect(found({ text: '新規の取組一覧' })).toEqual(['printing']);
    expect(found({ text: '重点の取組一覧' })).toEqual(['farmland']);
  });

  it('take DX for a mark only where the mark is meant', () => {
    expect(filterOf(questionWith({ text: 'dx項目の一覧' }), haranoPlan).tags).toEqual(['DX']);
    expect(filterOf(questionWith({ text: 'dxって何' }), haranoPlan).tags).toEqual([]);
  });

  it('are everything where nothing narrows them', () => {
    expect(narrows(filterOf(questionWith({ text: '取組は?' }), haranoPlan))).toBe(false);
  });
});

describe('the list that is answered', () => {
  const list = (rest: Partial<Question>): string =>
    textOf(answerTo({ intent: 'list-measures', listing: true, ...rest }));

  it('counts the measures and names them', () => {
    expect(list({ departments: sections('情報課') }).split('\n')).toEqual([
      '情報課が担当に入っている取組は2件です。',
      '① 印刷の外部委託',
      '③ ペーパーレス会議',
    ]);
  });

  it('tells the phases of a year, and which of them the source leaves unsure', () => {
    const text = list({ years: [2028], intent: 'schedule', text: '令和10年度の取組一覧' });
    expect(text).toContain('農地台帳の電子化：検討');
    expect(text).toMatch(/① 印刷の外部委託：.*実施・原資料が不鮮明/u);
  });

  it('is told in English', () => {
    expect(list({ departments: sections('福祉課'), language: 'en' }).split('\n')).toEqual([
      '1 measure — 福祉課:',
      'printing (① 印刷の外部委託)',
    ]);
  });

  it('cites a few of the measures', () => {
    const answer = answerTo({ intent: 'list-measures', departments: sections('情報課') });
    expect(answer).toMatchObject({
      kind: 'grounded',
      about: 'measures-of-section',
      statements: [{ citations: [{ place: paperless.place }, {}] }],
    });
  });

  it('is silence where a section has none, or nothing narrows it', () => {
    expect(
      answerTo({ intent: 'list-measures', departments: [{ name: '会計課', english: 'Accounts', names: [] }] }).kind,
    ).toBe('not-in-plan');
    expect(answerTo({ intent: 'list-measures' }).kind).toBe('not-in-plan');
  });
});
