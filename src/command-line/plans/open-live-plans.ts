import type { Plan } from '../../domain/plan.ts';
import type { Knowledge } from '../../plans/load-knowledge.ts';
import { readPlansInForce, type SetAside } from '../../plans/plans-in-force.ts';
import type { PlanReading } from '../../ports/ledger.ts';
import { type Added, assemble, type Assembled } from '../assemble.ts';
import { createLivePlans, type LivePlans } from './live-plans.ts';

/** What is served: the knowledge of a folder. */
export interface Served {
  readonly known: Knowledge;
  readonly folder: string;
}

/** Live plans, and what makes those ready that are in force now. */
export interface OpenLivePlans extends Pick<Assembled, 'prepare' | 'warm'> {
  readonly live: LivePlans;
}

/**
 * The plans in force, to be kept so. `reportSetAside` is told of published plans that this program cannot read; `added` is asked what the
 * installation adds to the flow, and what it throws is thrown. Rejects with the errors of the ledger.
 */
export async function openLivePlans(
  { known, folder }: Served,
  ledger: PlanReading,
  reportSetAside: (plans: readonly SetAside[]) => void,
  added: (plans: readonly Plan[]) => Added = () => ({}),
): Promise<OpenLivePlans> {
  const inForce = await readPlansInForce(known.plans, ledger);
  reportSetAside(inForce.setAside);
  const own = { ...known, plans: inForce.plans };
  const { assistant, join, prepare, warm } = assemble(own, folder, added(inForce.plans));
  const live = createLivePlans({ inForce, assistant }, { shipped: known.plans, ledger, join, reportSetAside });
  return { live, prepare, warm };
}
