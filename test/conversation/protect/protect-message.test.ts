import { describe, expect, it } from 'vitest';
import { protectMessage } from '../../../src/conversation/protect/protect-message.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Message } from '../../../src/domain/message.ts';
import { DEFAULT_PERSONAL_DATA_POLICY, type PersonalDataPolicy } from '../../../src/domain/personal-data.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { cityPlan, townPlan } from '../../fixtures/made-up-plans.ts';

const NUMBER = '123456789018';
const protectedCity = (text: string, english: string): Plan => ({
  ...cityPlan,
  passages: [{ id: 'security', title: '方針', names: [], text, english, place: '第2章 方針3', page: 7 }],
});

function protect(
  message: Partial<Message>,
  policy: PersonalDataPolicy = DEFAULT_PERSONAL_DATA_POLICY,
  plans: readonly Plan[] = [cityPlan, townPlan],
) {
  return protectMessage({ text: '', history: [], today: '2026-11-20', ...message }, policy, plans);
}

function stopped(
  ...given: Parameters<typeof protect>
): Extract<Answer, { readonly kind: 'needs-clarification' | 'small-talk' }> {
  const outcome = protect(...given);
  if (outcome.kind !== 'stopped' || !('text' in outcome.answer) || 'nearest' in outcome.answer)
    throw new Error(outcome.kind);
  return outcome.answer;
}

const withRules = (rules: Readonly<Record<string, string>>): PersonalDataPolicy => ({
  ...DEFAULT_PERSONAL_DATA_POLICY,
  rules: new Map(Object.entries(rules)),
});

describe('a question that may be answered', () => {
  it('is masked, its earlier turns too, and those that would be stopped are left out', () => {
    const message = {
      text: '090-0000-1234の方の担当課は？',
      history: ['メールはa@example.jpです', `番号は${NUMBER}`, '予定は？'],
      by: 'U1',
    };
    expect(protect(message)).toEqual({
      kind: 'free',
      message: {
        text: '〔電話番号〕の方の担当課は？',
        history: ['メールは〔メールアドレス〕です', '予定は？'],
        today: '2026-11-20',
        by: 'U1',
      },
    });
  });
});

describe('a question that is stopped', () => {
  it('says of what kind, that nothing went on, by which law, and what to do; nothing of the question', () => {
    const answer = stopped({ text: `${NUMBER}と4111111111111111の人の電子契約は？` });
    expect(answer).toMatchObject({ kind: 'needs-clarification', about: 'personal-data', language: 'ja', choices: [] });
    expect(answer.text).toContain('（マイナンバー、カード番号）');
    expect(answer.text).toContain('どこにも送らず、保存も記録もしていません');
    expect(answer.text).toContain('個人情報の保護に関する法律');
    expect(answer.text).toContain('除いて、もう一度お尋ねください');
    expect(answer.text).not.toMatch(/\d|電子契約/u);
  });

  it('is told so in English where it was asked in English', () => {
    const answer = stopped({ text: `Who helps the person with ${NUMBER}?` });
    expect(answer.language).toBe('en');
    expect(answer.text).toContain('(My Number)');
    expect(answer.text).toContain('ask again without it');
    expect(answer.text).not.toMatch(/\d/u);
  });

  it('names the rule that is written for the municipality, else the one for all, before anything that a plan says', () => {
    const policy = withRules({ aonono: '青野野市情報セキュリティポリシー 第5条', '*': '共通の決まり' });
    expect(stopped({ text: NUMBER, municipality: 'aonono' }, policy).text).toContain(
      '青野野市情報セキュリティポリシー 第5条',
    );
    expect(stopped({ text: NUMBER, municipality: 'midorizawa' }, policy).text).toContain('共通の決まり');
    expect(stopped({ text: NUMBER }, policy).text).toContain('共通の決まり');
  });

  it('names what the plan itself says of personal data, with its place', () => {
    const plan = protectedCity(
      '方針は3つです。個人情報や機密情報を守ります。',
      'There are three. Personal data is protected.',
    );
    const ask = (text: string) => stopped({ text, municipality: 'aonono' }, undefined, [plan, townPlan]).text;
    expect(ask(NUMBER)).toContain(
      `「${plan.title}」の記載に沿った取扱いです：個人情報や機密情報を守ります（第2章 方針3、7ページ）`,
    );
    expect(ask(`Who is ${NUMBER} in the plan?`)).toContain('Personal data is protected. (第2章 方針3, p. 7)');
  });

  it('takes for a rule of the town what it says of its own security policy, not what the state asks of all', () => {
    const ask = (says: string) =>
      stopped({ text: NUMBER, municipality: 'aonono' }, undefined, [protectedCity(says, '')]).text;
    expect(ask('市は情報セキュリティポリシーに基づく対策を講じています。')).toContain('に基づく対策を講じています（');
    expect(ask('自治体の情報セキュリティポリシーを改定します。')).toContain('個人情報の保護に関する法律');
  });
});
