import type { DraftTerm } from '../../../domain/draft.ts';
import type { FoundTerm, TermOrigin } from './found-term.ts';
import type { FoundDoubt } from '../recognition.ts';
import { namesInDefinition, readTermHead, termKey, type TermHead } from './term-names.ts';

/** One term for each word: the fuller explanation with the names, readings and long forms of all. */
export function mergeTerms(found: readonly FoundTerm[]): {
  readonly terms: readonly DraftTerm[];
  readonly doubts: readonly FoundDoubt[];
} {
  const groups: Named[][] = [];
  const known = new Map<string, Named[]>();
  for (const named of found.map(withNames)) {
    const group = named.asks.map((key) => known.get(key)).find((each) => each !== undefined);
    if (group === undefined) groups.push([named]);
    else group.push(named);
    for (const key of named.gives) if (!known.has(key)) known.set(key, group ?? groups.at(-1) ?? []);
  }
  const terms = groups.map(toTerm);
  return { terms, doubts: terms.flatMap(toDoubts) };
}

interface Named extends FoundTerm {
  readonly told: TermHead;
  /** What it is known by, and what makes another known entry the same. */
  readonly gives: readonly string[];
  readonly asks: readonly string[];
}

function withNames(term: FoundTerm): Named {
  const head = readTermHead(term.head);
  const inside = namesInDefinition(head.name, term.definition);
  const names = [...head.names, ...(term.names ?? []), ...inside.names];
  const reading = term.reading ?? head.reading;
  const expansion = term.expansion ?? head.expansion ?? inside.expansion;
  const told: TermHead = {
    name: head.name,
    names,
    ...(reading !== undefined && { reading }),
    ...(expansion !== undefined && { expansion }),
  };
  return { ...term, told, ...keysOf(term, head) };
}

/**
 * Two entries are the same word where the name of one is a name of the other, or where their explanations begin alike (the same word
 * spelled another way). That two words share another name does not make them one.
 */
function keysOf({ definition }: FoundTerm, { name, names }: TermHead): Pick<Named, 'gives' | 'asks'> {
  const own = `name ${termKey(name)}`;
  const others = names.map((other) => termKey(other));
  const opening = definition.length < 15 ? [] : [`opening ${termKey(definition).slice(0, 60)}`];
  return {
    gives: [own, ...others.map((other) => `other ${other}`), ...opening],
    asks: [own, `other ${termKey(name)}`, ...others.map((other) => `name ${other}`), ...opening],
  };
}

const RANK: Readonly<Record<TermOrigin, number>> = { glossary: 3, note: 2.5, sentence: 2, brackets: 0 };

/** A lesser place wins only where it says half as much again; a bracket never. */
const fuller = (one: Named, other: Named): Named => {
  if (other.origin === 'brackets' || one.origin === 'brackets')
    return one.origin === 'brackets' && other.origin !== 'brackets' ? other : one;
  const [first, second] = RANK[one.origin] >= RANK[other.origin] ? [one, other] : [other, one];
  return second.definition.length > first.definition.length * 1.5 && first.origin !== 'glossary' ? second : first;
};

function toTerm(group: readonly Named[]): DraftTerm {
  const [first, ...rest] = group;
  if (first === undefined) throw new Error('a group of terms is never empty');
  const best = rest.reduce(fuller, first);
  const names = unique(
    group.flatMap(({ told }) => [told.name, ...told.names]),
    best.told,
  );
  const reading = best.told.reading ?? group.find(({ told }) => told.reading !== undefined)?.told.reading;
  const expansion = best.told.expansion ?? group.find(({ told }) => told.expansion !== undefined)?.told.expansion;
  return {
    name: best.told.name,
    names: names.filter((name) => name !== reading && name !== expansion),
    ...(reading !== undefined && { reading }),
    ...(expansion !== undefined && { expansion }),
    definition: best.definition,
    place: best.at.place,
    ...(best.at.page !== undefined && { page: best.at.page }),
    ...(best.uncertain !== undefined && { uncertain: best.uncertain }),
    spot: best.spot,
  };
}

function unique(names: readonly string[], { name }: TermHead): readonly string[] {
  const byKey = new Map(names.map((each) => [termKey(each), each]));
  byKey.delete(termKey(name));
  return [...byKey.values()];
}

const toDoubts = ({ name, definition, spot, uncertain }: DraftTerm): readonly FoundDoubt[] =>
  uncertain === undefined
    ? []
    : [{ about: { kind: 'term', name }, spot, read: definition, assumed: name, reason: uncertain }];
