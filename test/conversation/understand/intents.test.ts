import { describe, expect, it } from 'vitest';
import { understand } from './understanding.ts';

const intentOf = (text: string): string => understand(text).intent;

describe('what a question asks for', () => {
  it.each([
    '印刷BPOの担当課は？',
    '印刷BPOはどこがやってる？',
    '家からの手続って担当どこですか？',
    '印刷について聞きたいときはどこに聞けばいい？',
    '印刷は情報課で合ってる？',
    'Who is in charge of printing?',
    'Which section is responsible for printing?',
  ])('is a section in %s', (text) => {
    expect(intentOf(text)).toBe('owner');
  });

  it.each([
    '印刷BPOはいつから？',
    '印刷BPOの工程は？',
    '来年度は何をする？',
    'もうやってる？',
    '令和9年度に検討の取組は？',
    'When does printing start?',
  ])('is a time in %s', (text) => {
    expect(intentOf(text)).toBe('schedule');
  });

  it.each(['対象帳票数の目標値は？', '封入のKPIは？', '委託率の現状値', 'What is the target for forms?'])(
    'is a target in %s',
    (text) => {
      expect(intentOf(text)).toBe('target');
    },
  );

  it.each(['ARとは？', 'ARって何', 'ＡＲの意味', 'ARは何の略？', 'What does AR mean?'])(
    'is a meaning in %s',
    (text) => {
      expect(intentOf(text)).toBe('term');
    },
  );

  it.each(['電子決裁の評価は？', '前の計画の電子決裁はどうなった？', 'What about the previous plan?'])(
    'is how an earlier plan went in %s',
    (text) => {
      expect(intentOf(text)).toBe('review');
    },
  );

  it.each([
    '情報課の取組は？',
    '情報課は？',
    '福祉課の取組を全部',
    '情シスが担当する取組を一覧で',
    'List all measures of the Welfare Division',
  ])('is what a section does in %s', (text) => {
    expect(intentOf(text)).toBe('list-measures');
  });

  it.each(['計画期間は？', '本部長は誰？', '端末は何台？', 'ペーパーレス会議', 'なぜ封入を委託する？'])(
    'is what the plan says in %s',
    (text) => {
      expect(intentOf(text)).toBe('content');
    },
  );

  it.each(['こんにちは', 'おはようございます！', 'ありがとうございます。', 'Hello!', 'Thank you'])(
    'is nothing but a word of greeting in %s',
    (text) => {
      expect(intentOf(text)).toBe('greeting');
    },
  );

  it.each(['何ができるの？', '使い方', 'What can you do?'])('is help in %s', (text) => {
    expect(intentOf(text)).toBe('help');
  });

  it('is not a greeting where something follows it', () => {
    expect(intentOf('こんにちは。印刷BPOの担当課は？')).toBe('owner');
    expect(intentOf('ありがとう、印刷BPOはいつから？')).toBe('schedule');
  });
});

describe('what else a question tells', () => {
  it('is whether it puts something to be confirmed', () => {
    expect(understand('印刷は情報課で合ってる？').confirming).toBe(true);
    expect(understand('印刷は情報課ですよね').confirming).toBe(true);
    expect(understand('印刷は情報課？').confirming).toBe(false);
  });

  it('is whether a list, or everything, is asked for', () => {
    expect(understand('どんな取組がある？')).toMatchObject({ listing: true, all: false });
    expect(understand('取組を全部')).toMatchObject({ listing: true, all: true });
    expect(understand('印刷の担当は？')).toMatchObject({ listing: false, all: false });
  });

  it('is whether something already runs', () => {
    expect(understand('印刷BPOはもうやってる？').already).toBe(true);
    expect(understand('印刷BPOはいつから？').already).toBe(false);
  });

  it('is its language, by its own words', () => {
    expect(understand('Who is in charge of 印刷の外部委託?').language).toBe('en');
    expect(understand('AR').language).toBe('ja');
  });

  it('are the years, by the clock and by the plan', () => {
    expect(understand('来年度は何をする？').years).toEqual([2027]);
    expect(understand('来年度は何をする？', { today: '2027-04-01' }).years).toEqual([2028]);
    expect(understand('最終年度の目標は？').years).toEqual([2028]);
    expect(understand('R8〜R10の予定は？').years).toEqual([2026, 2027, 2028]);
  });

  it('are the facts that every plan has', () => {
    expect(understand('計画期間は？').facts).toEqual(['period']);
    expect(understand('本部長は誰？').facts).toEqual(['headquarters-head']);
    expect(understand('CIO補佐官は？').facts).toEqual(['cio-aide']);
    expect(understand('印刷の担当課は？').facts).toEqual([]);
  });
});
