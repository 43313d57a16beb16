import { dayInJapan, type Instant, timeInJapan } from '../../domain/instant.ts';
import type { Policy } from '../../domain/policy.ts';
import type { WorkingDays } from './working-days.ts';

/** Whether messages may go out at this moment: on a working day in Japan, outside the quiet hours. */
export function isSendingTime(
  now: Instant,
  policy: Pick<Policy, 'quietHours'>,
  workingDays: WorkingDays,
  municipality?: string,
): boolean {
  return workingDays.isWorkingDay(dayInJapan(now), municipality) && !isQuiet(timeInJapan(now), policy.quietHours);
}

/** Whether a time lies from `from` up to, but not at, `to`; the span may go over midnight, and is empty where both are the same. */
const isQuiet = (time: string, { from, to }: Policy['quietHours']): boolean =>
  from <= to ? from <= time && time < to : from <= time || time < to;
