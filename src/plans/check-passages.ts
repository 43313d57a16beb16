import type { FileProblem } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { LocatedPassage } from './located-passage.ts';
import type { PlanFile } from './schema.ts';

/** The passages of a plan that are not in its YAML files. */
export interface PassageFiles {
  readonly digest: readonly LocatedPassage[];
  readonly original: readonly LocatedPassage[];
}

/** What is wrong with passages beside the other files: measures that are not there, headings and keys used twice. */
export function checkPassages(
  id: string,
  plan: Plan,
  { facts }: PlanFile,
  { digest, original }: PassageFiles,
): readonly FileProblem[] {
  const [ofDigest, ofOriginal] = [`${id}/digest.md`, `${id}/original.jsonl`];
  const places = new Set(facts.map(placeKey));
  const keys = new Set(facts.flatMap(({ key }) => key ?? []));
  return [
    ...unknownMeasures(plan, ofDigest, digest),
    ...problemsOf(ofDigest, repeated(digest, places, placeKey), () => TWICE_IN_PLACE),
    ...unknownMeasures(plan, ofOriginal, original),
    ...problemsOf(
      ofOriginal,
      repeated(original, keys, ({ key }) => key),
      ({ key }) => `key「${key ?? ''}」は前にもあります（plan.yaml の facts も数えます）。どちらかを消してください`,
    ),
  ];
}

const TWICE_IN_PLACE = '同じ場所に同じ見出しがあります（plan.yaml の facts も数えます）。見出しを変えてください';

/** What tells passages of a place apart. */
export const placeKey = (passage: { readonly place: string; readonly title: string }): string =>
  `${passage.place}/${passage.title}`;

function unknownMeasures(plan: Plan, file: string, passages: readonly LocatedPassage[]): readonly FileProblem[] {
  const known = new Set(plan.measures.map((measure) => measure.id));
  return problemsOf(
    file,
    passages.filter(({ measure }) => measure !== undefined && !known.has(measure)),
    ({ measure }) => `measure「${measure ?? ''}」が measures.yaml にありません。取組の id を確かめてください`,
  );
}

const problemsOf = (
  file: string,
  passages: readonly LocatedPassage[],
  sentence: (passage: LocatedPassage) => string,
): readonly FileProblem[] =>
  passages.map((passage) => ({ file, line: passage.line, field: passage.title, message: sentence(passage) }));

/** The passages whose key stood before, or is among `taken`; one without a key is none of them. */
function repeated(
  passages: readonly LocatedPassage[],
  taken: ReadonlySet<string>,
  keyOf: (passage: LocatedPassage) => string | undefined,
): readonly LocatedPassage[] {
  const seen = new Set(taken);
  return passages.filter((passage) => {
    const key = keyOf(passage);
    if (key === undefined) return false;
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice;
  });
}
