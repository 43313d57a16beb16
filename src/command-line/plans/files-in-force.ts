import { readConfig } from '../../config.ts';
import { filesOf, folderSource, type PlanFiles } from '../../plans/plan-source.ts';
import type { PlansInForce } from '../../plans/plans-in-force.ts';
import { ledgerPlace } from '../ledger-place.ts';

/**
 * The files of the plan in force: the published ones, else those of the knowledge folder; undefined where the municipality has no plan.
 * Throws the errors of the ledger.
 */
export async function filesInForce(
  { steps, loaded, plans }: PlansInForce,
  folder: string,
  municipality: string,
): Promise<PlanFiles | undefined> {
  const published = steps.find((step) => step.municipality === municipality && loaded.get(step.revision)?.ok === true);
  if (published !== undefined) return publishedFiles(published.revision);
  if (!plans.some((plan) => plan.municipality.id === municipality)) return undefined;
  return filesOf(folderSource(folder, municipality));
}

async function publishedFiles(revision: number): Promise<PlanFiles | undefined> {
  const { openPlanReading } = await import('../../providers/ledger/open-plan-reading.ts');
  const reading = await openPlanReading(ledgerPlace(readConfig()));
  try {
    return (await reading?.publishedPlan(revision))?.files;
  } finally {
    await reading?.close();
  }
}
