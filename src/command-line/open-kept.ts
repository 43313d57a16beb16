import type { Config } from '../config.ts';
import { KakariError } from '../domain/errors.ts';
import type { Ledger, PlanReading } from '../ports/ledger.ts';
import { openLedger } from '../providers/ledger/open-ledger.ts';
import { openPlanReading } from '../providers/ledger/open-plan-reading.ts';
import { ledgerPlace } from './ledger-place.ts';

/** What an installation keeps, opened for a service. */
export interface Kept {
  /** Absent where nothing is to be kept and nothing can be. */
  readonly ledger?: Ledger;
  readonly plans: PlanReading;
  close(): Promise<void>;
}

/**
 * Opens the ledger. Where only the page is switched on it may be one that cannot be written (told to `reportFailure`): what was
 * published is read then, if it can be. Throws what `openLedger` throws.
 */
export async function openKept(config: Config, reportFailure: (error: unknown) => void): Promise<Kept> {
  const place = ledgerPlace(config);
  try {
    const ledger = await openLedger(place);
    return { ledger, plans: ledger, close: () => ledger.close() };
  } catch (error) {
    if (keepsSomething(config) || !isReadonly(error)) throw error;
    reportFailure(error);
  }
  const plans = await openPlanReading(place);
  return plans === undefined
    ? { plans: NOTHING_PUBLISHED, close: () => Promise.resolve() }
    : { plans, close: () => plans.close() };
}

/** Whether anything is switched on that must not forget. */
export const keepsSomething = ({ reminders, slack, teams }: Config): boolean =>
  reminders || slack !== undefined || teams !== undefined;

const isReadonly = (error: unknown): boolean => error instanceof KakariError && error.code === 'ledger-readonly';

const NOTHING_PUBLISHED: PlanReading = {
  plansRevision: () => Promise.resolve(0),
  planVersions: () => Promise.resolve([]),
  publishedPlan: () => Promise.resolve(undefined),
};
