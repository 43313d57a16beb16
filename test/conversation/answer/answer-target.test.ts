import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { paperless, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry, strong, targetEntry, weak } from '../../fixtures/questions.ts';
import { answerTo, nearestOf, textOf } from './answering.ts';

const [forms, envelopes] = printing.targets;
const ask = (rest: Partial<Question>): Partial<Question> => ({
  intent: 'target',
  text: '目標は?',
  subject: '帳票',
  ...rest,
});

describe('a target', () => {
  it('is told for every year, the present value first', () => {
    const answer = answerTo(ask({}), strong(targetEntry(printing, forms)));
    expect(answer).toMatchObject({ kind: 'grounded', about: 'target' });
    expect(textOf(answer)).toBe(
      '対象帳票数（累計）：令和7年度（2025年度）（現状） 0帳票、令和9年度（2027年度） 150帳票、令和10年度（2028年度） 1,600帳票（① 印刷の外部委託）',
    );
  });

  it('is told for the years asked for only', () => {
    const text = textOf(answerTo(ask({ years: [2028] }), strong(targetEntry(printing, forms))));
    expect(text).toContain('1,600帳票');
    expect(text).not.toContain('150帳票');
  });

  it('counts the present value as that of its year', () => {
    expect(textOf(answerTo(ask({ years: [2025] }), strong(targetEntry(printing, forms))))).toBe(
      '対象帳票数（累計）：令和7年度（2025年度）（現状） 0帳票（① 印刷の外部委託）',
    );
  });

  it('is told in English', () => {
    expect(textOf(answerTo(ask({ language: 'en', years: [2027] }), strong(targetEntry(printing, forms))))).toBe(
      'Forms covered: FY2027 (Reiwa 9) 150帳票 — "printing" (① 印刷の外部委託)',
    );
  });

  it('is told with another of the same measure that fits as well', () => {
    const text = textOf(
      answerTo(ask({}), strong(targetEntry(printing, forms), 2), strong(targetEntry(printing, envelopes), 1.95)),
    );
    expect(text.split('\n')).toHaveLength(2);
    expect(
      textOf(
        answerTo(ask({}), strong(targetEntry(printing, forms), 2), strong(targetEntry(printing, envelopes), 1.5)),
      ).split('\n'),
    ).toHaveLength(1);
  });
});

describe('a value that the plan does not give', () => {
  it('is that of a year without one, with those of the other years offered', () => {
    const answer = answerTo(ask({ years: [2026] }), strong(targetEntry(printing, forms)));
    expect(answer).toMatchObject({ kind: 'not-in-plan', about: 'target' });
    expect(textOf(answer)).toBe(
      '「原野市DX計画」には、令和8年度（2026年度）の値は書かれていません。計画については情報課にお尋ねください。',
    );
    expect(nearestOf(answer)).toContain('150帳票');
  });

  it('is that of a measure without targets', () => {
    const answer = answerTo(ask({}), strong(measureEntry(paperless)));
    expect(answer.kind).toBe('not-in-plan');
    expect(textOf(answer)).toContain('その数値目標は書かれていません');
    expect(nearestOf(answer)).toContain('ペーパーレス会議');
  });

  it('is not taken from another measure that fits worse', () => {
    expect(answerTo(ask({}), strong(measureEntry(paperless), 2.5), strong(targetEntry(printing, forms), 1)).kind).toBe(
      'not-in-plan',
    );
  });

  it('is not guessed from weak evidence', () => {
    expect(textOf(answerTo(ask({}), weak(targetEntry(printing, forms))))).toContain('その記載が見当たりません');
  });
});

describe('a number that is no target', () => {
  const devices = { intent: 'content', text: '端末は何台?', subject: '端末' } as const;

  it('is told from the passage that holds it', () => {
    const answer = answerTo(
      { ...devices, wanted: { kind: 'count', units: ['台'] } },
      strong(passageEntry(passages.devices)),
    );
    expect(textOf(answer)).toBe('端末は420台あります。');
  });

  it('is not taken from a passage that counts something else', () => {
    const answer = answerTo(
      { ...devices, wanted: { kind: 'count', units: ['人'] } },
      strong(passageEntry(passages.devices)),
    );
    expect(answer.kind).toBe('not-in-plan');
    expect(textOf(answer)).toContain('そこまでは書かれていません');
  });

  it('is never an amount of money where the plan names none', () => {
    expect(answerTo({ ...devices, wanted: { kind: 'money' } }, strong(passageEntry(passages.devices))).kind).toBe(
      'not-in-plan',
    );
    expect(answerTo({ ...devices, wanted: { kind: 'phone' } }, strong(passageEntry(passages.devices))).kind).toBe(
      'not-in-plan',
    );
  });
});
