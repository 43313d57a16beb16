import { firstDayOf, type IsoDate, lastDayOf } from '../../domain/fiscal-year.ts';
import type { Department, Municipality, Plan } from '../../domain/plan.ts';
import { fold } from './rows.ts';

/** A municipality that has plans, with the days that they cover together and its sections by what they are called. */
export interface KnownMunicipality {
  readonly municipality: Municipality;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  /** Folded name → names of sections. Plans own by the name alone, so sections under different parents that share one are one. */
  readonly byName: NameIndex<string>;
  /** Folded short name, name behind that of the section above, or English name → names of sections that go by it. */
  readonly byOtherName: NameIndex<string>;
}

/** Folded text → what it may mean, each once. */
export type NameIndex<T> = ReadonlyMap<string, readonly T[]>;

/** Every municipality of `plans`, by its id, its name, and its name behind that of its prefecture. */
export function knownMunicipalities(plans: readonly Plan[]): NameIndex<KnownMunicipality> {
  const plansOf = new Map<string, Plan[]>();
  for (const plan of plans) plansOf.set(plan.municipality.id, [...(plansOf.get(plan.municipality.id) ?? []), plan]);
  return indexed(
    [...plansOf.values()].flatMap((of) => {
      const known = knownMunicipality(of);
      return known === undefined ? [] : [known];
    }),
    ({ municipality: { id, name, prefecture } }) => [id, name, `${prefecture}${name}`],
  );
}

function knownMunicipality(plans: readonly Plan[]): KnownMunicipality | undefined {
  const [first] = plans;
  if (first === undefined) return undefined;
  const { municipality } = first;
  const index = (namesOf: (department: Department) => readonly string[]): NameIndex<string> => {
    const departments = indexed(municipality.departments, namesOf);
    return new Map([...departments].map(([text, found]) => [text, [...new Set(found.map(({ name }) => name))]]));
  };
  return {
    municipality,
    firstDay: firstDayOf(Math.min(...plans.map(({ period }) => period[0]))),
    lastDay: lastDayOf(Math.max(...plans.map(({ period }) => period[1]))),
    byName: index(({ name }) => [name]),
    byOtherName: index(({ name, names, parent, english }) => [...names, english, `${parent ?? ''}${name}`]),
  };
}

function indexed<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): NameIndex<T> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const name of new Set(namesOf(item).map(fold))) index.set(name, [...(index.get(name) ?? []), item]);
  }
  return index;
}
