import type { Citation, Statement } from '../../domain/answer.ts';

/** Citations in the order of their first use, each place once, and the marks that point at them. */
export interface NumberedCitations {
  readonly citations: readonly Citation[];
  /** `[1][3]`: the numbers of what a statement rests on, counted from 1; empty for what is no sentence. */
  readonly marksOf: (statement: Statement) => string;
}

/** Numbers the places that statements cite. All that a sentence cites is there; other blocks add no more than `most` places. */
export function numberCitations(statements: readonly Statement[], most: number): NumberedCitations {
  const places = new Map<string, Citation>();
  for (const { block, citations } of statements) {
    for (const citation of citations) {
      const key = placeOf(citation);
      const before = places.get(key);
      if (before !== undefined) places.set(key, together(before, citation));
      else if (block.kind === 'text' || places.size < most) places.set(key, citation);
    }
  }
  const numbers = new Map([...places.keys()].map((key, at) => [key, at + 1]));
  return {
    citations: [...places.values()],
    marksOf: ({ block, citations }) =>
      block.kind === 'text'
        ? [...new Set(citations.flatMap((citation) => numbers.get(placeOf(citation)) ?? []))]
            .toSorted((a, b) => a - b)
            .map((number) => `[${number}]`)
            .join('')
        : '',
  };
}

const placeOf = ({ municipality, plan, place, page }: Citation): string => [municipality, plan, place, page].join('\n');

/** Two citations of one place as one, with all that stands there. */
function together(one: Citation, other: Citation): Citation {
  const uncertain = one.uncertain ?? other.uncertain;
  const passage = one.passage.includes(other.passage) ? one.passage : `${one.passage}\n${other.passage}`;
  return { ...one, passage, ...(uncertain === undefined ? {} : { uncertain }) };
}
