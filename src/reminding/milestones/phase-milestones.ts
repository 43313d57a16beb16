import { firstDayOf, lastDayOf } from '../../domain/fiscal-year.ts';
import type { Milestone, MilestoneKind } from '../../domain/milestone.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import { isPreparatory } from '../../language/preparatory-phases.ts';
import { isMoment, type LinkedSpan, linkSpans } from './link-spans.ts';
import type { MilestoneFrame } from './milestone-frame.ts';
import { milestoneId } from './milestone-id.ts';
import { type PhaseSpan, phaseSpans } from './phase-spans.ts';

/**
 * What the 工程表 of a measure makes fall due. What stands before the plan's period is where the plan starts from (現状), so
 * nothing of it begins, ends, or has to be finished.
 */
export function phaseMilestones(plan: Plan, measure: Measure, frame: MilestoneFrame): readonly Milestone[] {
  const spans = phaseSpans(measure.schedule).filter((span) => span.to >= plan.period[0]);
  const idOf = (kind: MilestoneKind, { lane, phase, ordinal }: PhaseSpan): string =>
    milestoneId(plan, measure, kind, [lane ?? '', phase, ordinal]);
  return linkSpans(spans).flatMap((span) => [
    ...(span.from >= plan.period[0] ? [beginning(frame, span, idOf)] : []),
    ...(mustEnd(plan, span) ? [ending(frame, span, idOf)] : []),
  ]);
}

type IdOf = (kind: MilestoneKind, span: PhaseSpan) => string;

/** What only prepares ends with the plan at the latest; of what is carried out then, no plan says that it ends. */
const mustEnd = (plan: Plan, span: LinkedSpan): boolean =>
  !isMoment(span) && (span.to < plan.period[1] || isPreparatory(span.phase));

function beginning(frame: MilestoneFrame, span: LinkedSpan, idOf: IdOf): Milestone {
  const kind = span.event ? 'dated-event' : 'phase-begins';
  return {
    ...frame,
    ...(span.beginDoubt === undefined ? {} : { uncertain: span.beginDoubt }),
    id: idOf(kind, span),
    kind,
    date: span.event?.date ?? firstDayOf(span.from),
    precision: span.event?.precision ?? 'fiscal-year',
    phase: span.phase,
    ...(span.lane === undefined ? {} : { lane: span.lane }),
    ...(span.previous === undefined ? {} : { previous: span.previous }),
  };
}

const ending = (frame: MilestoneFrame, span: LinkedSpan, idOf: IdOf): Milestone => ({
  ...frame,
  ...(span.endDoubt === undefined ? {} : { uncertain: span.endDoubt }),
  id: idOf('phase-ends', span),
  kind: 'phase-ends',
  date: lastDayOf(span.to),
  precision: 'fiscal-year',
  phase: span.phase,
  ...(span.lane === undefined ? {} : { lane: span.lane }),
  ...(span.next === undefined ? {} : { next: span.next }),
});
