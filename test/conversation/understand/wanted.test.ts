import { describe, expect, it } from 'vitest';
import { wantedIn } from '../../../src/conversation/understand/wanted.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { understand } from './understanding.ts';

const wanted = (text: string): ReturnType<typeof wantedIn> => wantedIn(normalise(text));

describe('the value that a question wants', () => {
  it.each([
    ['予算はいくら？', 'money'],
    ['How much does it cost?', 'money'],
    ['担当課の電話番号は？', 'phone'],
    ['内線は？', 'phone'],
    ['What is their phone number?', 'phone'],
    ['メールアドレスを教えて', 'email'],
    ['委託先はどこの会社？', 'company'],
    ['本部長は誰？', 'person'],
    ['なぜ委託する？', 'reason'],
    ['いつから？', 'date'],
    ['When does it start?', 'date'],
    ['端末は何台？', 'count'],
    ['手続はいくつ？', 'count'],
  ])('%s', (text, kind) => {
    expect(wanted(text)?.kind).toBe(kind);
  });

  it.each([
    ['職員は何人？', '人'],
    ['年に何回？', '回'],
    ['利用率は何％？', '%'],
    ['端末は何台？', '台'],
    ['月に何日来る？', '日'],
    ['How many hours?', 'h'],
  ])('names the unit in %s', (text, unit) => {
    expect(wanted(text)).toMatchObject({ kind: 'count', units: expect.arrayContaining([unit]) });
  });

  it('is a name of something where one is asked for', () => {
    expect(wanted('何というツール？')).toEqual({ kind: 'name', of: 'ツール' });
    expect(wanted('システムの名前は？')).toEqual({ kind: 'name', of: 'システム' });
  });

  it('is nothing in particular otherwise', () => {
    expect(wanted('電子契約の担当課は？')).toBeUndefined();
    expect(wanted('費用対効果の考え方は？')).toBeUndefined();
    expect(wanted('Can residents apply by smartphone?')).toBeUndefined();
    expect(understand('電子契約の担当課は？')).not.toHaveProperty('wanted');
  });

  it('stays what it was in a follow-up that only names another subject', () => {
    const question = understand('福祉のほうは？', { history: ['端末は何台？'] });
    expect(question.wanted).toMatchObject({ kind: 'count' });
  });
});
