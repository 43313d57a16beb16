import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { haranoPlan, oharanoPlan, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry, strong, weak } from '../../fixtures/questions.ts';
import { answerTo, noticesOf, textOf } from './answering.ts';

const BOTH: Partial<Question> = { plans: [haranoPlan, oharanoPlan], comparing: true, named: true };
const ofHarano = passageEntry(passages.period);
const ofOharano = passageEntry(oharanoPlan.passages[0] ?? passages.period, oharanoPlan);

describe('two municipalities side by side', () => {
  it('say one line each, with their names', () => {
    const answer = answerTo(BOTH, strong(ofHarano), strong(ofOharano));
    expect(answer).toMatchObject({ kind: 'grounded', about: 'comparison' });
    expect(textOf(answer)).toBe(
      '原野市：令和8年度から令和10年度までの3年間です。\n大原野市：令和9年度から令和13年度までの5年間です。',
    );
  });

  it('say it in English with both names', () => {
    expect(textOf(answerTo({ ...BOTH, language: 'en' }, strong(ofHarano), strong(ofOharano)))).toBe(
      '原野市 (Harano City): Three years from FY2026 to FY2028.\n大原野市 (Oharano City): Five years from FY2027 to FY2031.',
    );
  });

  it('cite each its own plan', () => {
    const answer = answerTo(BOTH, strong(ofHarano), strong(ofOharano));
    const cited =
      answer.kind === 'grounded' ? answer.statements.map(({ citations }) => citations.map(({ plan }) => plan)) : [];
    expect(cited).toEqual([['原野市DX計画'], ['大原野市DX計画（素案）']]);
  });

  it('say which of them is a draft', () => {
    expect(noticesOf(answerTo(BOTH, strong(ofHarano), strong(ofOharano)))).toEqual([
      '大原野市の計画は素案の段階です。',
    ]);
  });

  it('say which of them is silent', () => {
    const answer = answerTo(BOTH, strong(ofHarano));
    expect(textOf(answer)).toMatch(/^原野市：/u);
    expect(noticesOf(answer)).toContain('大原野市の計画には見当たりません。');
  });

  it('leave out one that fits much worse, unless it was named', () => {
    const unnamed = { ...BOTH, named: false };
    expect(textOf(answerTo(unnamed, strong(ofHarano, 3), { ...strong(ofOharano, 1), named: 0 }))).not.toContain(
      '大原野市',
    );
    expect(textOf(answerTo(BOTH, strong(ofHarano, 3), { ...strong(ofOharano, 1), named: 0 }))).toContain('大原野市');
  });

  it('are both silent where neither says it', () => {
    const answer = answerTo(BOTH, weak(ofHarano), weak(ofOharano));
    expect(answer).toMatchObject({ kind: 'not-in-plan', text: 'どの計画にも、その記載は見当たりません。' });
    expect(answerTo({ ...BOTH, language: 'en' })).toMatchObject({
      text: 'None of these plans says anything about that.',
    });
  });

  it('put the owner of one beside a plan that names none', () => {
    const text = textOf(answerTo({ ...BOTH, intent: 'owner', text: '印刷の担当は?' }, strong(measureEntry(printing))));
    expect(text).toBe('原野市：担当は企画部 情報課、福祉課です（取組：① 印刷の外部委託）。');
  });
});

describe('a question about the plans themselves', () => {
  const which = (text: string, rest: Partial<Question> = {}): string =>
    textOf(answerTo({ ...BOTH, named: false, text, ...rest }));

  it('finds the drafts', () => {
    expect(which('素案の計画はどれ?')).toBe(
      '大原野市：大原野市DX計画（素案）（令和9年度〜令和13年度）。素案の段階です',
    );
    expect(which('which plans are drafts?', { language: 'en' })).toContain('still a draft');
  });

  it('finds the plans that end or begin in a year', () => {
    expect(which('令和10年度に終わる計画は?', { years: [2028] })).toBe('原野市：原野市DX計画（令和8年度〜令和10年度）');
    expect(which('令和9年度に始まる計画は?', { years: [2027] })).toContain('大原野市');
  });

  it('finds the plans of a length', () => {
    expect(which('5年間の計画はどこ?')).toContain('大原野市');
    expect(which('三年間の計画はどこ?')).toContain('原野市：原野市DX計画');
  });

  it('is not one that names a municipality', () => {
    expect(answerTo({ ...BOTH, text: '素案の計画はどれ?' }).kind).toBe('not-in-plan');
  });
});
