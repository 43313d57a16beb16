import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { familiesOf, isStandardPhase, phaseInEnglish, phasesAsked } from '../../src/language/phases.ts';

describe('the phases that a question names', () => {
  it.each([
    ['電子契約はいつから？', ['run']],
    ['本格導入の年度は？', ['run']],
    ['検討が終わるのは？', ['study', 'finish']],
    ['お試しはいつ？', ['pilot']],
    ['ほかの業務に広げるのは？', ['expand']],
    ['効果検証の年度', ['review']],
    ['実施計画を策定するのは？', ['draft', 'run']],
    ['When does it go live?', ['run']],
    ['When is the trial?', ['pilot']],
    ['担当課は？', []],
    ['', []],
  ])('%s', (text, families) => {
    expect([...phasesAsked(normalise(text))].toSorted()).toEqual(families.toSorted());
  });
});

describe('a phase of a plan', () => {
  it.each([
    ['検討', ['study']],
    ['実施', ['run']],
    ['検討・実施', ['study', 'run']],
    ['試行実施／事業の実施', ['pilot', 'run']],
    ['効果検証・改善', ['review']],
    ['拡充', ['expand']],
    ['完了', ['finish']],
    ['準備', []],
  ])('%s belongs to its families', (phase, families) => {
    expect([...familiesOf(phase)].toSorted()).toEqual(families.toSorted());
  });

  it('is found by the question that names it word for word', () => {
    for (const phase of ['検討', '試行', '実施', '導入', '拡充', '効果検証', '完了'])
      expect(phasesAsked(normalise(`${phase}はいつ？`))).toEqual(expect.arrayContaining([...familiesOf(phase)]));
  });

  it('that plans share has English', () => {
    expect(isStandardPhase('検討')).toBe(true);
    expect(phaseInEnglish('検討')).toBe('study');
    expect(phaseInEnglish('試行実施／事業の実施')).toBe('pilot / implementation');
  });

  it('of a plan of its own stays as the plan writes it', () => {
    expect(isStandardPhase('移行計画の策定')).toBe(false);
    expect(phaseInEnglish('移行計画の策定')).toBe('移行計画の策定');
  });

  it('is not taken for something that every object has', () => {
    expect(isStandardPhase('toString')).toBe(false);
    expect(isStandardPhase('constructor')).toBe(false);
  });
});
