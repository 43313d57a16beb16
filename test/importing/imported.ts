import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '../../src/domain/draft.ts';
import { importDocument } from '../../src/importing/import-document.ts';
import { loadKnowledge } from '../../src/plans/load-knowledge.ts';
import { sharedFolder } from '../shared-folder.ts';
import { type Comparison, compareDraft } from './compare-drafts.ts';
import { expectedKnowledge, expectedTown } from './expected-plan.ts';
import type { FixtureDocument } from './fixture-documents.ts';
import { KNOWLEDGE_FOLDER } from './fixture-town.ts';

/** A document that was imported, beside what should have been found. */
export interface Imported {
  readonly name: string;
  readonly draft: Draft;
  readonly comparison: Comparison;
}

/** The day on which fixtures are imported; nothing they say depends on it. */
export const TODAY = '2026-07-01';

/** Imports one document of an invented town as a person would who knows nothing of it but the id it is to have. */
export async function importFixture({ town, name, files }: FixtureDocument): Promise<Imported> {
  const draft = await importDocument(files, { municipality: town, today: TODAY });
  return {
    name: name.includes(town) ? name : `${town}/${name}`,
    draft,
    comparison: compareDraft(draft, expectedTown(town)),
  };
}

/** The plans that were written by hand. */
export const shippedIds = (): readonly string[] =>
  loadKnowledge(KNOWLEDGE_FOLDER).plans.map(({ municipality }) => municipality.id);

/** Imports the published text of a shipped plan, which lies in the shared folder, and compares it with what was written by hand. */
export async function importShipped(id: string): Promise<Imported> {
  const plan = loadKnowledge(KNOWLEDGE_FOLDER).plans.find(({ municipality }) => municipality.id === id);
  if (plan === undefined || sharedFolder === undefined) throw new Error(`${id}: no text of this plan is at hand`);
  const bytes = readFileSync(join(sharedFolder, 'plans', `${id}.txt`));
  const draft = await importDocument([{ name: `${id}.txt`, bytes }], { municipality: id, today: TODAY });
  return { name: `${id}.txt`, draft, comparison: compareDraft(draft, expectedKnowledge(plan, bytes.toString('utf8'))) };
}
