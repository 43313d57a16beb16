import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/conversation/understand/subject.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { understand } from './understanding.ts';

const subject = (text: string): string => subjectOf(normalise(text));

describe('the subject of a question', () => {
  it.each([
    ['電子契約の担当課はどこですか？', '電子契約'],
    ['電子契約って、どこの課？', '電子契約'],
    ['電子契約はいつから？', '電子契約'],
    ['令和8年度の電子契約の予定を教えてください', '電子契約の予定'],
    ['電子契約の目標値は？', '電子契約'],
    ['BPRとは何ですか？', 'bpr'],
    ['BPRって何の略？', 'bpr'],
    ['電子契約の件、どこの課でしたっけ', '電子契約'],
    ['Who is in charge of electronic contracts?', 'electronic contracts'],
    ['When does the chatbot start?', 'chatbot'],
    ['What does EBPM mean?', 'ebpm'],
  ])('%s', (text, expected) => {
    expect(subject(text)).toBe(expected);
  });

  it.each([
    '',
    '？',
    'それっていつ？',
    '担当は？',
    'いつから？',
    '目標値は？',
    'どこの課？',
    'When is it?',
    '令和8年度は？',
  ])('is empty where nothing but asking is left: %j', (text) => {
    expect(subject(text)).toBe('');
  });

  it('drops what it is told to drop', () => {
    expect(subjectOf('原野市の電子契約は情報課?', ['原野市', '情報課'])).toBe('電子契約');
  });

  it('drops the phases only where it is asked about time', () => {
    expect(subjectOf('電子契約の検討が終わるのは', [], true)).toBe('電子契約');
    expect(subjectOf('電子契約の検討が終わるのは', [], false)).toContain('検討');
  });

  it('is never longer than the question, and has no white space at its edges', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'電子契約の担当はいつ何年度R8?、 「」abcどこ課目標'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (question) => {
        const left = subject(question);
        expect(left).toBe(left.trim());
        expect(left.length).toBeLessThanOrEqual(normalise(question).length);
      }),
    );
  });
});

describe('the number of a measure', () => {
  it.each([
    ['③の担当は？', ['3']],
    ['㉑の担当は？', ['21']],
    ['施策1-2はいつ？', ['1-2']],
    ['施策１－２の担当は？', ['1-2']],
    ['取組3は？', ['3']],
    ['1-2の担当は？', ['1-2']],
    ['measure 2-1', ['2-1']],
    ['①と③の違いは？', ['1', '3']],
    ['取組10年の歩み', []],
    ['令和8年度の取組は？', []],
    ['000-000-0002', []],
    ['2026-11-20の予定は？', []],
  ])('in %s', (text, numbers) => {
    expect(understand(text).numbers).toEqual(numbers);
  });
});
