import type { DraftLike } from './compare-drafts.ts';
import type { ExpectedTerm } from './expected-plan.ts';
import { covered, key, standsIn } from './same-words.ts';
import { share } from './shares.ts';

type FoundTerm = DraftLike['terms'][number];

/**
 * Terms are paired one to one, first by name, then by any name of either side. A term is invented where its name stands nowhere in the
 * source. Definitions are compared by the share of the expected words that the found one has.
 */
export function compareTerms(found: readonly FoundTerm[], expected: readonly ExpectedTerm[], source: string) {
  const partner = pairTerms(found, expected);
  const taken = new Set(partner.values());
  const more = found.filter((one) => !taken.has(one));
  const [made, extra] = [
    more.filter(({ name }) => !standsIn(name, source)),
    more.filter(({ name }) => standsIn(name, source)),
  ];
  const listed = expected.filter(({ inGlossary }) => inGlossary);
  const said = [...partner].map(([wanted, one]) => [wanted, covered(one.definition, wanted.definition)] as const);
  return {
    terms: share(partner.size, expected.length),
    glossary: share(listed.filter((one) => partner.has(one)).length, listed.length),
    definitions: said.length === 0 ? 1 : said.reduce((sum, [, how]) => sum + how, 0) / said.length,
    extra: extra.length,
    differences: [
      ...expected.filter((one) => !partner.has(one)).map(({ name }) => `term missed: ${name}`),
      ...extra.map(({ name }) => `term extra: ${name}`),
      ...said
        .filter(([, how]) => how < 0.3)
        .map(([wanted]) => `term ${wanted.name}: defined as 「${partner.get(wanted)?.definition.slice(0, 60)}」`),
    ],
    invented: made.map(({ name }) => `term 「${name}」 stands nowhere in the source`),
  };
}

function pairTerms(
  found: readonly FoundTerm[],
  expected: readonly ExpectedTerm[],
): ReadonlyMap<ExpectedTerm, FoundTerm> {
  const partner = new Map<ExpectedTerm, FoundTerm>();
  const taken = new Set<FoundTerm>();
  for (const namesOf of [({ name }: ExpectedTerm | FoundTerm) => [name], allNames]) {
    for (const wanted of expected.filter((one) => !partner.has(one))) {
      const names = new Set(namesOf(wanted).map(key));
      const fit = found.find((one) => !taken.has(one) && namesOf(one).some((name) => names.has(key(name))));
      if (fit === undefined) continue;
      partner.set(wanted, fit);
      taken.add(fit);
    }
  }
  return partner;
}

const allNames = ({ name, names }: ExpectedTerm | FoundTerm): readonly string[] => [name, ...names];
