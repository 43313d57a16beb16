import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DraftFiles } from '../../src/domain/draft-files.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { draftFiles } from '../../src/importing/draft/draft-files.ts';
import { createImportDesk } from '../../src/importing/import-desk.ts';
import { loadPlan } from '../../src/plans/load-plan.ts';
import { filesSource } from '../../src/plans/plan-source.ts';
import type { DraftStore } from '../../src/ports/draft-store.ts';
import type { ImportDesk } from '../../src/ports/import-desk.ts';
import { openDraftFolder } from '../../src/providers/draft-folder/draft-folder.ts';
import { SMALL_DRAFT } from './draft/small-draft.ts';

const FILES = draftFiles(SMALL_DRAFT);
const load = (id: string, files: DraftFiles): ReturnType<typeof loadPlan> => loadPlan(filesSource(id, files));
let place: string;
let store: DraftStore;
let desk: ImportDesk;
let published: { readonly municipality: string; readonly files: DraftFiles; readonly by: string }[];
let inForce: Plan | undefined;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'desk-'));
  store = openDraftFolder(place);
  published = [];
  inForce = undefined;
  desk = createImportDesk({
    store,
    load,
    inForce: () => inForce,
    publish: async (municipality, files, by) => published.push({ municipality, files, by }),
  });
  await store.write('mizuho', FILES);
});
afterEach(() => rm(place, { recursive: true, force: true }));

test('a draft is listed with its title and the number of its doubts', async () => {
  expect(await desk.drafts()).toEqual([
    { municipality: 'mizuho', name: '水穂町', title: '水穂町デジタル推進計画', doubts: 6, replaces: false },
  ]);
});

test('a doubt is shown with the passage that it is about', async () => {
  const draft = await desk.open('mizuho');
  expect(draft?.doubts[0]?.source.map(({ text }) => text)).toEqual(['電子申請を広げます。']);
  expect(await desk.open('hida')).toBeUndefined();
});

test('against a plan in force the draft shows what it changes', async () => {
  const loaded = load('mizuho', FILES);
  if (!loaded.ok) throw new Error('the small draft loads');
  inForce = { ...loaded.plan, measures: loaded.plan.measures.slice(1), version: '第0版' };
  const draft = await desk.open('mizuho');
  expect(draft?.summary.replaces).toBe(true);
  expect(draft?.changes).toMatchObject({ from: { version: '第0版' }, added: [{ id: 'mizuho-1' }], removed: [] });
});

test('a decision is kept', async () => {
  await desk.settle('mizuho', [{ on: 'd1', kind: 'accept' }]);
  const draft = await desk.open('mizuho');
  expect(draft?.doubts.map(({ id }) => id)).toEqual(['d2', 'd3', 'd4', 'd5', 'd6']);
});

test('a decision after which the draft could not be used is refused, and the draft stays as it was', async () => {
  const decision = { on: 'd1', kind: 'mend', values: { from: '2031', to: '2030' } } as const;
  await expect(desk.settle('mizuho', [decision])).rejects.toMatchObject({ code: 'draft-invalid' });
  expect(await store.read('mizuho')).toEqual(FILES);
});

test('a published draft leaves the desk; its doubts are not published, its marks of uncertainty are', async () => {
  await desk.publish('mizuho', '総務課 山田');
  expect(await desk.drafts()).toEqual([]);
  expect(published).toHaveLength(1);
  expect(published[0]).toMatchObject({ municipality: 'mizuho', by: '総務課 山田' });
  expect(Object.keys(published[0]?.files ?? {})).not.toContain('doubts.yaml');
  expect(published[0]?.files['measures.yaml']).toContain('矢印が失われています。');
});

test('a draft that a person broke by hand shows what is wrong, and is not published', async () => {
  await store.write('mizuho', { ...FILES, 'terms.yaml': '- name: AI\n' });
  const draft = await desk.open('mizuho');
  expect(draft?.plan).toBeUndefined();
  expect(draft?.problems[0]).toMatchObject({ file: 'mizuho/terms.yaml', line: 1 });
  await expect(desk.publish('mizuho', 'x')).rejects.toMatchObject({ code: 'draft-invalid' });
  expect(await store.list()).toEqual(['mizuho']);
  expect(published).toEqual([]);
});

test('when publishing fails the draft stays', async () => {
  const failing = createImportDesk({
    store,
    load,
    inForce: () => undefined,
    publish: () => Promise.reject(new Error('full')),
  });
  await expect(failing.publish('mizuho', 'x')).rejects.toThrow('full');
  expect(await store.list()).toEqual(['mizuho']);
});

test('a draft that is not there is named', async () => {
  for (const act of [() => desk.settle('hida', []), () => desk.publish('hida', 'x'), () => desk.discard('hida')])
    await expect(act()).rejects.toMatchObject({ code: 'no-draft', fields: { municipality: 'hida' } });
});
