import { describe, expect, it } from 'vitest';
import { StatementReader } from '../../../src/conversation/word/read-statements.ts';
import type { Claim } from '../../../src/domain/worded.ts';
import { fc } from '../../fast-check.ts';

const claim = fc.record({
  text: fc.string({ unit: fc.constantFrom('文', '"', '\\', '{', '}', '[', ']', '\n', 'a', '。') }),
  cites: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
});

/** What is read when a text comes in with breaks at these places. */
function readWith(text: string, breaks: readonly number[]): readonly (readonly Claim[])[] {
  const reader = new StatementReader();
  return [...breaks.toSorted((a, b) => a - b), text.length].map((end) => reader.next(text.slice(0, end)));
}

describe('statements that come in piece by piece', () => {
  it('are given once each, in order, wherever the pieces end', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 5 }), fc.array(fc.nat(300)), fc.nat(3), (statements, breaks, indent) => {
        const text = JSON.stringify({ kind: 'answer', statements }, undefined, indent);
        expect(readWith(text, breaks).flat()).toEqual(statements);
      }),
    );
  });

  it('are given as soon as they are whole', () => {
    const reader = new StatementReader();
    const text = '{"kind":"answer","statements":[{"text":"一。","cites":[1]}';
    expect(reader.next(text.slice(0, -1))).toEqual([]);
    expect(reader.next(text)).toEqual([{ text: '一。', cites: [1] }]);
    expect(reader.next(`${text},{"text":"二`)).toEqual([]);
  });

  it('are found behind words and fences that a server did not keep the model from', () => {
    const text = '答えです。\n```json\n{ "kind": "answer", "statements": [ {"text": "一。", "cites": [1]} ] }\n```';
    expect(new StatementReader().next(text)).toEqual([{ text: '一。', cites: [1] }]);
  });

  it.each([
    ['an answer that is none', '{"kind":"not-in-plan","statements":[{"text":"一。","cites":[1]}]}'],
    ['a statement of another shape', '{"kind":"answer","statements":[{"text":"一。"}]}'],
    ['what follows the list', '{"kind":"answer","statements":[],"notes":[{"text":"一。","cites":[1]}]}'],
  ])('are not read from %s', (_, text) => {
    expect(new StatementReader().next(text)).toEqual([]);
  });

  it('are not read again from a text that begins anew', () => {
    const reader = new StatementReader();
    reader.next('{"kind":"answer","statements":[{"text":"一。","cites":[1]},');
    expect(
      reader.next('{"kind":"answer","statements":[{"text":"二。","cites":[1]},{"text":"三。","cites":[2]}'),
    ).toEqual([]);
  });
});
