import { lastDayOf, type FiscalYear } from '../../domain/fiscal-year.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Measure, Plan, ProgressReview } from '../../domain/plan.ts';
import { type MilestoneFrame, planFrame } from './milestone-frame.ts';
import { milestoneId } from './milestone-id.ts';

/** What the 指標 of a measure make fall due, at the end of every fiscal year of the plan's period that has a value. */
export const targetMilestones = (plan: Plan, measure: Measure, frame: MilestoneFrame): readonly Milestone[] =>
  measure.targets.flatMap(({ name, byYear, uncertain }, at) => {
    const ordinal = measure.targets.slice(0, at).filter((other) => other.name === name).length;
    return Object.entries(byYear)
      .filter(([year]) => Number(year) >= plan.period[0])
      .map(([year, value]) => ({
        ...frame,
        ...(uncertain === undefined ? {} : { uncertain }),
        id: milestoneId(plan, measure, 'target-due', [name, Number(year), ordinal]),
        kind: 'target-due',
        date: lastDayOf(Number(year)),
        precision: 'fiscal-year',
        phase: value,
        lane: name,
      }));
  });

/** The end of the plan, by which its successor must be ready. */
export const planEnd = (plan: Plan): Milestone => ({
  ...planFrame(plan, plan.passages.find(({ key }) => key === 'period') ?? plan.contact),
  id: milestoneId(plan, undefined, 'plan-ends', []),
  kind: 'plan-ends',
  date: lastDayOf(plan.period[1]),
  precision: 'fiscal-year',
  phase: '計画期間の終わり',
});

/** The reviews that the plan promises: in every fiscal year, or as events of those that it names. */
export const reviewMilestones = (plan: Plan): readonly Milestone[] =>
  plan.progressReviews.flatMap((review) =>
    review.years === undefined
      ? yearsOf(plan).map((year) => reviewed(plan, review, 'yearly-review', year, year))
      : // Counted rather than named by its year: a review that is put off stays the same review.
        [...new Set(review.years)]
          .toSorted((a, b) => a - b)
          .map((year, nth) => reviewed(plan, review, 'dated-event', year, nth)),
  );

const yearsOf = ({ period: [first, last] }: Plan): readonly FiscalYear[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

const reviewed = (
  plan: Plan,
  review: ProgressReview,
  kind: 'yearly-review' | 'dated-event',
  year: FiscalYear,
  identity: number,
): Milestone => ({
  ...planFrame(plan, review),
  id: milestoneId(plan, undefined, kind, [review.title, identity]),
  kind,
  date: lastDayOf(year),
  precision: 'fiscal-year',
  phase: review.title,
});
