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
 * One run to be called again and again: it plans when a day or an hour has begun since it last did (or the clock went back), and sends
 * what is ready every time. `reportFailures` is told of municipalities that could not be planned.
 */
export function remindRegularly(
  parts: RunParts,
  reportFailures: (failures: PlanningReport['failures']) => void,
): () => Promise<void> {
  let planned: Instant | undefined;
  return async () => {
    const now = parts.clock.now();
    if (planned === undefined || isStale(planned, now)) {
      const { failures } = await planDueReminders(parts);
      planned = now;
      if (failures.length > 0) reportFailures(failures);
    }
    await sendPlannedReminders(parts);
  };
}

const isStale = (planned: Instant, now: Instant): boolean =>
  now < planned || later(planned, PLAN_EVERY_MS) <= now || dayInJapan(planned) !== dayInJapan(now);
