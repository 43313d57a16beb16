import type { Knowledge } from '../../plans/load-knowledge.ts';
import { readPlansInForce, type SetAside } from '../../plans/plans-in-force.ts';
import type { PlanReading } from '../../ports/ledger.ts';
import { assemble } from '../assemble.ts';
import { createLivePlans, type LivePlans } from './live-plans.ts';

/** What is served: the knowledge of a folder. */
export interface Served {
  readonly known: Knowledge;
  readonly folder: string;
}

/** Live plans, and what loads what their answers need. */
export interface OpenLivePlans {
  readonly live: LivePlans;
  /** As `Assembled` has it. */
  readonly prepare: () => Promise<void>;
}

/**
 * The plans in force, to be kept so. `reportSetAside` is told of published plans that this program cannot read. Rejects with the
 * errors of the ledger.
 */
export async function openLivePlans(
  { known, folder }: Served,
  ledger: PlanReading,
  reportSetAside: (plans: readonly SetAside[]) => void,
): Promise<OpenLivePlans> {
  const inForce = await readPlansInForce(known.plans, ledger);
  reportSetAside(inForce.setAside);
  const { assistant, join, prepare } = assemble({ ...known, plans: inForce.plans }, folder);
  const live = createLivePlans({ inForce, assistant }, { shipped: known.plans, ledger, join, reportSetAside });
  return { live, prepare };
}
