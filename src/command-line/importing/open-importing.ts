import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import type { DraftFiles } from '../../domain/draft-files.ts';
import type { Plan } from '../../domain/plan.ts';
import { createImportDesk } from '../../importing/import-desk.ts';
import { loadPlan } from '../../plans/load-plan.ts';
import { filesSource } from '../../plans/plan-source.ts';
import type { DraftStore } from '../../ports/draft-store.ts';
import type { ImportDesk } from '../../ports/import-desk.ts';
import { openDraftFolder } from '../../providers/draft-folder/draft-folder.ts';
import { systemClock } from '../../providers/system-clock.ts';
import { ledgerPlace } from '../ledger-place.ts';
import { filesInForce } from '../plans/files-in-force.ts';
import { knowledgeAtHand } from '../plans/plans-at-hand.ts';
import { type Publishing, publishFiles } from './publish-files.ts';

/** What the commands that bring a plan in work with. */
export interface Importing {
  readonly desk: ImportDesk;
  readonly store: DraftStore;
  readonly inForce: (municipality: string) => Plan | undefined;
}

/** The same for a command, which also needs the files of the plan in force. */
export interface OpenedImporting extends Importing {
  readonly filesInForce: (municipality: string) => Promise<DraftFiles | undefined>;
}

/** Where drafts lie when nobody names another place: in the data folder, never in the repository. */
export const draftPlace = ({ data }: { readonly data: string }): string => join(data, 'drafts');

/** The desk over the drafts of a folder. `publishing` is asked for when something is published. */
export function openImportDesk(
  place: string,
  inForce: Importing['inForce'],
  publish: (municipality: string, files: DraftFiles, by: string) => Promise<number>,
): Importing {
  const store = openDraftFolder(place);
  const load = (municipality: string, files: DraftFiles): ReturnType<typeof loadPlan> =>
    loadPlan(filesSource(municipality, files));
  return { store, inForce, desk: createImportDesk({ store, load, inForce, publish }) };
}

/** The same for a command: the plans in force are those as it begins, and the ledger is opened only to publish. */
export async function openImporting(folder: string, out: string | undefined): Promise<OpenedImporting> {
  const { plans, inForce: all } = await knowledgeAtHand(folder, { mayBeEmpty: true });
  const inForce = (municipality: string): Plan | undefined =>
    plans.find((plan) => plan.municipality.id === municipality);
  return {
    ...openImportDesk(out ?? draftPlace(readConfig()), inForce, publishOnce),
    filesInForce: (municipality) => filesInForce(all, folder, municipality),
  };
}

async function publishOnce(municipality: string, files: DraftFiles, by: string): Promise<number> {
  const { openLedger } = await import('../../providers/ledger/open-ledger.ts');
  const ledger = await openLedger(ledgerPlace(readConfig()));
  const publishing: Publishing = { ledger, refresh: async () => undefined };
  try {
    const { revision } = await publishFiles(publishing, { municipality, files, by }, systemClock.now());
    return revision;
  } finally {
    await ledger.close();
  }
}
