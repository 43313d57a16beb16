import type { DraftMeasure, DraftMunicipality } from '../../../domain/draft.ts';
import { splitBureaus } from './bureaus.ts';

type Department = DraftMunicipality['departments'][number];

/**
 * Every section that a measure or the contact names, each once, in the order of the plan; bureaus before what is first under them.
 * A section that stands under several bureaus (経営管理課) is under none.
 */
export function gatherDepartments(
  measures: readonly DraftMeasure[],
  parents: readonly (readonly [name: string, parent: string])[],
  known: readonly Department[],
): readonly Department[] {
  const above = new Map<string, Set<string>>();
  for (const [name, parent] of parents) above.set(name, (above.get(name) ?? new Set()).add(parent));
  const parentOf = (name: string): string | undefined => {
    const found = [...(above.get(name) ?? [])];
    return found.length === 1 ? found[0] : undefined;
  };
  const named = measures.flatMap(({ bureau, owners }) => [...splitBureaus(bureau), ...owners]);
  const names = new Set([...known.flatMap(({ name, parent }) => [parent ?? '', name]), ...named, ...parents.flat()]);
  names.delete('');
  return [...names].map((name) => {
    const given = known.find((one) => one.name === name);
    const parent = given?.parent ?? parentOf(name);
    return { name, ...(parent === undefined ? {} : { parent }), names: given?.names ?? [] };
  });
}
