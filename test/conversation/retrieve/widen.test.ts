import { describe, expect, it } from 'vitest';
import { TermFinder } from '../../../src/conversation/retrieve/widen.ts';

const finder = new TermFinder([
  { terms: ['窓口', 'カウンター'], english: ['counter'] },
  { terms: ['書かない窓口'], english: ['no-writing counter'] },
  { terms: ['ＡＩ', '人工知能'], english: ['AI'] },
  { terms: ['印', '押印'] },
]);
const surfaces = (query: string): readonly string[] => finder.find(query).map(({ surface }) => surface);

describe('a finder of terms', () => {
  it('takes the longest of the terms that overlap', () => {
    expect(surfaces('書かない窓口はいつ？')).toEqual(['書かない窓口']);
    expect(surfaces('No-writing counters')).toEqual(['no-writing counter']);
  });

  it('finds terms in whatever width and case they are written', () => {
    expect(surfaces('ｶｳﾝﾀｰでai')).toEqual(['カウンター', 'ai']);
  });

  it('does not find a Latin term inside another word, but before Japanese', () => {
    expect(surfaces('maintain')).toEqual([]);
    expect(surfaces('AIで')).toEqual(['ai']);
  });

  it('allows a plural s', () => {
    expect(surfaces('two counters')).toEqual(['counter']);
    expect(surfaces('counterstrike')).toEqual([]);
  });

  it('ignores a term of one character', () => {
    expect(surfaces('印')).toEqual([]);
  });

  it('names a term once', () => {
    expect(surfaces('窓口と窓口')).toEqual(['窓口']);
  });

  it('finds nothing without a thesaurus', () => {
    expect(new TermFinder([]).find('窓口')).toEqual([]);
  });
});
