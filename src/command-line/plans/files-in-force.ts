import { readConfig } from '../../config.ts';
import { filesOf, folderSource, type PlanFiles } from '../../plans/plan-source.ts';
import type { PlansInForce } from '../../plans/plans-in-force.ts';
import type { OpenPlanReading } from '../../providers/ledger/open-plan-reading.ts';
import { ledgerPlace } from '../ledger-place.ts';

/**
 * The files of the plan in force: the published ones, else those of the knowledge folder; undefined where the municipality has no plan.
 * Throws the errors of the ledger.
 */
export async function filesInForce(
  { steps, loaded, plans }: PlansInForce,
  folder: string,
  municipality: string,
  openReading: typeof openConfigured = openConfigured,
): Promise<PlanFiles | undefined> {
  const published = steps.find((step) => step.municipality === municipality && loaded.get(step.revision)?.ok === true);
  if (published === undefined) {
    const isThere = plans.some((plan) => plan.municipality.id === municipality);
    return isThere ? filesOf(folderSource(folder, municipality)) : undefined;
  }
  const reading = await openReading();
  try {
    return (await reading?.publishedPlan(published.revision))?.files;
  } finally {
    await reading?.close();
  }
}

async function openConfigured(): Promise<OpenPlanReading | undefined> {
  const { openPlanReading } = await import('../../providers/ledger/open-plan-reading.ts');
  return openPlanReading(ledgerPlace(readConfig()));
}
