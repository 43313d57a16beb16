import { describe, expect, it } from 'vitest';
import { DEFAULT_PERSONAL_DATA_POLICY, type PersonalDataPolicy } from '../../../src/domain/personal-data.ts';
import { judgeText } from '../../../src/language/personal-data/judge-text.ts';
import { cityPlan, townPlan } from '../../fixtures/made-up-plans.ts';

const plan = {
  ...cityPlan,
  contact: { ...cityPlan.contact, phone: '0575-00-1110' },
  passages: [
    {
      id: 'contact',
      title: '問い合わせ',
      names: [],
      text: 'メールは dx@city.aonono.example.jp、住所は〒501-0000 岐阜県青野野市中央町1番地の1です。',
      english: '',
      place: '奥付',
    },
  ],
};
const judge = (text: string, policy: PersonalDataPolicy = DEFAULT_PERSONAL_DATA_POLICY) =>
  judgeText(text, policy, [townPlan, plan]);

describe('a text under a policy', () => {
  it('is masked of what the policy masks', () => {
    expect(judge('090-0000-1234へ')).toEqual({ kind: 'free', text: '〔電話番号〕へ' });
  });

  it('is stopped by what the policy stops, with all the kinds that do, and its rest masked', () => {
    expect(judge('123456789018と4111111111111111と090-0000-1234')).toEqual({
      kind: 'stopped',
      kinds: ['my-number', 'card-number'],
      text: '〔マイナンバー〕と〔カード番号〕と〔電話番号〕',
    });
  });

  it('is stopped or masked as an administrator decides', () => {
    const policy: PersonalDataPolicy = {
      ...DEFAULT_PERSONAL_DATA_POLICY,
      handling: { ...DEFAULT_PERSONAL_DATA_POLICY.handling, phone: 'stop', 'my-number': 'mask' },
    };
    expect(judge('090-0000-1234', policy).kind).toBe('stopped');
    expect(judge('123456789018', policy)).toEqual({ kind: 'free', text: '〔マイナンバー〕' });
  });

  it.each([
    '0575-00-1110は何課ですか',
    '０５７５（００）１１１０は何課ですか',
    '+81-575-00-1110は何課ですか',
    'DX@city.aonono.example.jpは何課ですか',
    '岐阜県青野野市中央町1番地の1は何の場所ですか',
    '〒501-0000 岐阜県青野野市中央町1番地の1は何の場所ですか',
  ])('leaves alone what stands in a plan (%s)', (text) => {
    expect(judge(text)).toEqual({ kind: 'free', text });
  });

  it('takes nothing else for the town’s own', () => {
    expect(judge('0575-00-1111とdx2@city.aonono.example.jp')).toEqual({
      kind: 'free',
      text: '〔電話番号〕と〔メールアドレス〕',
    });
  });
});
