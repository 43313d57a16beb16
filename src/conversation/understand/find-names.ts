import type { Department, Plan } from '../../domain/plan.ts';
import { normalise } from '../../language/normalise.ts';

/** Something found in a text by name, and the names as they stand there (normalised). */
export interface Named<T> {
  readonly found: readonly T[];
  readonly words: readonly string[];
}

/** The things whose names stand in `text`, longest name first, so that 一関市 is not 関市. */
export function findNames<T>(text: string, things: readonly T[], namesOf: (thing: T) => readonly string[]): Named<T> {
  const names = things
    .flatMap((thing) => namesOf(thing).map((name) => ({ thing, name: normalise(name) })))
    .filter(({ name }) => name.length > 1)
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Map<T, number>();
  const words: string[] = [];
  let rest = text;
  for (const { thing, name } of names) {
    const at = positionOf(rest, name);
    if (at < 0) continue;
    if (!found.has(thing)) found.set(thing, at);
    words.push(name);
    const sharing = names.filter((other) => other.name === name && other.thing !== thing);
    for (const { thing: other } of sharing) found.set(other, at);
    rest = rest.replaceAll(name, '\u0000'.repeat(name.length));
  }
  return { found: [...found].toSorted((a, b) => a[1] - b[1]).map(([thing]) => thing), words };
}

/** The sections that were found, without those the question leaves out (「農業委員会は除いて」). */
export function excluded(text: string, { found }: Named<Department>): readonly Department[] {
  const kept = found.filter(({ name }) => {
    const at = text.indexOf(normalise(name));
    return at < 0 || !/^(?:の(?:もの|分|ぶん|は)*|は|を)*(?:除|以外|抜き|except)/u.test(text.slice(at + normalise(name).length));
  });
  return kept.length > 0 ? kept : found;
}

/** Latin names must stand as words of their own. */
function positionOf(text: string, name: string): number {
  if (!/^[a-z]/u.test(name)) return text.indexOf(name);
  const match = new RegExp(`(?<![a-z])${name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')}(?![a-z])`, 'u').exec(text);
  return match?.index ?? -1;
}

/** The plans whose municipality, or whose own name, stands in a normalised text. */
export const findPlans = (text: string, plans: readonly Plan[]): Named<Plan> =>
  findNames(text, plans, ({ municipality }) => {
    const short = municipality.name.replace(/[市区町村]$/u, '');
    const english = municipality.english.replace(/ (?:City|Town|Village|Ward)$/iu, '');
    return [municipality.name, short, municipality.english, english, ...municipality.names];
  });

/** The sections named in a normalised text. */
export const findDepartments = (text: string, plans: readonly Plan[]): Named<Department> =>
  findNames(text, plans.flatMap((plan) => plan.municipality.departments), (department) => [department.name, ...department.names.filter(isUnmistakable), department.english]);

/** A short form of kanji alone (職員, 環境, 会計) is a word of its own in most questions; with its 課 or 室, or in kana, it is not. */
const isUnmistakable = (name: string): boolean => !/^\p{Script=Han}{1,4}$/u.test(name) || /[課室部局係班]$|委員会$|本部$/u.test(name);

const SECTION = /[\p{Script=Han}\p{Script=Katakana}ーa-z]{2,8}?(?:課|室)(?![長員内])/gu;
const NO_SECTION = /担当課|所管課|主管課|関係課|各課|全課|同じ課|教室|分室|会議室|相談室|談話室/u;

/** What looks like a section in a normalised text and is none of the plans' (財政課 where the plan has no 財政課). */
export function unknownSections(text: string, plans: readonly Plan[]): readonly string[] {
  const names = plans.flatMap((plan) => plan.municipality.departments.flatMap(({ name, names: others }) => [name, ...others])).map(normalise);
  return [...text.matchAll(SECTION)].map(([found]) => found).filter((found) => !NO_SECTION.test(found) && !names.some((name) => name.includes(found) || found.includes(name)));
}
