import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftPlace } from '../../../src/command-line/importing/open-importing.ts';
import { serveDrafts } from '../../../src/command-line/importing/serve-drafts.ts';
import { createLivePlans, type LivePlans } from '../../../src/command-line/plans/live-plans.ts';
import { draftFiles } from '../../../src/importing/draft/draft-files.ts';
import { inForceAlone } from '../../../src/plans/plans-in-force.ts';
import type { Ledger } from '../../../src/ports/ledger.ts';
import { openDraftFolder } from '../../../src/providers/draft-folder/draft-folder.ts';
import { FakeAssistant } from '../../fakes/fake-assistant.ts';
import { SMALL_DRAFT } from '../../importing/draft/small-draft.ts';
import { openMemoryLedger } from '../../plans/memory-ledger.ts';

let data: string;
let ledger: Ledger;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'serve-drafts-'));
  ledger = await openMemoryLedger();
  await openDraftFolder(draftPlace({ data })).write('mizuho', draftFiles(SMALL_DRAFT));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const livePlans = (join: () => Promise<FakeAssistant>): LivePlans =>
  createLivePlans(
    { inForce: inForceAlone([]), assistant: new FakeAssistant() },
    { shipped: [], ledger, join, reportSetAside: () => undefined },
  );

const fail = (error: unknown): void => expect.unreachable(String(error));

test('a draft that is published is in force when the desk says so, and kept with who published it', async () => {
  const live = livePlans(() => Promise.resolve(new FakeAssistant()));
  const desk = serveDrafts(live, ledger, { data }, fail);
  expect(await desk.drafts()).toMatchObject([{ municipality: 'mizuho', replaces: false }]);
  const { revision } = await desk.publish('mizuho', '総務課 山田');
  expect(live.plans().map(({ title }) => title)).toEqual(['水穂町デジタル推進計画']);
  expect(await ledger.planVersions()).toMatchObject([{ revision, municipality: 'mizuho', by: '総務課 山田' }]);
  expect(await desk.drafts()).toEqual([]);
});

test('against a plan in force a further draft shows what it changes', async () => {
  const desk = serveDrafts(
    livePlans(() => Promise.resolve(new FakeAssistant())),
    ledger,
    { data },
    fail,
  );
  await desk.publish('mizuho', '山田');
  await openDraftFolder(draftPlace({ data })).write('mizuho', draftFiles(SMALL_DRAFT));
  expect((await desk.open('mizuho'))?.changes).toMatchObject({ added: [], removed: [] });
});

test('a plan that is published stays so where it cannot be answered from at once; that is reported', async () => {
  const failures: unknown[] = [];
  const live = livePlans(() => Promise.reject(new Error('no encoder')));
  const desk = serveDrafts(live, ledger, { data }, (error) => failures.push(error));
  expect((await desk.publish('mizuho', '山田')).revision).toBeGreaterThan(0);
  expect(failures).toMatchObject([{ message: 'no encoder' }]);
  expect(await desk.drafts()).toEqual([]);
});
