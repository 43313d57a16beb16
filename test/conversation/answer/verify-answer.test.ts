import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { statement } from '../../../src/language/entry-texts.ts';
import { findUnfounded, verifyAnswer } from '../../../src/conversation/answer/verify-answer.ts';
import type { Answer, Statement } from '../../../src/domain/answer.ts';
import { formatFiscalYear, shortFiscalYear, englishFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { haranoPlan, oharanoPlan, passages, printing } from '../../fixtures/harano-plans.ts';
import { measureEntry, passageEntry } from '../../fixtures/questions.ts';

const PLANS = [haranoPlan, oharanoPlan];
const grounded = (...statements: readonly Statement[]): Extract<Answer, { kind: 'grounded' }> => ({
  kind: 'grounded',
  about: 'owner',
  language: 'ja',
  statements,
  notices: [],
  choices: [{ label: 'いつ？', question: '印刷の予定はいつ？' }],
});
const saying = (text: string): Statement => statement(text, [measureEntry(printing)]);
const faultsOf = (text: string): readonly string[] =>
  findUnfounded(grounded(saying(text)), PLANS).map(({ kind, text: found }) => `${kind} ${found}`);

describe('a statement that its evidence bears', () => {
  it.each([
    '担当は企画部 情報課、福祉課です（取組：① 印刷の外部委託）。',
    '「検討」は令和8年度（2026年度）、「実施」は令和10年度（2028年度）からです。',
    '目標は令和9年度（2027年度） 150帳票、FY2028 1,600帳票です。',
    '目標は1600帳票です。',
    'Printing of forms goes live in R9 (from 2028-01).',
    '現状は令和7年度で0帳票です。',
  ])('passes: %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it('may write a year of the evidence in any way', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2026, 2027, 2028),
        fc.constantFrom(formatFiscalYear, shortFiscalYear, englishFiscalYear),
        (year, write) => {
          expect(faultsOf(`${write(year)}です。`)).toEqual([]);
        },
      ),
    );
  });

  it('may count what its list holds', () => {
    const list: Statement = {
      ...saying(''),
      block: { kind: 'list', title: '取組は2件です。', items: ['印刷の外部委託', '封入の委託率'] },
    };
    expect(findUnfounded(grounded(list), PLANS)).toEqual([]);
  });
});

describe('what the evidence does not hold', () => {
  it.each([
    ['担当は農業委員会です。', 'department 農業委員会'],
    ['担当は情報課、窓口情報課です。', 'department 窓口情報課'],
    ['令和12年度に始めます。', 'year 2030'],
    ['FY2030に始めます。', 'year 2030'],
    ['R12に始めます。', 'year 2030'],
    ['令和元年度に始めました。', 'year 2019'],
    ['目標は999帳票です。', 'figure 999'],
    ['目標は1.5倍です。', 'figure 1.5'],
    ['目標は1,601帳票です。', 'figure 1601'],
  ])('is found: %s', (text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  it('is found in the items of a list', () => {
    const list: Statement = { ...saying(''), block: { kind: 'list', title: '担当', items: ['情報課', '農業委員会'] } };
    expect(findUnfounded(grounded(list), PLANS)).toEqual([{ kind: 'department', text: '農業委員会' }]);
  });

  it('is found for any year and any figure that the plan does not name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2029, max: 2049 }), fc.integer({ min: 3000, max: 99_999 }), (year, figure) => {
        expect(faultsOf(`${formatFiscalYear(year)}です。`)).toEqual([`year ${year}`]);
        expect(faultsOf(`${figure}帳票です。`)).toEqual([`figure ${figure}`]);
      }),
    );
  });

  it('is a statement without a citation', () => {
    expect(findUnfounded(grounded({ ...saying('担当は情報課です。'), citations: [] }), PLANS)).toEqual([
      { kind: 'citation', text: '' },
    ]);
  });

  it('is looked for in what is grounded only', () => {
    const silent: Answer = {
      kind: 'not-in-plan',
      about: 'owner',
      language: 'ja',
      text: '令和99年度のことは書かれていません。',
      nearest: [],
      choices: [],
    };
    expect(findUnfounded(silent, PLANS)).toEqual([]);
    expect(verifyAnswer(silent, PLANS)).toBe(silent);
  });
});

describe('an answer that is checked', () => {
  const sound = saying('担当は企画部 情報課、福祉課です。');
  const wrong = saying('担当は農業委員会です。');

  it('is left alone where it is sound', () => {
    const answer = grounded(sound, statement('本部長は市長です。', [passageEntry(passages.head)]));
    expect(verifyAnswer(answer, PLANS)).toBe(answer);
  });

  it('loses the statements that are wrong and keeps the others', () => {
    expect(verifyAnswer(grounded(wrong, sound), PLANS)).toMatchObject({ kind: 'grounded', statements: [sound] });
  });

  it('says that it cannot tell where nothing is left', () => {
    const answer = verifyAnswer(grounded(wrong), PLANS);
    expect(answer).toMatchObject({
      kind: 'not-in-plan',
      about: 'owner',
      text: '計画の記載で確かめられなかったため、お答えできません。',
    });
    expect(JSON.stringify(answer)).not.toContain('農業委員会');
  });

  it('says so in English', () => {
    expect(verifyAnswer({ ...grounded(wrong), language: 'en' }, PLANS)).toMatchObject({
      text: 'I could not confirm an answer in the plan.',
    });
  });
});
