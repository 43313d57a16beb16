import { describe, expect, it } from 'vitest';
import { farmland, haranoPlan, oharanoPlan, paperless, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry, strong, termEntry, weak } from '../../fixtures/questions.ts';
import { answerTo, nearestOf, noticesOf, sections, textOf } from './answering.ts';

const OWNER = { intent: 'owner' as const, text: '印刷の担当課は?', subject: '印刷' };

describe('the section in charge', () => {
  it('is told with its bureau, all of them, and the number and title of the measure', () => {
    const answer = answerTo(OWNER, strong(measureEntry(printing)));
    expect(answer).toMatchObject({ kind: 'grounded', about: 'owner', language: 'ja' });
    expect(textOf(answer)).toBe('担当は企画部 情報課、福祉課です（取組：① 印刷の外部委託）。');
  });

  it('is told with what the plan adds in words', () => {
    expect(textOf(answerTo(OWNER, strong(measureEntry(paperless))))).toContain('情報課（全庁）');
  });

  it('is told in English with both names', () => {
    const text = textOf(answerTo({ ...OWNER, language: 'en' }, strong(measureEntry(printing))));
    expect(text).toContain('情報課 (Information Division), 福祉課 (Welfare Division)');
    expect(text).toContain('"printing" (① 印刷の外部委託)');
  });

  it('cites the place in the plan', () => {
    expect(answerTo(OWNER, strong(measureEntry(printing)))).toMatchObject({
      statements: [
        {
          citations: [{ municipality: 'harano', plan: '原野市DX計画', version: '初版', place: '第3章 取組', page: 10 }],
        },
      ],
    });
  });

  it('offers what follows, whole sentences that stand on their own', () => {
    const { choices } = answerTo(OWNER, strong(measureEntry(printing)));
    expect(choices.map(({ question }) => question)).toEqual(
      expect.arrayContaining(['印刷の外部委託の予定はいつ？', '印刷の外部委託の目標値は？']),
    );
    expect(choices.some(({ question }) => question.includes('担当課'))).toBe(false);
  });

  it('is that of the measure a passage belongs to', () => {
    expect(textOf(answerTo(OWNER, strong(passageEntry(passages.envelope, haranoPlan, printing))))).toContain(
      '情報課、福祉課',
    );
  });
});

describe('a section put forward', () => {
  const claim = (...names: readonly string[]): string =>
    textOf(answerTo({ ...OWNER, confirming: true, departments: sections(...names) }, strong(measureEntry(printing))));

  it('is confirmed where it is in charge', () => {
    expect(claim('情報課')).toMatch(/^はい。担当は企画部 情報課、福祉課です/u);
    expect(claim('情報課', '福祉課')).toMatch(/^はい。/u);
  });

  it('is corrected where it is not, or not all of them are', () => {
    expect(claim('農業委員会')).toMatch(/^いいえ。担当は企画部 情報課、福祉課です/u);
    expect(claim('情報課', '農業委員会')).toMatch(/^いいえ。/u);
  });

  it('is not confirmed by a section whose name only holds it', () => {
    expect(claim('窓口情報課')).toMatch(/^いいえ。/u);
  });

  it('is confirmed and corrected in English too', () => {
    const inEnglish = { ...OWNER, language: 'en' as const, confirming: true };
    expect(textOf(answerTo({ ...inEnglish, departments: sections('情報課') }, strong(measureEntry(printing))))).toMatch(
      /^Yes\. /u,
    );
    expect(
      textOf(answerTo({ ...inEnglish, departments: sections('農業委員会') }, strong(measureEntry(printing)))),
    ).toMatch(/^No\. /u);
  });

  it('gets no yes or no where nothing was put forward', () => {
    expect(textOf(answerTo(OWNER, strong(measureEntry(printing))))).toMatch(/^担当は/u);
  });
});

describe('the section that the plan does not tell', () => {
  it('is not guessed from weak evidence', () => {
    const answer = answerTo(OWNER, weak(measureEntry(printing), 0.5), weak(measureEntry(paperless), 0.45));
    expect(answer.kind).toBe('not-in-plan');
    expect(textOf(answer)).toBe(
      '「原野市DX計画」には、その記載が見当たりません。計画については情報課にお尋ねください。',
    );
  });

  it('is not guessed where two measures fit a little and alike', () => {
    expect(answerTo(OWNER, weak(measureEntry(printing), 0.7), weak(measureEntry(farmland), 0.68)).kind).toBe(
      'not-in-plan',
    );
  });

  it('is not guessed from a term', () => {
    expect(answerTo({ ...OWNER, subject: 'AR' }, strong(termEntry('AR'))).kind).toBe('not-in-plan');
  });

  it('is not there in a plan that names none, which says so and offers the measure', () => {
    const [rents] = oharanoPlan.measures;
    const entry = measureEntry(rents ?? printing, oharanoPlan);
    const answer = answerTo({ ...OWNER, plans: [oharanoPlan] }, strong(entry));
    expect(answer).toMatchObject({ kind: 'not-in-plan', about: 'owner' });
    expect(textOf(answer)).toContain('取組ごとの担当課を示していません');
    expect(nearestOf(answer)).toContain('市営住宅の電子申込');
  });

  it('is the person at the head where that is asked', () => {
    expect(
      textOf(
        answerTo(
          { ...OWNER, text: '本部長は誰が担当?', facts: ['headquarters-head'] },
          strong(passageEntry(passages.head)),
        ),
      ),
    ).toBe('本部長は市長です。');
  });
});

describe('the day on which it is asked', () => {
  it('matters once the plan is over, and not before', () => {
    const ask = (today: string): readonly string[] =>
      noticesOf(answerTo({ ...OWNER, today }, strong(measureEntry(printing))));
    expect(ask('2029-03-31')).toEqual([]);
    expect(ask('2029-04-01')).toEqual(['原野市の計画期間は令和10年度で終わっています。']);
  });
});
