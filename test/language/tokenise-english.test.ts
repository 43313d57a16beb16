import { describe, expect, it } from 'vitest';
import { tokeniseEnglish } from '../../src/language/tokenise-english.ts';

const stems = (text: string): readonly string[] => tokeniseEnglish(text).stems;

describe('tokeniseEnglish', () => {
  it('drops the words that carry grammar', () => {
    expect(stems('Who is in charge of the shelter?')).toEqual(stems('charge shelter'));
  });

  it.each([
    ['policies', 'policy'],
    ['applications', 'application'],
    ['issuing', 'issue'],
    ['planned', 'plans'],
    ['boxes', 'box'],
    ["residents'", 'resident'],
  ])('cuts %s and %s to the same stem', (one, other) => {
    expect(stems(one)).toEqual(stems(other));
  });

  it('keeps acronyms, numbers and short words as they are', () => {
    expect(stems('AI OCR 2026 R8 bus')).toEqual(['ai', 'ocr', '2026', 'r8', 'bus']);
  });

  it('leaves Japanese to the other tokeniser', () => {
    expect(stems('観光課 tourism')).toEqual(['tourism']);
  });

  it('shares most runs of four characters between a word and its misspelling', () => {
    const right = new Set(tokeniseEnglish('evacuation').fourgrams);
    const wrong = tokeniseEnglish('evacuatoin').fourgrams;
    expect(wrong.filter((run) => right.has(run)).length).toBeGreaterThan(wrong.length / 2 - 1);
  });
});
