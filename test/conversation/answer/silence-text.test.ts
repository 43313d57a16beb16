import { describe, expect, it } from 'vitest';
import { silenceText } from '../../../src/conversation/answer/silence-text.ts';
import type { Silence } from '../../../src/conversation/answer/context.ts';
import { haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';
import { questionWith } from '../../fixtures/questions.ts';

const REASONS: Readonly<Record<Silence['reason'], readonly [string, string]>> = {
  'no-owners': ['取組ごとの担当課を示していません', 'does not name a section in charge of each measure.'],
  'no-schedule': ['その時期は書かれていません', 'does not say when.'],
  'no-targets': ['その数値目標は書かれていません', 'gives no numeric target for that.'],
  'no-such-year': ['令和12年度（2030年度）の予定は書かれていません', 'plans nothing for FY2030 (Reiwa 12).'],
  'no-detail': ['そこまでは書かれていません', 'does not go into that detail.'],
  'unknown-subject': ['その記載が見当たりません', 'says nothing about that.'],
};
const silence = (reason: Silence['reason'], plan = haranoPlan): Silence => ({
  plan,
  about: 'content',
  reason,
  nearest: [],
});

describe('the words for a silence', () => {
  it.each(Object.entries(REASONS))('tell why in both languages: %s', (reason, [japanese, english]) => {
    const told = (language: 'ja' | 'en'): string =>
      silenceText(questionWith({ language, years: [2030] }), silence(reason as Silence['reason']));
    expect(told('ja')).toContain(japanese);
    expect(told('en')).toContain(english);
  });

  it('name the plan and whom to ask', () => {
    const question = questionWith({});
    expect(silenceText(question, silence('no-detail'))).toMatch(
      /^「原野市DX計画」には、.*計画については情報課にお尋ねください。$/u,
    );
    expect(silenceText({ ...question, language: 'en' }, silence('no-detail'))).toMatch(
      /^Harano City DX Plan \(原野市\) .* Please ask 情報課 \(Information Division\)\.$/u,
    );
  });

  it('name every section that the plan names to ask', () => {
    const plan = { ...haranoPlan, contact: { ...haranoPlan.contact, departments: ['情報課', '外の窓口'] } };
    expect(silenceText(questionWith({}), silence('no-detail', plan))).toContain('情報課、外の窓口にお尋ねください。');
    expect(silenceText(questionWith({ language: 'en' }), silence('no-detail', plan))).toContain(
      '情報課 (Information Division) or 外の窓口.',
    );
  });

  it('invent nobody where the plan names nobody', () => {
    expect(silenceText(questionWith({}), silence('no-detail', oharanoPlan))).not.toContain('お尋ねください');
    expect(silenceText(questionWith({ language: 'en' }), silence('no-detail', oharanoPlan))).not.toContain(
      'Please ask',
    );
  });

  it('never repeat what was asked', () => {
    const question = questionWith({ text: '<script>', subject: '<script>' });
    for (const reason of Object.keys(REASONS))
      expect(silenceText(question, silence(reason as Silence['reason']))).not.toContain('script');
  });
});
