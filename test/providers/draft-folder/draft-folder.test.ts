import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DraftStore } from '../../../src/ports/draft-store.ts';
import { openDraftFolder } from '../../../src/providers/draft-folder/draft-folder.ts';

const FILES = { 'doubts.yaml': '[]\n', 'measures.yaml': '[]\n', 'plan.yaml': 'id: mizuho-plan\n' };
let place: string;
let store: DraftStore;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'drafts-'));
  store = openDraftFolder(join(place, 'drafts'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

test('there are no drafts before the first', async () => {
  expect(await store.list()).toEqual([]);
  expect(await store.read('mizuho')).toBeUndefined();
});

test('a draft is read as it was written, and nothing else is left in the place', async () => {
  expect(await store.write('mizuho', FILES)).toBe(true);
  expect(await store.read('mizuho')).toEqual(FILES);
  expect(await readdir(store.place)).toEqual(['mizuho']);
});

test('a draft takes the place of the whole draft before it', async () => {
  await store.write('mizuho', { ...FILES, 'review.yaml': '[]\n' });
  await store.write('mizuho', FILES);
  expect(await store.read('mizuho')).toEqual(FILES);
});

test('a draft that somebody changed meanwhile is not written over', async () => {
  await store.write('mizuho', FILES);
  await writeFile(join(store.place, 'mizuho', 'plan.yaml'), 'id: by-hand\n');
  expect(await store.write('mizuho', { 'plan.yaml': 'id: mine\n' }, FILES)).toBe(false);
  expect(await store.read('mizuho')).toEqual({ ...FILES, 'plan.yaml': 'id: by-hand\n' });
  expect(await readdir(store.place)).toEqual(['mizuho']);
});

test('drafts are listed by id; other folders and files are none', async () => {
  for (const id of ['seki', 'hida']) await store.write(id, FILES);
  await mkdir(join(store.place, 'common'));
  await mkdir(join(store.place, '.hida.half'));
  await mkdir(join(store.place, 'hida.bak'));
  await writeFile(join(store.place, 'notes.txt'), '');
  expect(await store.list()).toEqual(['hida', 'seki']);
});

test('a removed draft is gone; removing it again is no error', async () => {
  await store.write('mizuho', FILES);
  await store.remove('mizuho');
  await store.remove('mizuho');
  expect(await store.list()).toEqual([]);
});

test('a folder of something else is no draft: it is neither replaced nor removed', async () => {
  const inside = join(store.place, 'src', 'main');
  await mkdir(inside, { recursive: true });
  expect(await store.read('src')).toBeUndefined();
  await expect(store.write('src', FILES)).rejects.toMatchObject({ code: 'draft-folder-taken' });
  await store.remove('src');
  expect(await readdir(join(store.place, 'src'))).toEqual(['main']);
});

test('what else lies in the folder of a draft stays when the draft is removed', async () => {
  await store.write('mizuho', FILES);
  await writeFile(join(store.place, 'mizuho', 'notes.txt'), 'mine');
  await store.remove('mizuho');
  expect(await store.read('mizuho')).toBeUndefined();
  expect(await readdir(join(store.place, 'mizuho'))).toEqual(['notes.txt']);
});

test.each(['../seki', '', 'Seki', 'a/b', '..', 'seki\0'])('no folder outside is reached by the id %j', async (id) => {
  await expect(store.read(id)).rejects.toMatchObject({ code: 'municipality-id-invalid' });
  await expect(store.remove(id)).rejects.toMatchObject({ code: 'municipality-id-invalid' });
});

test('a place that cannot be written is named, and the draft before it stays', async () => {
  await writeFile(join(place, 'file'), '');
  const blocked = openDraftFolder(join(place, 'file', 'drafts'));
  await expect(blocked.write('mizuho', FILES)).rejects.toMatchObject({
    code: 'draft-unwritable',
    fields: { place: blocked.place },
  });
});

test('what only holds files of other kinds, or of a plan that is no draft, is never read, written over or removed', async () => {
  const { 'doubts.yaml': _, ...plan } = FILES;
  await mkdir(join(store.place, 'mizuho'), { recursive: true });
  for (const [name, text] of Object.entries(plan)) await writeFile(join(store.place, 'mizuho', name), text);
  expect(await store.read('mizuho')).toBeUndefined();
  expect(await store.list()).toEqual([]);
  await expect(store.write('mizuho', FILES)).rejects.toMatchObject({ code: 'draft-folder-taken' });
  await store.remove('mizuho');
  expect((await readdir(join(store.place, 'mizuho'))).toSorted()).toEqual(Object.keys(plan).toSorted());
});

test('of two who draft the same municipality at once, one is told', async () => {
  const writes = await Promise.allSettled([
    store.write('mizuho', FILES, 'absent'),
    store.write('mizuho', FILES, 'absent'),
  ]);
  const kept = writes.filter((one) => one.status === 'fulfilled' && one.value);
  expect(kept).toHaveLength(1);
  expect(await readdir(store.place)).toEqual(['mizuho']);
  expect(await store.write('mizuho', { ...FILES, 'plan.yaml': 'id: other\n' }, 'absent')).toBe(false);
  expect(await store.read('mizuho')).toEqual(FILES);
});

test('a draft that a process left half put in place is there as it was', async () => {
  await store.write('mizuho', FILES);
  await rename(join(store.place, 'mizuho'), join(store.place, '.mizuho.old'));
  await mkdir(join(store.place, '.mizuho.half'));
  await writeFile(join(store.place, '.mizuho.lock'), '2147483646');
  expect(await store.list()).toEqual(['mizuho']);
  expect(await store.read('mizuho')).toEqual(FILES);
  expect(await store.write('mizuho', { ...FILES, 'plan.yaml': 'id: new\n' }, FILES)).toBe(true);
  expect(await readdir(store.place)).toEqual(['mizuho']);
});

test('while a process that lives writes a draft, another is told that it is busy', async () => {
  await mkdir(store.place, { recursive: true });
  await writeFile(join(store.place, '.mizuho.lock'), String(process.pid));
  await expect(store.write('mizuho', FILES)).rejects.toMatchObject({
    code: 'draft-busy',
    fields: { municipality: 'mizuho' },
  });
});

test('a draft that changed after it was published stays', async () => {
  await store.write('mizuho', { ...FILES, 'plan.yaml': 'id: mended\n' });
  expect(await store.remove('mizuho', FILES)).toBe(false);
  expect(await store.list()).toEqual(['mizuho']);
});
