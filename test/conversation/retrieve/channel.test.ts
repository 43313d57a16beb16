import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  buildChannel,
  findTerm,
  keyOf,
  WEIGHT_STEPS,
  type Channel,
} from '../../../src/conversation/retrieve/channel.ts';

const field = (text: string, weight = 1): { weight: number; keys: Int32Array } => ({
  weight,
  keys: Int32Array.from(text, keyOf),
});

/** The documents of a term with their weights, 0 to 1. */
function postingsOf(channel: Channel, term: string): readonly (readonly [number, number])[] {
  const { start, end } = findTerm(channel, keyOf(term)) ?? { start: 0, end: 0 };
  return Array.from({ length: end - start }, (_, at) => [
    channel.documents[start + at] ?? 0,
    (channel.weights[start + at] ?? 0) / WEIGHT_STEPS,
  ]);
}

describe('a channel', () => {
  it('knows the documents of a term', () => {
    const channel = buildChannel([[field('契約')], [field('窓口')], [field('契機')]]);
    expect(postingsOf(channel, '契').map(([document]) => document)).toEqual([0, 2]);
    expect(postingsOf(channel, '無')).toEqual([]);
  });

  it('weighs by BM25 where there is one field', () => {
    const channel = buildChannel([[field('ああい')], [field('い')]]);
    const frequency = 2 / (0.25 + (0.75 * 3) / 2);
    expect(postingsOf(channel, 'あ')[0]?.[1]).toBeCloseTo(frequency / (frequency + 1.4), 4);
  });

  it('adds the weighted fields before it saturates', () => {
    const channel = buildChannel([[field('あ', 2), field('あ')]]);
    expect(postingsOf(channel, 'あ')[0]?.[1]).toBeCloseTo(3 / (3 + 1.4), 4);
  });

  it('holds no term where there is no document', () => {
    expect(findTerm(buildChannel([]), keyOf('契'))).toBeUndefined();
  });

  it('finds exactly the terms that a document has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'電子契約窓口ABC'), maxLength: 8 }), { maxLength: 8 }),
        (texts) => {
          const channel = buildChannel(texts.map((text) => [field(text)]));
          for (const term of '電子契約窓口ABC') {
            const holders = texts.flatMap((text, at) => (text.includes(term) ? [at] : []));
            expect(postingsOf(channel, term).map(([document]) => document)).toEqual(holders);
          }
        },
      ),
    );
  });
});

describe('keyOf', () => {
  it('tells all terms of one or two units apart', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 2 }),
        fc.string({ minLength: 1, maxLength: 2 }),
        (one, other) => {
          expect(keyOf(one) === keyOf(other)).toBe(one === other || one.padEnd(2, '\0') === other.padEnd(2, '\0'));
        },
      ),
    );
  });
});
