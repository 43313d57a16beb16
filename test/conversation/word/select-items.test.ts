import { describe, expect, it } from 'vitest';
import { citationOf } from '../../../src/language/entry-texts.ts';
import type { Entry } from '../../../src/domain/evidence.ts';
import type { Measure } from '../../../src/domain/plan.ts';
import { entryOfItem } from '../../../src/conversation/word/item-entry.ts';
import { selectItems } from '../../../src/conversation/word/select-items.ts';
import { loadKnowledge } from '../../../src/plans/load-knowledge.ts';
import { fc } from '../../fast-check.ts';
import { FIXTURE } from '../../plans/broken-knowledge.ts';

const { plans } = loadKnowledge(FIXTURE);
const entries = plans.flatMap((plan): readonly Entry[] => [
  ...plan.measures.flatMap((measure): readonly Entry[] => [
    { kind: 'measure', id: measure.id, plan, measure },
    ...measure.schedule.map((phase): Entry => ({ kind: 'phase', id: `${measure.id}/p`, plan, measure, phase })),
    ...measure.targets.map((target): Entry => ({ kind: 'target', id: `${measure.id}/t`, plan, measure, target })),
    ...measure.planned.map((item): Entry => ({
      kind: 'item',
      id: `${measure.id}/i`,
      plan,
      measure,
      item,
      state: 'planned',
    })),
  ]),
  ...plan.terms.map((term): Entry => ({ kind: 'term', id: `term/${term.name}`, plan, term })),
  ...plan.passages.map((passage): Entry => ({ kind: 'passage', id: passage.id, plan, passage })),
]);

const measureOf = (id: string): Entry & { readonly kind: 'measure' } => {
  const found = entries.find((entry) => entry.kind === 'measure' && entry.measure.id === id);
  if (found?.kind !== 'measure') throw new Error(`${id} is not in the made-up plans`);
  return found;
};
const counter = measureOf('aoba-01');

describe('the items of a question', () => {
  it('are numbered from 1, each fact once, and never too many or too long', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entries), fc.constantFrom('ja' as const, 'en' as const), (found, language) => {
        const items = selectItems(found, language);
        expect(items.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1));
        expect(new Set(items.map(({ municipality, key }) => `${municipality} ${key}`)).size).toBe(items.length);
        expect(items.length).toBeLessThanOrEqual(24);
        expect(items.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(6000);
        expect(items.length > 0).toBe(found.length > 0);
      }),
    );
  });

  it('hold what was found first, and all that is known of its measure', () => {
    const items = selectItems([counter, ...entries.filter(({ kind }) => kind === 'passage')], 'ja');
    expect(items[0]?.text).toContain('職員が聞き取った内容から');
    const keys = items.filter(({ key }) => key.startsWith('aoba-01#')).map(({ key }) => key);
    expect(keys).toEqual([
      'aoba-01#about',
      'aoba-01#owners',
      'aoba-01#phase/0',
      'aoba-01#phase/1',
      'aoba-01#phase/2',
      'aoba-01#target/0',
    ]);
  });

  it('hold of a measure found far behind only what was found', () => {
    const others = entries.filter((entry) => entry.kind === 'measure' && entry !== counter).slice(0, 8);
    const [, trial] = counter.measure.schedule;
    const late: Entry = { ...counter, kind: 'phase', phase: trial ?? { phase: '', from: 0, to: 0 } };
    const keys = selectItems([...others, late], 'ja').map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('aoba-01#'))).toEqual(['aoba-01#about', 'aoba-01#phase/1']);
  });

  it('are cited with their own doubts and no others', () => {
    const doubtful = (measure: Measure): Measure => ({ ...measure, uncertain: '題名がかすれている' });
    const items = selectItems([{ ...counter, measure: doubtful(counter.measure) }], 'ja');
    const doubts = items.map((item) => [item.key.split('#')[1], citationOf(entryOfItem(item)).uncertain]);
    expect(Object.fromEntries(doubts)).toEqual({
      about: '題名がかすれている',
      owners: undefined,
      'phase/0': undefined,
      'phase/1': expect.stringContaining('令和9年度'),
      'phase/2': undefined,
      'target/0': undefined,
    });
  });
});
