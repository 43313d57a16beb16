import type { Department, Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';

/** Something found in a text by name, and the names as they stand there (normalised). */
export interface Named<T> {
  readonly found: readonly T[];
  readonly words: readonly string[];
}

/** Names of things, ready to be found in texts: by their first character, the longest first, so that 一関市 is not 関市. */
export class NameIndex<T> {
  readonly #byFirst = new Map<string, { readonly name: string; readonly things: T[] }[]>();

  constructor(things: readonly T[], namesOf: (thing: T) => readonly string[]) {
    for (const thing of things) for (const name of new Set(namesOf(thing).map(normalise))) this.#add(name, thing);
    for (const names of this.#byFirst.values()) names.sort((a, b) => b.name.length - a.name.length);
  }

  /** The things named in a normalised text, in the order of the text; of names that overlap the first and longest counts. */
  find(text: string): Named<T> {
    const found = new Set<T>();
    const words: string[] = [];
    for (let at = 0; at < text.length;) {
      const match = this.#byFirst
        .get(text.charAt(at))
        ?.find(({ name }) => text.startsWith(name, at) && standsAlone(text, at, name.length));
      for (const thing of match?.things ?? []) found.add(thing);
      if (match) words.push(match.name);
      at += match?.name.length ?? 1;
    }
    return { found: [...found], words: [...new Set(words)].toSorted((a, b) => b.length - a.length) };
  }

  #add(name: string, thing: T): void {
    if (name.length < 2) return;
    const names = this.#byFirst.get(name.charAt(0)) ?? [];
    const known = names.find((other) => other.name === name);
    if (known) known.things.push(thing);
    else names.push({ name, things: [thing] });
    this.#byFirst.set(name.charAt(0), names);
  }
}

/** Latin names must be words of their own. */
function standsAlone(text: string, at: number, length: number): boolean {
  const cutsBefore = LATIN.test(text.charAt(at)) && LATIN.test(text.charAt(at - 1));
  return !cutsBefore && !(LATIN.test(text.charAt(at + length - 1)) && LATIN.test(text.charAt(at + length)));
}

const LATIN = /[a-z]/u;

/** Whether a normalised text leaves a section out (「農業委員会は除いて」). */
export const isLeftOut = (text: string, { name }: Department): boolean => {
  const at = text.indexOf(normalise(name));
  return (
    at >= 0 &&
    /^(?:の(?:もの|分|ぶん|は)*|は|を)*(?:除|以外|抜き|except)/u.test(text.slice(at + normalise(name).length))
  );
};

/** The plans whose municipality stands in a normalised text. */
export const findPlans = (text: string, plans: readonly Plan[]): Named<Plan> =>
  cached(PLACES, plans, () => new NameIndex(plans, placeNames)).find(text);

/** The sections of these plans that are named in a normalised text. */
export function findDepartments(text: string, plans: readonly Plan[]): Named<Department> {
  const named = plans.map((plan) =>
    cached(SECTIONS, plan, () => new NameIndex(plan.municipality.departments, sectionNames)).find(text),
  );
  return {
    found: named.flatMap(({ found }) => found),
    words: [...new Set(named.flatMap(({ words }) => words))].toSorted((a, b) => b.length - a.length),
  };
}

function placeNames({ municipality }: Plan): readonly string[] {
  const short = municipality.name.replace(/[市区町村]$/u, '');
  const english = municipality.english.replace(/ (?:City|Town|Village|Ward)$/iu, '');
  return [municipality.name, short, municipality.english, english, ...municipality.names];
}

const sectionNames = (department: Department): readonly string[] => [
  department.name,
  ...department.names.filter(isUnmistakable),
  department.english,
];

// An index of a country's names takes a moment; it is made once for each set of plans and goes when they go.
const PLACES = new WeakMap<readonly Plan[], NameIndex<Plan>>();
const SECTIONS = new WeakMap<Plan, NameIndex<Department>>();

function cached<K extends object, T>(cache: WeakMap<K, T>, key: K, make: () => T): T {
  const made = cache.get(key) ?? make();
  cache.set(key, made);
  return made;
}

/** A short form of kanji, or with hiragana (職員, 環境, 子育て), is a word of its own in most questions; with its 課 or 室, or as 情シス, it is not. */
const isUnmistakable = (name: string): boolean =>
  !/^\p{Script=Han}{1,4}$|\p{Script=Hiragana}/u.test(name) || /[課室部局係班]$|委員会$|本部$|センター$/u.test(name);

const SECTION = /[\p{Script=Han}\p{Script=Katakana}ーa-z]{2,8}?(?:課|室)(?![長員内])/gu;
const NO_SECTION = /担当課|所管課|主管課|関係課|各課|全課|同じ課|教室|分室|会議室|相談室|談話室/u;

/** What looks like a section in a normalised text and is none of the plans' (財政課 where the plan has no 財政課). */
export function unknownSections(text: string, plans: readonly Plan[]): readonly string[] {
  const names = plans
    .flatMap((plan) => plan.municipality.departments.flatMap(({ name, names: others }) => [name, ...others]))
    .map(normalise);
  return [...text.matchAll(SECTION)]
    .map(([found]) => found)
    .filter((found) => !NO_SECTION.test(found) && !names.some((name) => name.includes(found) || found.includes(name)));
}
