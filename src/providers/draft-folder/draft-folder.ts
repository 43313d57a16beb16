import type { Dirent } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DraftFiles } from '../../domain/draft-files.ts';
import { KakariError } from '../../domain/errors.ts';
import type { DraftStore } from '../../ports/draft-store.ts';
import { whileLocked } from './draft-lock.ts';
import { absent, guarded } from './file-errors.ts';

/** Drafts as folders in a folder, laid out as `knowledge/` is. Only a folder with a `doubts.yaml` is a draft: nothing else is ever touched. */
export function openDraftFolder(place: string): DraftStore {
  const change = <T>(municipality: string, work: (paths: Paths) => Promise<T>): Promise<T> =>
    guarded(place, () => {
      const paths = pathsOf(place, municipality);
      return whileLocked(place, municipality, async () => {
        await recover(paths);
        return work(paths);
      });
    });
  return {
    place,
    list: () => guarded(place, () => listDrafts(place)),
    read: (municipality) => guarded(place, async () => readDraft(pathsOf(place, municipality))),
    write: (municipality, files, before) =>
      change(municipality, async (paths) => {
        const there = await readFolder(paths.folder);
        if (there === undefined) await refuseForeign(paths.folder);
        if (before !== undefined && !isDeepStrictEqual(there ?? 'absent', before)) return false;
        await put(paths, files);
        return true;
      }),
    remove: (municipality, before) =>
      change(municipality, async ({ folder }) => {
        const there = await readFolder(folder);
        if (before !== undefined && !isDeepStrictEqual(there, before)) return false;
        if (there !== undefined) await removeDraft(folder);
        return true;
      }),
  };
}

/** A draft, the new one while it is being written, and the old one until the new one is in its place. */
interface Paths {
  readonly folder: string;
  readonly half: string;
  readonly old: string;
}

const ID = /^[a-z][a-z0-9-]{0,63}$/u;

/** An id is a folder name here: nothing that leads out of the place. `common` is no municipality's. */
function pathsOf(place: string, municipality: string): Paths {
  if (!ID.test(municipality) || municipality === 'common')
    throw new KakariError('municipality-id-invalid', { id: municipality });
  const beside = (kind: string): string => join(place, `.${municipality}.${kind}`);
  return { folder: join(place, municipality), half: beside('half'), old: beside('old') };
}

async function listDrafts(place: string): Promise<readonly string[]> {
  const entries = (await readdir(place, { withFileTypes: true }).catch(absent)) ?? [];
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name.replace(/^\.(.+)\.old$/u, '$1'));
  const ids = [...new Set(names)].filter((name) => ID.test(name) && name !== 'common').toSorted();
  const drafts = await Promise.all(ids.map((id) => readDraft(pathsOf(place, id))));
  return ids.filter((_, at) => drafts[at] !== undefined);
}

/** While the new draft is put in place, there may be only the old one for a moment, and then only the new one. */
async function readDraft({ folder, old }: Paths): Promise<DraftFiles | undefined> {
  return (await readFolder(folder)) ?? (await readFolder(old)) ?? readFolder(folder);
}

async function readFolder(folder: string): Promise<DraftFiles | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  if (!entries?.some(({ name }) => name === 'doubts.yaml')) return undefined;
  const names = entries.filter(isOfDraft).map(({ name }) => name);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(absent)));
  // Somebody put another draft there meanwhile.
  if (texts.includes(undefined)) return readFolder(folder);
  const files = names.map((name, at) => [name, texts[at] ?? ''] as const);
  return Object.fromEntries(files.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const isOfDraft = (entry: Dirent): boolean => entry.isFile() && /\.(?:ya?ml|md|jsonl)$/u.test(entry.name);

/** What else a person laid into the folder stays. */
async function removeDraft(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name } of entries.filter(isOfDraft)) await rm(join(folder, name), { force: true });
  if (entries.every(isOfDraft)) await rmdir(folder);
}

/** The same when another draft takes the place. */
async function copyOthers(folder: string, half: string): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? [];
  for (const entry of entries.filter((one) => !isOfDraft(one)))
    await cp(join(folder, entry.name), join(half, entry.name), { recursive: true });
}

/** A place may be any folder, and a folder in it that of something else. */
async function refuseForeign(folder: string): Promise<void> {
  const entries = (await readdir(folder).catch(absent)) ?? [];
  if (entries.length > 0) throw new KakariError('draft-folder-taken', { folder });
}

/** Finishes, or takes back, what a process left behind that ended in the middle. */
async function recover({ folder, half, old }: Paths): Promise<void> {
  await rm(half, { recursive: true, force: true });
  if ((await readFolder(folder)) === undefined && (await readFolder(old)) !== undefined) await rename(old, folder);
  await rm(old, { recursive: true, force: true });
}

/** The old folder is put aside first: a folder that holds something cannot be written over by a rename. */
async function put({ folder, half, old }: Paths, files: DraftFiles): Promise<void> {
  try {
    await mkdir(half);
    for (const [name, text] of Object.entries(files)) await writeFile(join(half, name), text, { flush: true });
    await copyOthers(folder, half);
    await rename(folder, old).catch(absent);
    await rename(half, folder);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
}
