import type { ContactKind, DirectoryEntry } from '../domain/directory.ts';
import type { IsoDate } from '../domain/fiscal-year.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { Ledger, PlanningChange } from '../ports/ledger.ts';
import { milestonesOf } from './known-milestones.ts';
import { groupBy } from '../domain/group-by.ts';
import { planReminders } from './reminders/plan-reminders.ts';
import { remindersSince } from './reminders/planning.ts';
import type { WorkingDays } from './reminders/working-days.ts';

/** What planning rests on besides the ledger. */
export interface PlanningParts {
  readonly plans: readonly Plan[];
  /** Municipalities that have no plan any more. */
  readonly emptied: readonly string[];
  readonly ledger: Pick<Ledger, 'planningState' | 'directory'>;
  /** Today in Japan. */
  readonly day: IsoDate;
  readonly reachable: ReadonlySet<ContactKind>;
  readonly policy: Policy;
  readonly workingDays: WorkingDays;
}

/** What was decided for a municipality; or that its plans or what the ledger has of it could not be understood, and why. */
export type MunicipalityPlanning =
  | { readonly kind: 'planned'; readonly change: PlanningChange }
  | { readonly kind: 'failed'; readonly municipality: string; readonly reason: string };

/**
 * Decides for each municipality what is to be told, one after the other, and forgets it before the next: a country of them fits
 * into memory. One that cannot be planned does not keep the others from it. Rejects with the errors of the ledger.
 */
export async function* planMunicipalities(parts: PlanningParts): AsyncGenerator<MunicipalityPlanning> {
  const directory = groupBy(await parts.ledger.directory(), ({ municipality }) => municipality);
  const plans = groupBy(parts.plans, ({ municipality }) => municipality.id);
  for (const [municipality, own] of [...plans, ...parts.emptied.map((id) => [id, []] as const)])
    yield await planOne(municipality, own, directory.get(municipality) ?? [], parts);
}

async function planOne(
  municipality: string,
  plans: readonly Plan[],
  directory: readonly DirectoryEntry[],
  { ledger, day, ...parts }: PlanningParts,
): Promise<MunicipalityPlanning> {
  const state = await ledger.planningState(municipality, remindersSince(day));
  try {
    const milestones = plans.flatMap(milestonesOf);
    const contactDepartments = plans.flatMap(({ contact }) => contact.departments);
    const { reachable, policy, workingDays } = parts;
    const input = { municipality, contactDepartments, day, milestones, state, directory };
    return { kind: 'planned', change: planReminders({ ...input, reachable, policy, workingDays }) };
  } catch (error) {
    return { kind: 'failed', municipality, reason: error instanceof Error ? error.message : String(error) };
  }
}
