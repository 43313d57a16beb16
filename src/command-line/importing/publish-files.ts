import { FileProblemsError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Plan } from '../../domain/plan.ts';
import { loadPlan } from '../../plans/load-plan.ts';
import { filesOf, filesSource, type PlanFiles } from '../../plans/plan-source.ts';
import type { PlanLedger } from '../../ports/ledger.ts';

/** What publishing works with. */
export interface Publishing {
  readonly ledger: Pick<PlanLedger, 'publishPlan'>;
  /** Puts what was published before the people of this process; other processes look by themselves. Never rejects. */
  readonly refresh: () => Promise<void>;
}

/** What is to be published: a plan's files (others are left out), and by whom. */
export interface Publication {
  readonly municipality: string;
  readonly files: PlanFiles;
  readonly by: string;
}

/**
 * Checks the files of a plan as `check` does and puts the plan in force. Throws `FileProblemsError` `plan-invalid`
 * (`municipality`) with every problem, and the errors of the ledger; then nothing is published.
 */
export async function publishFiles(
  { ledger, refresh }: Publishing,
  { municipality, files, by }: Publication,
  at: Instant,
): Promise<{ readonly revision: number; readonly plan: Plan }> {
  const source = filesSource(municipality, files);
  const result = loadPlan(source);
  if (!result.ok) throw new FileProblemsError('plan-invalid', { municipality }, result.problems);
  const { plan } = result;
  const { id, title, version } = plan;
  const revision = await ledger.publishPlan({ municipality, plan: id, title, version, files: filesOf(source), by }, at);
  await refresh();
  return { revision, plan };
}
