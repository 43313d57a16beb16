import { dayInJapan, type Instant, later } from '../../domain/instant.ts';
import {
  planDueReminders,
  type PlanningReport,
  type RunParts,
  sendPlannedReminders,
} from '../../reminding/send-due-reminders.ts';

/** Plans and directory change seldom, and planning a country takes seconds. */
const PLAN_EVERY_MS = 60 * 60 * 1000;

/**
 * One run to be called again and again: it plans when a day or an hour has begun since it last did (or the clock went back), or the
 * plans are other ones, and sends what is ready every time. `begin` gives what a run works with, with the plans that are in force;
 * a run rejects with what it rejects with. `reportFailures` is told of municipalities that could not be planned.
 */
export function remindRegularly(
  begin: () => Promise<RunParts>,
  reportFailures: (failures: PlanningReport['failures']) => void,
): () => Promise<void> {
  let planned: { readonly at: Instant; readonly plans: RunParts['plans'] } | undefined;
  return async () => {
    const parts = await begin();
    const [now, { plans }] = [parts.clock.now(), parts];
    if (planned === undefined || planned.plans !== plans || isStale(planned.at, now)) {
      const { failures } = await planDueReminders(parts);
      planned = { at: now, plans };
      if (failures.length > 0) reportFailures(failures);
    }
    await sendPlannedReminders(parts);
  };
}

const isStale = (planned: Instant, now: Instant): boolean =>
  now < planned || later(planned, PLAN_EVERY_MS) <= now || dayInJapan(planned) !== dayInJapan(now);
