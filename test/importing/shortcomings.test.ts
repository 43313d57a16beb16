import { describe, expect, it } from 'vitest';
import { compareDraft } from './compare-drafts.ts';
import { expectedTown } from './expected-plan.ts';
import { perfectDraft } from './perfect-draft.ts';
import { LEAST_OF_ANY, shortcomings } from './shortcomings.ts';

const expected = expectedTown('wakashio');
const perfect = perfectDraft(expected);
const linesOf = (change: Partial<typeof perfect>): readonly string[] =>
  shortcomings(compareDraft({ ...perfect, ...change }, expected), LEAST_OF_ANY);

describe('what an import falls short in', () => {
  it('is nothing where all is found', () => {
    expect(linesOf({})).toEqual([]);
  });

  it('is told with its share and every difference', () => {
    const lines = linesOf({ measures: perfect.measures.slice(3) });
    expect(lines[0]).toBe('measures: 86.3% (19/22) where 90% are asked');
    expect(lines).toContain('measure missed: 1 転出入のワンストップ化');
  });

  it('is nothing where a little is missed', () => {
    expect(linesOf({ measures: perfect.measures.slice(2), terms: perfect.terms.slice(1) })).toEqual([]);
  });

  it('counts what is found beyond the plan', () => {
    const headings = perfect.measures.slice(0, 3).map((one) => ({ ...one, title: '取組一覧' }));
    expect(linesOf({ measures: [...perfect.measures, ...headings] })[0]).toBe('measures too many: 3');
  });

  it('counts what is made up, however little it is', () => {
    const [first, ...rest] = perfect.terms;
    const made = first === undefined ? [] : [{ ...first, name: '空想の用語' }];
    expect(linesOf({ terms: [...made, ...rest] })).toContain(
      'invented: term 「空想の用語」 stands nowhere in the source',
    );
  });
});
