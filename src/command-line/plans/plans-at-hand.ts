import { existsSync } from 'node:fs';
import { type Config, readConfig } from '../../config.ts';
import { type Knowledge, loadKnowledge, withoutPlans } from '../../plans/load-knowledge.ts';
import { inForceAlone, type PlansInForce, readPlansInForce } from '../../plans/plans-in-force.ts';
import { ledgerPlace } from '../ledger-place.ts';
import { setAsideSentence } from './set-aside-sentence.ts';

/** What a command knows: the plans in force as it began. */
export interface KnowledgeAtHand extends Knowledge {
  readonly inForce: PlansInForce;
}

/**
 * The knowledge of a folder, with the published plans where there is a ledger; none is made to look. Tells on the error output of
 * published plans that this program cannot read. Throws `KnowledgeError`, also where there is no plan at all unless `mayBeEmpty`, and
 * the errors of the ledger.
 */
export async function knowledgeAtHand(folder: string, { mayBeEmpty = false } = {}): Promise<KnowledgeAtHand> {
  const known = loadKnowledge(folder, { mayBeEmpty: true });
  const inForce = await readAtHand(known, readConfig());
  if (inForce.plans.length === 0 && !mayBeEmpty) throw withoutPlans(folder);
  for (const one of inForce.setAside) console.error(setAsideSentence(one));
  return { ...known, plans: inForce.plans, inForce };
}

async function readAtHand({ plans }: Knowledge, config: Config): Promise<PlansInForce> {
  const place = ledgerPlace(config);
  if (place.kind === 'sqlite' && !(await wasPublished(place.file))) return inForceAlone(plans);
  const { openPlanReading } = await import('../../providers/ledger/open-plan-reading.ts');
  const reading = await openPlanReading(place);
  if (reading === undefined) return inForceAlone(plans);
  try {
    return await readPlansInForce(plans, reading);
  } finally {
    await reading.close();
  }
}

/** The database is loaded only where there is one, and the whole ledger only where something was published. */
async function wasPublished(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const { holdsPlans } = await import('../../providers/ledger/holds-plans.ts');
  return holdsPlans(file);
}
