import { type Doubt } from '../domain/draft.ts';
import type { DraftFiles } from '../domain/draft-files.ts';
import { type FileProblem, FileProblemsError, KakariError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { DraftStore } from '../ports/draft-store.ts';
import type { DraftSummary, ImportDesk, OpenDraft } from '../ports/import-desk.ts';
import { comparePlans } from './draft/compare-plans.ts';
import { doubtSources } from './draft/doubt-source.ts';
import { openDoubts, settleDraft } from './draft/settle-draft.ts';

/** A draft's files as a plan, or all that is wrong with them. */
export type LoadedDraft =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export interface ImportDeskParts {
  readonly store: DraftStore;
  /** Checks files as `kakari check` does. */
  readonly load: (municipality: string, files: DraftFiles) => LoadedDraft;
  /** The plan in force. */
  readonly inForce: (municipality: string) => Plan | undefined;
  /** Puts files in force, for every process. */
  readonly publish: (municipality: string, files: DraftFiles, by: string) => Promise<number>;
}

/** The review flow: draft → doubts → decisions → plan in force. */
export function createImportDesk(parts: ImportDeskParts): ImportDesk {
  const { store, load, publish } = parts;
  const filesOf = async (municipality: string): Promise<DraftFiles> => {
    const files = await store.read(municipality);
    if (files === undefined) throw new KakariError('no-draft', { municipality, place: store.place });
    return files;
  };
  const planOf = (municipality: string, files: DraftFiles): Plan => {
    const loaded = load(municipality, files);
    if (loaded.ok) return loaded.plan;
    throw new FileProblemsError('draft-invalid', { municipality, place: store.place }, loaded.problems);
  };
  return {
    drafts: async () => {
      const ids = await store.list();
      const open = await Promise.all(ids.map((id) => openDraft(parts, id)));
      return open.flatMap((draft) => (draft === undefined ? [] : [draft.summary]));
    },
    open: (municipality) => openDraft(parts, municipality),
    settle: async (municipality, decisions) => {
      const files = await filesOf(municipality);
      planOf(municipality, files);
      const settled = settleDraft(files, decisions);
      planOf(municipality, settled);
      if (!(await store.write(municipality, settled, files))) throw new KakariError('draft-changed', { municipality });
    },
    publish: async (municipality, by) => {
      const files = await filesOf(municipality);
      const plan = planOf(municipality, files);
      const { 'doubts.yaml': _, ...published } = files;
      const revision = await publish(municipality, published, by);
      // What a person changed meanwhile stays as a draft.
      await store.remove(municipality, files);
      return { revision, plan };
    },
    discard: async (municipality) => {
      await filesOf(municipality);
      await store.remove(municipality);
    },
  };
}

async function openDraft({ store, load, inForce }: ImportDeskParts, id: string): Promise<OpenDraft | undefined> {
  const files = await store.read(id);
  if (files === undefined) return undefined;
  const current = inForce(id);
  const loaded = load(id, files);
  if (!loaded.ok) return { summary: summaryOf(id, undefined, [], current), problems: loaded.problems, doubts: [] };
  const doubts = readable(() => openDoubts(files));
  if (doubts === undefined)
    return { summary: summaryOf(id, loaded.plan, [], current), problems: [doubtsProblem(id)], doubts: [] };
  const sourceOf = doubtSources(loaded.plan);
  return {
    summary: summaryOf(id, loaded.plan, doubts, current),
    plan: loaded.plan,
    problems: [],
    doubts: doubts.map((doubt) => ({ ...doubt, source: sourceOf(doubt) })),
    ...(current && { changes: comparePlans(current, loaded.plan) }),
  };
}

/** A person may have broken the file by hand, as any other of the draft. */
function readable(read: () => readonly Doubt[]): readonly Doubt[] | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof KakariError && error.code === 'doubts-unreadable') return undefined;
    throw error;
  }
}

const doubtsProblem = (id: string): FileProblem => ({
  file: `${id}/doubts.yaml`,
  message: '確かめるところの一覧として読めません。書き換えたところを元に戻すか、取り込み直してください',
});

const summaryOf = (
  municipality: string,
  plan: Plan | undefined,
  doubts: readonly Doubt[],
  current: Plan | undefined,
): DraftSummary => ({
  municipality,
  name: plan?.municipality.name ?? municipality,
  title: plan?.title ?? '',
  doubts: doubts.length,
  replaces: current !== undefined,
});
