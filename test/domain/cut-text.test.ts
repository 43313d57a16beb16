import { fc } from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/domain/cut-text.ts';
import { words } from './made-up-blocks.ts';

const SEGMENTS = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The characters as people count them, without white space. */
const charactersOf = (text: string): readonly string[] =>
  [...SEGMENTS.segment(text)].map(({ segment }) => segment.trim()).filter((character) => character !== '');

describe('a text that is cut', () => {
  it('is whole characters in both parts, and the first is within the length', () => {
    fc.assert(
      fc.property(words(200), fc.integer({ min: 12, max: 100 }), (text, length) => {
        fc.pre(text.length > length);
        const cut = cutText(text, length, true);
        expect(cut?.head.length).toBeLessThanOrEqual(length);
        expect([...charactersOf(cut?.head ?? ''), ...charactersOf(cut?.rest ?? '')]).toEqual(charactersOf(text));
      }),
    );
  });

  it('is cut at an end of a sentence only, where that is asked', () => {
    fc.assert(
      fc.property(words(200), fc.integer({ min: 1, max: 100 }), (text, length) => {
        fc.pre(text.length > length);
        const cut = cutText(text, length, false);
        fc.pre(cut !== undefined);
        const seam = [cut.head, text.slice(cut.head.length)].join('|');
        expect(seam).toMatch(/[。！？][」』）]*\||\.\|\s|\|\s*\n/u);
      }),
    );
    expect(cutText('句点のない文', 3, false)).toBeUndefined();
  });

  it('is not cut at a mark that is part of a longer character', () => {
    expect(cutText('一。二。\u3099三四五', 4, false)).toEqual({ head: '一。', rest: '二。\u3099三四五' });
  });

  it('keeps closing brackets with the sentence that they close', () => {
    expect(cutText('「はい。」と答えます', 5, false)).toEqual({ head: '「はい。」', rest: 'と答えます' });
    expect(cutText('「はい。」と答えます', 4, false)).toBeUndefined();
  });
});
