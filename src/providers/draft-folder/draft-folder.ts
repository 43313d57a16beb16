import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DraftFiles } from '../../domain/draft-files.ts';
import { KakariError } from '../../domain/errors.ts';
import type { DraftStore } from '../../ports/draft-store.ts';

/** Drafts as folders in a folder, laid out as `knowledge/` is. `unique` gives a name that nobody else uses, for what is half written. */
export function openDraftFolder(place: string, unique: () => string): DraftStore {
  const folderOf = (municipality: string): string => join(place, checkedId(municipality));
  return {
    place,
    list: () => guarded(place, () => listDrafts(place)),
    read: (municipality) => guarded(place, () => readDraft(folderOf(municipality))),
    write: (municipality, files, replacing) =>
      guarded(place, async () => {
        const folder = folderOf(municipality);
        if (replacing === undefined) await refuseForeign(folder);
        const half = join(place, `.${municipality}.${unique()}`);
        try {
          await writeFiles(half, files);
          if (replacing && !isDeepStrictEqual(await readDraft(folder), replacing)) return false;
          await swap(half, folder);
          return true;
        } finally {
          await rm(half, { recursive: true, force: true });
        }
      }),
    remove: (municipality) => guarded(place, () => removeDraft(folderOf(municipality))),
  };
}

const ID = /^[a-z][a-z0-9-]{0,63}$/u;

/** An id is a folder name here: nothing that leads out of the place. */
function checkedId(municipality: string): string {
  if (ID.test(municipality)) return municipality;
  throw new KakariError('municipality-id-invalid', { id: municipality });
}

async function listDrafts(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(absent);
  return (entries ?? [])
    .filter((entry) => entry.isDirectory() && ID.test(entry.name) && entry.name !== 'common')
    .map(({ name }) => name)
    .toSorted();
}

async function readDraft(folder: string): Promise<DraftFiles | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  if (entries === undefined) return undefined;
  const names = entries.filter(isOfDraft);
  if (names.length === 0) return undefined;
  const texts = await Promise.all(
    names.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return Object.fromEntries(texts.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const isOfDraft = (entry: Dirent): boolean => entry.isFile() && /\.(?:ya?ml|md|jsonl)$/u.test(entry.name);

/** A place may be any folder, and a folder in it that of something else: what is no file of a draft is never thrown away. */
async function refuseForeign(folder: string): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? [];
  if (entries.every((entry) => isOfDraft(entry) || /^\.|~$/u.test(entry.name))) return;
  throw new KakariError('draft-folder-taken', { folder });
}

async function removeDraft(folder: string): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? [];
  for (const { name } of entries.filter(isOfDraft)) await rm(join(folder, name), { force: true });
  await rmdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'ENOENT') throw error;
  });
}

async function writeFiles(folder: string, files: DraftFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { flush: true });
}

/** The old folder is put aside first: a folder that holds something cannot be written over by a rename. */
async function swap(half: string, folder: string): Promise<void> {
  const old = `${half}.old`;
  const hadOne = await rename(folder, old).then(() => true, absent);
  try {
    await rename(half, folder);
  } catch (error) {
    if (hadOne) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** What is not there is no error. */
function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}

async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KakariError) throw error;
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new KakariError(CODES[code] ?? 'draft-unwritable', { place }, { cause: error });
  }
}

const CODES: Readonly<Record<string, string>> = { ENOSPC: 'no-space', EDQUOT: 'no-space', EISDIR: 'draft-unreadable' };

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
