import type { Section } from '../../domain/chat.ts';
import type { Department, Plan } from '../../domain/plan.ts';
import { isEverybody } from '../../language/everybody.ts';
import { normalise } from '../../language/normalise.ts';

/** The sections that a person may mean by a name (`市民課`, `関市 市民課`, `Citizens Division`); those of one municipality where it is named. */
export function findSections(plans: readonly Plan[], typed: string): readonly Section[] {
  const text = normalise(typed);
  return withoutDoubles(plans.flatMap((plan) => sectionsNamed(plan, text)));
}

/** More than these nobody picks from. */
const MOST_ALIKE = 5;

/** The sections whose names hold what was typed, or stand in it. */
export function sectionsLike(plans: readonly Plan[], typed: string): readonly Section[] {
  const text = normalise(typed);
  if (text.length < 2) return [];
  const alike = plans.flatMap(({ municipality }) => {
    const name = withoutMunicipality(text, [municipality.name, ...municipality.names]);
    return municipality.departments
      .filter((department) => !isEverybody(department.name) && namesOf(department).some((own) => isAlike(own, name)))
      .map((department) => ({ municipality: municipality.id, department: department.name }));
  });
  return withoutDoubles(alike).slice(0, MOST_ALIKE);
}

const isAlike = (own: string, typed: string): boolean => own.includes(typed) || (own.length > 2 && typed.includes(own));

const withoutDoubles = (sections: readonly Section[]): readonly Section[] => [
  ...new Map(sections.map((section) => [JSON.stringify(section), section])).values(),
];

function sectionsNamed({ municipality }: Plan, text: string): readonly Section[] {
  const name = withoutMunicipality(text, [municipality.name, ...municipality.names]);
  return municipality.departments
    .filter((department) => !isEverybody(department.name) && namesOf(department).includes(name))
    .map((department) => ({ municipality: municipality.id, department: department.name }));
}

const namesOf = ({ name, english, names, parent }: Department): readonly string[] =>
  [name, english, ...names, ...(parent === undefined ? [] : [`${parent}${name}`, `${parent} ${name}`])].map(normalise);

/** The longest name first, so that 一関市 is not cut where 一関市役所 is meant. */
function withoutMunicipality(text: string, names: readonly string[]): string {
  const leading = names
    .map(normalise)
    .toSorted((a, b) => b.length - a.length)
    .find((name) => text.startsWith(name) && text.length > name.length);
  return leading === undefined ? text : text.slice(leading.length).replace(/^(?:の|\s)+/u, '');
}
