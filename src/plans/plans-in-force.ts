import type { FileProblem } from '../domain/errors.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Plan } from '../domain/plan.ts';
import type { PlanReading, PlanVersion } from '../ports/ledger.ts';
import { loadPlan, type PlanResult } from './load-plan.ts';
import { filesSource } from './plan-source.ts';

/** The plans in force at a revision of the published ones. */
export interface PlansInForce {
  readonly revision: number;
  /** What was published and withdrawn, newest first. */
  readonly steps: readonly PlanVersion[];
  /** One for each municipality, by id: the published one, else that of the knowledge folder. */
  readonly plans: readonly Plan[];
  /** Published plans that this program cannot read; an earlier version, or the plan of the folder, stays in their place. */
  readonly setAside: readonly SetAside[];
  /** `plans` without the municipalities of `setAside`, the same array where there are none: what is planned from an older version would undo what others planned. */
  readonly planned: readonly Plan[];
  /** Municipalities whose published plan was withdrawn and that have no other. */
  readonly emptied: readonly string[];
  /** What was loaded of them, by revision: the versions in force, and those that cannot be read. */
  readonly loaded: ReadonlyMap<number, PlanResult>;
}

/** A published plan that this program cannot read, and why. */
export interface SetAside {
  readonly version: PlanVersion;
  readonly problems: readonly FileProblem[];
}

/** What is asked of a ledger. */
export type PublishedPlans = Pick<PlanReading, 'planVersions' | 'publishedPlan'>;

/** Where nothing is published. */
export const inForceAlone = (shipped: readonly Plan[]): PlansInForce => ({
  revision: 0,
  steps: [],
  plans: shipped,
  setAside: [],
  planned: shipped,
  emptied: [],
  loaded: new Map(),
});

/**
 * Puts the published plans in the place of those of the knowledge folder. A version that was loaded `before` is the same object
 * again. Rejects with the errors of the ledger; a plan that cannot be read is none.
 */
export async function readPlansInForce(
  shipped: readonly Plan[],
  ledger: PublishedPlans,
  before: Pick<PlansInForce, 'loaded'> = inForceAlone(shipped),
): Promise<PlansInForce> {
  const steps = await ledger.planVersions();
  const plans = new Map(shipped.map((plan) => [plan.municipality.id, plan]));
  const loaded = new Map<number, PlanResult>();
  const setAside: SetAside[] = [];
  for (const [municipality, own] of groupBy(steps, (step) => step.municipality)) {
    for (const version of stillPublished(own)) {
      const result = before.loaded.get(version.revision) ?? (await loadVersion(ledger, version));
      loaded.set(version.revision, result);
      if (result.ok) {
        plans.set(municipality, result.plan);
        break;
      }
      setAside.push({ version, problems: result.problems });
    }
  }
  const sorted = [...plans].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, plan]) => plan);
  const withdrawn = new Set(steps.map(({ municipality }) => municipality));
  const doubtful = new Set(setAside.map(({ version }) => version.municipality));
  return {
    revision: steps[0]?.revision ?? 0,
    steps,
    plans: sorted,
    setAside,
    planned: doubtful.size === 0 ? sorted : sorted.filter(({ municipality }) => !doubtful.has(municipality.id)),
    emptied: [...withdrawn].filter((id) => !plans.has(id) && !doubtful.has(id)),
    loaded,
  };
}

/** The versions of a municipality since anything of it was withdrawn, newest first: the first that can be read is in force. */
function stillPublished(steps: readonly PlanVersion[]): readonly PlanVersion[] {
  const end = steps.findIndex(({ kind }) => kind === 'withdrawn');
  return end < 0 ? steps : steps.slice(0, end);
}

async function loadVersion(ledger: PublishedPlans, { revision, municipality }: PlanVersion): Promise<PlanResult> {
  const files = (await ledger.publishedPlan(revision))?.files ?? {};
  return loadPlan(filesSource(municipality, files));
}
