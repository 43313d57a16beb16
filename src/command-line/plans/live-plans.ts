import type { Plan } from '../../domain/plan.ts';
import { type PlansInForce, readPlansInForce, type SetAside } from '../../plans/plans-in-force.ts';
import type { Assistant } from '../../ports/assistant.ts';
import type { PlanReading } from '../../ports/ledger.ts';
import type { PlanShelf } from '../../ports/plan-shelf.ts';

/** The plans in force and the assistant that answers from them; both change together when something is published. */
export interface LivePlans extends PlanShelf {
  readonly assistant: Assistant;
  readonly inForce: () => PlansInForce;
  /**
   * Looks at what was published, by whatever process. Until the new assistant is ready the old one answers, from the old plans. Looks
   * that are asked for at once come one after the other. Rejects with the errors of the ledger; then all stays as it was.
   */
  refresh(): Promise<void>;
}

/** What live plans rest on. */
export interface LiveParts {
  /** The plans of the knowledge folder. */
  readonly shipped: readonly Plan[];
  readonly ledger: PlanReading;
  /** Makes an assistant that can answer at once. */
  readonly join: (plans: readonly Plan[]) => Promise<Assistant>;
  /** Told of published plans that this program cannot read, once for each. */
  readonly reportSetAside: (plans: readonly SetAside[]) => void;
}

/** Plans as they are in force now, with the assistant that answers from them; `refresh` keeps them so. */
export function createLivePlans(
  first: { readonly inForce: PlansInForce; readonly assistant: Assistant },
  { shipped, ledger, join, reportSetAside }: LiveParts,
): LivePlans {
  let current = first;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const before = current.inForce;
    if ((await ledger.plansRevision()) === before.revision) return;
    const inForce = await readPlansInForce(shipped, ledger, before);
    current = { inForce, assistant: await join(inForce.plans) };
    const known = new Set(before.setAside.map(({ version }) => version.revision));
    reportSetAside(inForce.setAside.filter(({ version }) => !known.has(version.revision)));
  };
  return {
    plans: () => current.inForce.plans,
    inForce: () => current.inForce,
    assistant: { answer: (message, onProgress) => current.assistant.answer(message, onProgress) },
    refresh: () => {
      // One that failed keeps nobody from looking again.
      looking = looking.then(look, look);
      return looking;
    },
  };
}
