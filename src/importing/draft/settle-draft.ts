import { type Doubt, type DoubtSubject, subjectKey } from '../../domain/draft.ts';
import type { DraftFiles } from '../../domain/draft-files.ts';
import { KakariError } from '../../domain/errors.ts';
import { isDroppable } from '../../language/editable-fields.ts';
import type { Decision } from '../../ports/import-desk.ts';
import { doubtsFile, readDoubts, subjectOf } from './doubts-file.ts';
import { mendFields } from './mend-fields.ts';
import { renameInOriginal } from './passage-measures.ts';
import {
  type Entry,
  listOf,
  type Located,
  locate,
  openWorkingDraft,
  workingFiles,
  type WorkingDraft,
} from './working-draft.ts';

/**
 * The files of a draft after a person's decisions, carried out in their order. What is accepted or mended is no longer
 * `uncertain`; sections that a person names are sections of the municipality from then on. Throws `KakariError` `no-doubt`,
 * `cannot-drop` and those of `mendFields`; the files given are left as they are.
 */
export function settleDraft(files: DraftFiles, decisions: readonly Decision[]): DraftFiles {
  const draft = openWorkingDraft(files);
  let doubts = readDoubts(files['doubts.yaml']);
  const dropped: string[] = [];
  for (const decision of decisions) {
    const about = subjectOfDecision(decision, doubts);
    doubts = doubts.filter(({ id, about: other }) => id !== decision.on && !isSettledBy(decision, about, other));
    const found = locate(draft, about);
    if (found === undefined && about.kind !== 'document') throw new KakariError('no-doubt', { doubt: decision.on });
    if (found && decision.kind === 'mend') mendFields(found.entry, about, decision.values);
    if (found && decision.kind === 'drop') drop(found, about);
    else if (found && !doubts.some((other) => mayBeSame(other.about, about) && isAt(draft, other, found)))
      delete found.entry['uncertain'];
    if (decision.kind === 'drop' && about.kind === 'measure' && about.field === 'title') dropped.push(about.measure);
  }
  addSections(draft);
  const { 'review.yaml': _, ...others } = files;
  return {
    ...others,
    ...workingFiles(draft),
    ...(dropped.length > 0 && {
      'original.jsonl': renameInOriginal(files['original.jsonl'] ?? '', new Map(dropped.map((id) => [id, undefined]))),
    }),
    'doubts.yaml': doubtsFile(doubts.filter((doubt) => isOpen(draft, doubt))),
  };
}

/** Whether two subjects can stand at the same place; looking is dear where there are hundreds. */
const mayBeSame = (one: DoubtSubject, other: DoubtSubject): boolean =>
  one.kind === other.kind && ('measure' in one ? one.measure : '') === ('measure' in other ? other.measure : '');

const isAt = (draft: WorkingDraft, { about }: Doubt, { entry }: Located): boolean =>
  locate(draft, about)?.entry === entry;

/** The doubts that still hold: what they are about is there, and is still marked as uncertain where it can be. */
export function openDoubts(files: DraftFiles): readonly Doubt[] {
  const draft = openWorkingDraft(files);
  return readDoubts(files['doubts.yaml']).filter((doubt) => isOpen(draft, doubt));
}

const MARKED: readonly DoubtSubject['kind'][] = ['phase', 'target', 'term', 'review'];

function isOpen(draft: WorkingDraft, { about }: Doubt): boolean {
  if (about.kind === 'document') return true;
  const found = locate(draft, about);
  return found !== undefined && (!MARKED.includes(about.kind) || found.entry['uncertain'] !== undefined);
}

function subjectOfDecision({ on }: Decision, doubts: readonly Doubt[]): DoubtSubject {
  const about = doubts.find(({ id }) => id === on)?.about ?? subjectOf(on);
  if (about === undefined) throw new KakariError('no-doubt', { doubt: on });
  return about;
}

/** A mended or dropped thing has no doubt left; accepting settles one doubt at a time. */
const isSettledBy = ({ kind }: Decision, about: DoubtSubject, other: DoubtSubject): boolean =>
  kind !== 'accept' && about.kind !== 'document' && subjectKey(about) === subjectKey(other);

/** An entry of a list goes; of a measure, of the plan and of the municipality only the field. */
function drop({ entry, list }: Located, about: DoubtSubject): void {
  if (!isDroppable(about)) throw new KakariError('cannot-drop', { field: 'field' in about ? about.field : about.kind });
  if (about.kind === 'measure' && about.field === 'owners') dropOwners(entry);
  else if (about.kind === 'measure' && about.field !== 'title') entry[about.field] = [];
  else if (list) list.splice(list.indexOf(entry), 1);
  else if (about.kind === 'municipality') delete entry['prefecture'];
  else if (about.kind === 'plan') entry['contact'] = { departments: [], place: '—' };
}

/** A person has looked: the plan names nobody here. */
function dropOwners(entry: Entry): void {
  entry['owners'] = [];
  delete entry['bureau'];
  delete entry['ownersNote'];
}

/** Owners that a person wrote are sections of the municipality. */
function addSections(draft: WorkingDraft): void {
  const departments = listOf(draft.municipality, 'departments');
  const known = new Set(departments.map(({ name }) => name));
  const named = [...draft.measures.flatMap(({ owners, bureau }) => [owners, bureau]), contactOf(draft)].flat();
  for (const name of named) {
    if (typeof name !== 'string' || known.has(name)) continue;
    known.add(name);
    departments.push({ name });
  }
}

const contactOf = ({ plan }: WorkingDraft): unknown => (plan['contact'] as Entry | undefined)?.['departments'];
