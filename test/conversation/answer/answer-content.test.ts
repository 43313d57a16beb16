import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { haranoPlan, oharanoPlan, paperless, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry, questionWith, strong, termEntry, weak } from '../../fixtures/questions.ts';
import { answerQuestion } from '../../../src/conversation/answer/answer-question.ts';
import { answerTo, noticesOf, textOf } from './answering.ts';

describe('a term', () => {
  const term = (rest: Partial<Question>): Partial<Question> => ({
    intent: 'term',
    text: 'arとは?',
    subject: 'ar',
    ...rest,
  });

  it('is told with its reading and what it stands for', () => {
    const answer = answerTo(term({}), { ...strong(termEntry('AR')), named: 2 });
    expect(answer).toMatchObject({ kind: 'grounded', about: 'term' });
    expect(textOf(answer)).toBe('AR（エーアール、Augmented Reality）：現実に重ねて見せる技術です。');
  });

  it('is told in English', () => {
    expect(textOf(answerTo(term({ language: 'en' }), { ...strong(termEntry('AR')), named: 2 }))).toBe(
      'AR (Augmented reality) — Augmented Reality: Shows things on top of what is real.',
    );
  });

  it('is told beside another where the difference is asked', () => {
    const both = [
      { ...strong(termEntry('AR')), named: 2 },
      { ...strong(termEntry('VR')), named: 2 },
    ];
    expect(textOf(answerTo(term({ text: 'arとvrの違いは?', subject: 'ar vr' }), ...both)).split('\n')).toHaveLength(2);
    expect(textOf(answerTo(term({ text: 'arって何?' }), ...both)).split('\n')).toHaveLength(1);
  });

  it('that the glossary does not hold is not explained', () => {
    expect(answerTo(term({ text: 'xrとは?', subject: 'xr' }), weak(termEntry('AR'))).kind).toBe('not-in-plan');
  });
});

describe('what the plan says', () => {
  it('is told from the passage, with what fits nearly as well', () => {
    const answer = answerTo(
      {},
      strong(passageEntry(passages.devices), 2),
      strong(passageEntry(passages.head), 1.9),
      strong(passageEntry(passages.envelope, haranoPlan, printing), 1),
    );
    expect(textOf(answer)).toBe('端末は420台あります。\n本部長は市長です。');
  });

  it('is told in the language of the question', () => {
    expect(textOf(answerTo({ language: 'en' }, strong(passageEntry(passages.devices))))).toBe('There are 420 devices.');
  });

  it('is said once where two entries say the same', () => {
    const twin = { ...passages.devices, id: 'twin' };
    expect(
      textOf(answerTo({}, strong(passageEntry(passages.devices)), strong(passageEntry(twin)))).split('\n'),
    ).toHaveLength(1);
  });

  it('of itself is a fact of the plan', () => {
    expect(answerTo({ facts: ['period'] }, strong(passageEntry(passages.period)))).toMatchObject({
      about: 'plan-fact',
    });
  });

  it('of a measure is its summary', () => {
    expect(textOf(answerTo({}, strong(measureEntry(paperless))))).toBe(
      '「③ ペーパーレス会議」：ペーパーレス会議を進めます。',
    );
  });

  it('is nothing where nothing likely was found', () => {
    const answer = answerTo({}, weak(passageEntry(passages.devices)));
    expect(answer).toMatchObject({ kind: 'not-in-plan', nearest: [] });
  });

  it('is nothing in English too, with whom to ask', () => {
    expect(textOf(answerTo({ language: 'en' }))).toBe(
      'Harano City DX Plan (原野市) says nothing about that. Please ask 情報課 (Information Division).',
    );
  });

  it('names nobody to ask where the plan names nobody', () => {
    expect(textOf(answerTo({ plans: [oharanoPlan] }))).toBe(
      '「大原野市DX計画（素案）」には、その記載が見当たりません。',
    );
  });
});

describe('a draft', () => {
  const period = oharanoPlan.passages[0] ?? passages.period;

  it('is told to be one', () => {
    expect(noticesOf(answerTo({ plans: [oharanoPlan] }, strong(passageEntry(period, oharanoPlan))))).toEqual([
      '大原野市の計画は素案の段階です。',
    ]);
    expect(
      noticesOf(answerTo({ plans: [oharanoPlan], language: 'en' }, strong(passageEntry(period, oharanoPlan)))),
    ).toEqual(["大原野市's plan is still a draft (素案)."]);
  });

  it('is not what an adopted plan is told to be', () => {
    expect(noticesOf(answerTo({}, strong(passageEntry(passages.period))))).toEqual([]);
  });
});

describe('small talk', () => {
  it.each([
    ['greeting', 'こんにちは', /^こんにちは。係（かかり）です。/u],
    ['greeting', 'ありがとう', /^どういたしまして/u],
    ['help', '何ができる?', /^DX計画のことをお答えします/u],
    ['content', '', /^DX計画のことをお答えします/u],
  ] as const)('answers %s %j without the plan', (intent, text, expected) => {
    const answer = answerQuestion(questionWith({ intent, text }), []);
    expect(answer.kind).toBe('small-talk');
    expect(textOf(answer)).toMatch(expected);
  });

  it('offers questions that the plan can answer', () => {
    const offered = (plans: Question['plans']): readonly string[] =>
      answerQuestion(questionWith({ intent: 'greeting', text: 'こんにちは', plans }), []).choices.map(
        ({ question }) => question,
      );
    expect(offered([haranoPlan])).toEqual(['印刷の外部委託の担当課は？', 'ARとは何ですか？']);
    expect(offered([oharanoPlan])[0]).not.toContain('担当課');
  });
});
