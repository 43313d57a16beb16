import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays } from '../../domain/instant.ts';
import type { ReminderAnswer } from '../../domain/reminder.ts';
import type { WorkingDays } from './working-days.ts';

/** The answers that put a reminder off. */
export type SnoozeAnswer = Extract<ReminderAnswer, 'snooze-week' | 'snooze-month'>;

/**
 * The working day on which a reminder comes again: a week or a calendar month from today, or the working day before that day
 * where it is a day off (the one after it, where there is none before it that is still to come: a week may end within 年末年始). Where that is after the milestone, the last working day before the milestone. Undefined when that
 * is not after today: then it is too late to put it off.
 */
export function snoozeUntil(
  answer: SnoozeAnswer,
  milestoneDate: IsoDate,
  today: IsoDate,
  workingDays: WorkingDays,
  municipality?: string,
): IsoDate | undefined {
  const day = answer === 'snooze-week' ? addDays(today, 7) : addMonth(today);
  const before = workingDays.onOrBefore(day, municipality);
  const wanted = before > today ? before : workingDays.onOrAfter(day, municipality);
  const until = wanted > milestoneDate ? workingDays.onOrBefore(addDays(milestoneDate, -1), municipality) : wanted;
  return until > today ? until : undefined;
}

/** The same day of the next month, or that month's last day where it has no such day: 31 January → 28 or 29 February. */
export function addMonth(day: IsoDate): IsoDate {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  // Day 0 of the month after the next one is the last day of the next one.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  const wanted = `${lastDay.slice(0, 8)}${day.slice(8)}`;
  return wanted < lastDay ? wanted : lastDay;
}
