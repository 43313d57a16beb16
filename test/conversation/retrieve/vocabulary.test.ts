import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/conversation/retrieve/vocabulary.ts';
import { TermFinder } from '../../../src/conversation/retrieve/widen.ts';
import type { RetrievalDocument } from '../../../src/domain/retrieval.ts';

const contract: RetrievalDocument = {
  id: 'contract',
  partition: 'kita',
  title: '電子契約の拡大',
  names: ['押印の廃止'],
  body: '物品の発注にも広げます。',
  english: 'Extends electronic contracts to goods.',
};
const thesaurus = [{ terms: ['スマートフォン', 'スマホ'] }, { terms: ['発注', '調達'], english: ['procurement'] }];
const vocabulary = new Vocabulary([contract], new TermFinder(thesaurus));

describe('what a plan never speaks of', () => {
  it('is nothing where every noun of the question stands in it', () => {
    expect(vocabulary.foreignShare('電子契約の拡大')).toBe(0);
    expect(vocabulary.foreignShare('押印の廃止はいつ')).toBe(0);
  });

  it('is everything where none does', () => {
    expect(vocabulary.foreignShare('宇宙エレベーター')).toBe(1);
  });

  it('is a share in between where some do, by their length', () => {
    const share = vocabulary.foreignShare('電子契約とドローン');
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  it('is not what the plan says in another word of the thesaurus', () => {
    expect(vocabulary.foreignShare('物品の調達')).toBe(0);
    expect(new Vocabulary([contract], new TermFinder([])).foreignShare('物品の調達')).toBeGreaterThan(0);
  });

  it('is not a word of the thesaurus that the plan uses in no form', () => {
    expect(vocabulary.foreignShare('スマホ')).toBe(1);
  });

  it('is nothing for a question without nouns', () => {
    expect(vocabulary.foreignShare('それはいつですか')).toBe(0);
    expect(vocabulary.foreignShare('')).toBe(0);
  });

  it('stays between nothing and everything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const share = vocabulary.foreignShare(text);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what a document says itself', () => {
  it('counts its title, its text and its English', () => {
    expect(vocabulary.saidShare('電子契約', contract)).toBe(1);
    expect(vocabulary.saidShare('物品の発注', contract)).toBe(1);
    expect(vocabulary.saidShare('electronic contracts', contract)).toBe(1);
  });

  it('does not count its other names', () => {
    expect(vocabulary.saidShare('押印の廃止', contract)).toBe(0);
  });

  it('counts what it says in another word of the thesaurus', () => {
    expect(vocabulary.saidShare('物品の調達', contract)).toBe(1);
    expect(new Vocabulary([contract], new TermFinder([])).saidShare('物品の調達', contract)).toBeLessThan(1);
  });

  it('is nothing for a question without nouns', () => {
    expect(vocabulary.saidShare('それはいつ', contract)).toBe(0);
  });

  it('is half where half the nouns by length are said', () => {
    expect(vocabulary.saidShare('物品 道路', contract)).toBeCloseTo(0.5);
  });
});
