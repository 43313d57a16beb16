import { fiscalYearOf, firstDayOf, type IsoDate, lastDayOf } from '../../src/domain/fiscal-year.ts';
import { daysBetween } from '../../src/domain/instant.ts';
import { lastPossibleDay, type Milestone } from '../../src/domain/milestone.ts';
import { japaneseDate, milestoneDate } from '../../src/language/milestone-sentences.ts';
import { groupBy } from '../../src/domain/group-by.ts';

/** Milestones of one day, month or year, under one heading. */
export interface MilestoneDay {
  /** `令和10年4月1日（土）`, `令和10年1月（日は未定）`, `令和10年度中（日は未定）`. */
  readonly heading: string;
  /** `あと30日`, `過ぎました` … */
  readonly distance: string;
  readonly past: boolean;
  readonly milestones: readonly Milestone[];
}

/** Groups by what the heading says; the order stays. */
export function groupedByDay(milestones: readonly Milestone[], today: IsoDate): readonly MilestoneDay[] {
  return [...groupBy(milestones, dayText)].map(([heading, members]) => ({
    heading,
    distance: distanceText(members[0], today),
    past: isPast(members[0], today),
    milestones: members,
  }));
}

/** The day as exactly as the plan tells it, with the day of the week. */
export function dayText(milestone: Milestone): string {
  const [first, last] = spanOf(milestone);
  return first === last ? dayWithWeekday(first) : `${milestoneDate(milestone)}（日は未定）`;
}

/** `2028-04-01` → `令和10年4月1日（土）`. */
export const dayWithWeekday = (day: IsoDate): string =>
  `${japaneseDate(day)}（${WEEKDAYS.charAt(new Date(`${day}T00:00:00Z`).getUTCDay())}）`;

const WEEKDAYS = '日月火水木金土';

/** How far off a milestone is. Of a month or a year it is the time to its first day. */
export function distanceText(milestone: Milestone, today: IsoDate): string {
  const [first, last] = spanOf(milestone);
  if (last < today) return '過ぎました';
  if (first > today) return `あと${first === last ? '' : '約'}${daysBetween(today, first).toLocaleString('ja-JP')}日`;
  if (first === last) return '本日';
  return milestone.precision === 'month' ? '今月' : '今年度';
}

/** Whether a milestone lies wholly before today. */
export const isPast = (milestone: Milestone, today: IsoDate): boolean => spanOf(milestone)[1] < today;

/** The days on which it can be. Only an event has a day that nobody knows; of the rest a fiscal year's first or last day is meant. */
function spanOf(milestone: Milestone): readonly [IsoDate, IsoDate] {
  const { kind, precision, date } = milestone;
  if (precision === 'month') return [`${date.slice(0, 7)}-01`, lastPossibleDay(milestone)];
  if (kind !== 'dated-event' || precision === 'day') return [date, date];
  return [firstDayOf(fiscalYearOf(date)), lastDayOf(fiscalYearOf(date))];
}
