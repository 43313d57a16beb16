import type { Milestone } from '../../domain/milestone.ts';
import { milestoneDate, milestoneTitle } from '../../language/milestone-sentences.ts';

/** The title of a milestone with its date in brackets, once: the title of some tells it already. */
export function datedTitle(milestone: Milestone): string {
  const [title, date] = [milestoneTitle(milestone), milestoneDate(milestone)];
  return title.includes(date) ? title : `${title}（${date}）`;
}
