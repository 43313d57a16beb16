import { parse } from 'yaml';

/** The fields whose values are the plan's own words by design: titles, names of people, places and phases. */
const NAME_FIELDS = new Set([
  'title',
  'name',
  'expansion',
  'group',
  'place',
  'lane',
  'phase',
  'owners',
  'ownersNote',
  'bureau',
  'tags',
]);

/** Every title and name that a YAML file of `knowledge/` takes over from a plan. */
export const namesInYaml = (source: string): readonly string[] => namesOf(parse(source));

function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, entry]) => (NAME_FIELDS.has(field) ? strings(entry) : namesOf(entry)));
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap(strings) : typeof value === 'string' ? [value] : [];

/** The chapter and section headings of a digest; the `###` headings are Kakari's own words. */
export const placesInDigest = (source: string): readonly string[] =>
  [...source.matchAll(/^##?\s+(.+)$/gmu)].map((match) => match[1] ?? '');
