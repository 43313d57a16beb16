import { describe, expect, it } from 'vitest';
import {
  actionPattern,
  decodeAnswer,
  decodeAsked,
  decodeOnNotice,
  decodeQuestion,
  decodeVerdict,
  encodeAnswer,
  encodeAsked,
  encodeOnNotice,
  encodeQuestion,
} from '../../../../adapters/slack/render/button-values.ts';

const GIVEN = { message: '0123', page: 2, reminder: 'abcd', answer: 'done' } as const;

describe('the value of a button', () => {
  it('comes back as it went', () => {
    const asked = { text: '担当は？', municipality: 'aoba', history: ['電子契約について'] };
    expect(decodeAsked(encodeAsked({ asked, page: 3 }))).toEqual({ asked, page: 3 });
    expect(decodeAnswer(encodeAnswer(GIVEN))).toEqual(GIVEN);
    expect(decodeOnNotice(encodeOnNotice({ message: '0123', page: 1 }))).toEqual({ message: '0123', page: 1 });
    expect(decodeQuestion(encodeQuestion('いつ？'))).toBe('いつ？');
    expect(decodeVerdict('wrong')).toBe('wrong');
  });

  it('loses the oldest turns first, and is none where the question alone is too long', () => {
    const history = ['一'.repeat(900), '二'.repeat(900), '三'.repeat(900)];
    expect(decodeAsked(encodeAsked({ asked: { text: '担当は？', history }, page: 0 }))?.asked.history).toEqual(
      history.slice(1),
    );
    expect(encodeAsked({ asked: { text: 'あ'.repeat(2000), history: [] }, page: 0 })).toBeUndefined();
    expect(encodeQuestion('あ'.repeat(2001))).toBeUndefined();
    expect(encodeQuestion(' ')).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['no text', 7],
    ['no JSON', '{'],
    ['another form', '{"text":1}'],
    ['a page that is none', JSON.stringify({ ...GIVEN, text: 'x', history: [], page: -1 })],
    ['too much', JSON.stringify({ ...GIVEN, text: 'x', history: ['あ'.repeat(2000)] })],
  ])('is not taken where it is %s', (_, value) => {
    expect([decodeAsked(value), decodeAnswer(value), decodeOnNotice(value)]).toEqual([undefined, undefined, undefined]);
  });

  it('is not taken where it is an answer or a verdict that there is not', () => {
    expect(decodeAnswer(JSON.stringify({ ...GIVEN, answer: 'delete' }))).toBeUndefined();
    expect(decodeVerdict('excellent')).toBeUndefined();
  });

  it('is told by its action, whatever stands behind the colon', () => {
    expect('kakari_answer:done').toMatch(actionPattern('answer'));
    expect('kakari_more').toMatch(actionPattern('more'));
    expect('kakari_answered').not.toMatch(actionPattern('answer'));
    expect('x_kakari_answer').not.toMatch(actionPattern('answer'));
  });
});
