import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { WebOptions } from '../../../../adapters/web/create-web-app.ts';
import type { Draft } from '../../../../src/domain/draft.ts';
import type { DraftFiles } from '../../../../src/domain/draft-files.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import { draftFiles } from '../../../../src/importing/draft/draft-files.ts';
import { createImportDesk } from '../../../../src/importing/import-desk.ts';
import { loadPlan, type PlanResult } from '../../../../src/plans/load-plan.ts';
import { filesSource } from '../../../../src/plans/plan-source.ts';
import type { DraftStore } from '../../../../src/ports/draft-store.ts';
import type { ImportDesk } from '../../../../src/ports/import-desk.ts';
import { openDraftFolder } from '../../../../src/providers/draft-folder/draft-folder.ts';
import { OWN_FORM, webApp } from '../web-app.ts';
import { REVIEWED_DRAFT } from './reviewed-draft.ts';

/** Who published which files, in which name. */
interface Publication {
  readonly municipality: string;
  readonly files: DraftFiles;
  readonly by: string;
}

/** A desk over a folder of its own, and the pages over it. */
export interface ReviewHouse {
  readonly desk: ImportDesk;
  readonly store: DraftStore;
  readonly published: readonly Publication[];
  readonly app: Hono;
  /** A page as text. */
  page(path: string): Promise<string>;
  /** Sends a form of our own page. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** The page that a form leads to. */
  after(path: string, fields: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

/** What may be otherwise: the draft, the plan in force, how publishing goes, the pages. */
export interface ReviewParts {
  readonly draft?: Draft;
  readonly inForce?: Plan;
  readonly publish?: () => Promise<number>;
  readonly web?: Partial<WebOptions>;
}

/** A draft's files as a plan, as the loader reads them. */
export const loadDraft = (municipality: string, files: DraftFiles): PlanResult =>
  loadPlan(filesSource(municipality, files));

/** Opens the desk with a draft of 水穂町 on it. What is published is in force from then on. */
export async function openReviewHouse(parts: ReviewParts = {}): Promise<ReviewHouse> {
  const { draft = REVIEWED_DRAFT, inForce, publish } = parts;
  const place = await mkdtemp(join(tmpdir(), 'review-'));
  const store = openDraftFolder(place);
  const published: Publication[] = [];
  const plans: Plan[] = inForce === undefined ? [] : [inForce];
  const desk = createImportDesk({
    store,
    load: loadDraft,
    inForce: (id) => plans.find(({ municipality }) => municipality.id === id),
    publish: async (municipality, files, by) => {
      if (publish !== undefined) return publish();
      const loaded = loadDraft(municipality, files);
      if (loaded.ok) plans.splice(0, plans.length, loaded.plan);
      return published.push({ municipality, files, by });
    },
  });
  await store.write('mizuho', draftFiles(draft));
  const app = webApp({ plans: () => plans, imports: desk, importAccess: { kind: 'here' }, ...parts.web });
  const send: ReviewHouse['send'] = async (path, fields) =>
    app.request(path, { method: 'POST', headers: OWN_FORM, body: new URLSearchParams(fields).toString() });
  const page = async (path: string): Promise<string> => (await app.request(path.replace(/#.*/u, ''))).text();
  return {
    desk,
    store,
    published,
    app,
    page,
    send,
    after: async (path, fields) => page((await send(path, fields)).headers.get('location') ?? ''),
    close: () => rm(place, { recursive: true, force: true }),
  };
}
