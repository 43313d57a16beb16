import { describe, expect, it } from 'vitest';
import { fixtureDocuments } from './fixture-documents.ts';
import { importFixture } from './imported.ts';
import { LEAST_OF_ANY, shortcomings } from './shortcomings.ts';

describe('a plan of an invented municipality', () => {
  it.each(fixtureDocuments().map((one) => [`${one.town}/${one.name}`, one] as const))(
    'is imported from %s',
    async (_, one) => {
      expect(shortcomings((await importFixture(one)).comparison, LEAST_OF_ANY)).toEqual([]);
    },
  );
});
