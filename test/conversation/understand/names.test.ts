import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../../src/conversation/understand/find-names.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { scopeOf, sectionsIn, understand, understandAnywhere } from './understanding.ts';

describe('names in a text', () => {
  const named = (text: string, ...names: readonly string[]): readonly string[] =>
    new NameIndex(names, (name) => [name]).find(normalise(text)).found;

  it('are found longest first, so that a name inside another is not', () => {
    expect(named('窓口情報課の仕事', '情報課', '窓口情報課')).toEqual(['窓口情報課']);
    expect(named('窓口情報課と情報課', '情報課', '窓口情報課')).toEqual(['窓口情報課', '情報課']);
  });

  it('stand in the order of the text', () => {
    expect(named('福祉課と税務課と市民課', '市民課', '税務課', '福祉課')).toEqual(['福祉課', '税務課', '市民課']);
  });

  it('in Latin letters must be words of their own', () => {
    expect(named('maintain the card', 'AI', 'AR')).toEqual([]);
    expect(named('AI and ar', 'AI', 'AR')).toEqual(['AI', 'AR']);
    expect(named('ＡＩ活用', 'AI')).toEqual(['AI']);
  });

  it('of a single character are none', () => {
    expect(named('課の仕事', '課')).toEqual([]);
  });

  it('may hold what a pattern would trip over', () => {
    expect(named('use c++ (new)', 'C++ (new)', 'a.*')).toEqual(['C++ (new)']);
  });

  it('that two things share find both', () => {
    const things = [{ id: 1 }, { id: 2 }];
    expect(new NameIndex(things, () => ['情報課']).find('情報課').found).toEqual(things);
  });
});

describe('the municipality that is meant', () => {
  it.each([
    ['原野市の計画期間は？', ['harano']],
    ['大原野市の計画期間は？', ['oharano']],
    ['大原野の計画期間は？', ['oharano']],
    ['はらの市の計画期間は？', ['harano']],
    ['Oharano City period', ['oharano']],
    ['the period of Harano', ['harano']],
    ['大原野市と原野市の計画期間は？', ['oharano', 'harano']],
  ])('by name in %s', (text, ids) => {
    expect(scopeOf(understandAnywhere(text))).toEqual(ids);
  });

  it('is every one where none is named and none is picked', () => {
    expect(understandAnywhere('計画期間は？')).toMatchObject({ comparing: true, named: false });
    expect(scopeOf(understandAnywhere('計画期間は？'))).toEqual(['harano', 'oharano']);
  });

  it('is the picked one where none is named', () => {
    expect(scopeOf(understand('計画期間は？'))).toEqual(['harano']);
    expect(understand('計画期間は？').comparing).toBe(false);
  });

  it('is more than the picked one where another is named, or the others are asked for', () => {
    expect(scopeOf(understand('大原野市の計画期間は？'))).toContain('oharano');
    expect(scopeOf(understand('ほかの自治体の計画期間は？'))).toEqual(['harano', 'oharano']);
  });

  it('are both, set side by side, where both are named', () => {
    expect(understandAnywhere('原野市と大原野市の計画期間は？')).toMatchObject({ comparing: true, named: true });
  });

  it('is the one of the turn before where none is named', () => {
    expect(scopeOf(understandAnywhere('計画期間は？', ['大原野市の本部長は？']))).toEqual(['oharano']);
    expect(scopeOf(understandAnywhere('原野市は？', ['大原野市の本部長は？']))).toEqual(['harano']);
  });

  it('is not part of the subject', () => {
    expect(understandAnywhere('大原野市の計画期間は？').subject).toBe('計画期間');
  });
});

describe('the section that is meant', () => {
  it.each([
    ['窓口情報課の取組は？', ['窓口情報課']],
    ['情報課の取組は？', ['情報課']],
    ['情シスの取組は？', ['情報課']],
    ['ふくし課の取組は？', ['福祉課']],
    ['What does the Welfare Division do?', ['福祉課']],
    ['福祉課と情報課の取組は？', ['福祉課', '情報課']],
  ])('by its names in %s', (text, names) => {
    expect(sectionsIn(understand(text))).toEqual(names);
  });

  it('is not seen in a short form that is an everyday word', () => {
    expect(sectionsIn(understand('福祉の取組は？'))).toEqual([]);
  });

  it('is of the municipality in question, not of another that has one of the same name', () => {
    expect(understand('情報課の取組は？').departments).toHaveLength(1);
    expect(sectionsIn(understand('住宅課の取組は？'))).toEqual([]);
  });

  it.each([
    '福祉課と情報課の取組は？ 福祉課は除いて',
    '福祉課以外で情報課の取組は？',
    '情報課の取組、福祉課のものを除いて',
  ])('is not the one that is left out in %s', (text) => {
    expect(sectionsIn(understand(text))).toContain('情報課');
  });

  it('that is left out is dropped where another remains', () => {
    expect(sectionsIn(understand('福祉課以外で情報課の取組は？'))).toEqual(['情報課']);
    expect(sectionsIn(understand('情報課の取組、福祉課のものを除いて'))).toEqual(['情報課']);
  });
});
