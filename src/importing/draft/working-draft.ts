import { CORE_SCHEMA, load } from 'js-yaml';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { DoubtSubject } from '../../domain/draft.ts';
import type { DraftFiles } from '../../domain/draft-files.ts';

/** A map of a YAML file, to be changed in place. */
export type Entry = Record<string, unknown>;

/** The facts of a draft as a person's decisions change them; the copy is thrown away when one of them cannot be carried out. */
export interface WorkingDraft {
  readonly municipality: Entry;
  readonly plan: Entry;
  readonly measures: Entry[];
  readonly terms: Entry[];
  readonly reviews: Entry[];
}

const entry = z.record(z.string(), z.unknown());
const entries = z.array(entry);

/** Opens the files of a draft that the loader has accepted. Throws `ZodError` for others. */
export function openWorkingDraft(files: DraftFiles): WorkingDraft {
  const read = (name: string): unknown => readYamlText(files[name] ?? '[]') ?? [];
  return {
    municipality: entry.parse(read('municipality.yaml')),
    plan: entry.parse(read('plan.yaml')),
    measures: entries.parse(read('measures.yaml')),
    terms: entries.parse(read('terms.yaml')),
    reviews: entries.parse(read('review.yaml')),
  };
}

/** The files again; comments in them are not kept. */
export function workingFiles({ municipality, plan, measures, terms, reviews }: WorkingDraft): DraftFiles {
  return {
    'municipality.yaml': yamlText(municipality),
    'plan.yaml': yamlText(plan),
    'measures.yaml': yamlText(measures),
    'terms.yaml': yamlText(terms),
    ...(reviews.length > 0 && { 'review.yaml': yamlText(reviews) }),
  };
}

/** Long lines stay whole: a sentence is searched for and compared as one line. */
export const yamlText = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** The value of a YAML text; throws for what is none. Most texts are read in a quarter of the time. */
export function readYamlText(source: string): unknown {
  if (ODD.test(source)) return parse(source);
  try {
    return load(source, { schema: CORE_SCHEMA });
  } catch {
    // The careful reader, by which the loader goes, takes characters that the quick one does not.
    return parse(source);
  }
}

/** What the quick reader takes otherwise than YAML 1.2 says (`1_000`, `0b1` and `-0x1` are no numbers), and aliases. */
const ODD = /[&*]\w|\d_|0b|[-+]0[xo]/u;

/** Where a subject stands: the map that says it, and the list that the map is an entry of. */
export interface Located {
  readonly entry: Entry;
  readonly list?: Entry[];
}

/** Finds a subject; undefined when it is there no longer, and for the document as a whole. */
export function locate(draft: WorkingDraft, about: DoubtSubject): Located | undefined {
  switch (about.kind) {
    case 'municipality':
    case 'plan':
      return { entry: draft[about.kind] };
    case 'measure':
      return entryOf(draft.measures, { id: about.measure });
    case 'phase':
      return entryOf(partsOf(draft, about.measure, 'schedule'), {
        phase: about.phase,
        from: about.from,
        lane: about.lane,
      });
    case 'target':
      return entryOf(partsOf(draft, about.measure, 'targets'), { name: about.name, lane: about.lane });
    case 'term':
      return entryOf(draft.terms, { name: about.name });
    case 'review':
      return entryOf(draft.reviews, { title: about.title });
    case 'document':
      return undefined;
  }
}

const partsOf = (draft: WorkingDraft, measure: string, part: 'schedule' | 'targets'): Entry[] =>
  listOf(entryOf(draft.measures, { id: measure })?.entry ?? {}, part);

/** The list of entries under a name, put there when it was missing. */
export function listOf(parent: Entry, name: string): Entry[] {
  const list = parent[name];
  // The loader has accepted the file: what is a list there is a list of maps.
  if (Array.isArray(list)) return list as Entry[];
  const fresh: Entry[] = [];
  parent[name] = fresh;
  return fresh;
}

/** The entry of a list whose fields have these values; `undefined` means that it has no such field. */
function entryOf(list: Entry[], fields: Readonly<Record<string, unknown>>): Located | undefined {
  const found = list.find((item) => Object.entries(fields).every(([name, value]) => item[name] === value));
  return found && { entry: found, list };
}
