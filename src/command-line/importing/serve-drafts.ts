import type { Config } from '../../config.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ImportDesk } from '../../ports/import-desk.ts';
import type { PlanLedger } from '../../ports/ledger.ts';
import { systemClock } from '../../providers/system-clock.ts';
import type { LivePlans } from '../plans/live-plans.ts';
import { draftPlace, openImportDesk } from './open-importing.ts';
import { publishFiles } from './publish-files.ts';

/**
 * The desk of drafts of a service. What is published there is answered from by the time the desk says so; where looking at it fails, which
 * `reportFailure` is told, within seconds.
 */
export function serveDrafts(
  live: Pick<LivePlans, 'plans' | 'refresh'>,
  ledger: Pick<PlanLedger, 'publishPlan'>,
  config: Pick<Config, 'data'>,
  reportFailure: (error: unknown) => void,
): ImportDesk {
  const refresh = (): Promise<void> => live.refresh().catch(reportFailure);
  const inForce = (id: string): Plan | undefined => live.plans().find(({ municipality }) => municipality.id === id);
  const { desk } = openImportDesk(draftPlace(config), inForce, async (municipality, files, by) => {
    const { revision } = await publishFiles({ ledger, refresh }, { municipality, files, by }, systemClock.now());
    return revision;
  });
  return desk;
}
