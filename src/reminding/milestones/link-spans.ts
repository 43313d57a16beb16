import type { PhaseSpan } from './phase-spans.ts';

/** A span with the phases of its lane that it follows and that follow it without a gap, where that is plain. */
export interface LinkedSpan extends PhaseSpan {
  readonly previous?: string;
  readonly next?: string;
}

/**
 * Links the spans of every lane. Where several end and begin together, one follows another only when they are the only ones
 * that open with the same thing (生成AIの利用拡大 → 生成AIの全庁利用): a wrong link would tell a section to finish the wrong work.
 */
export const linkSpans = (spans: readonly PhaseSpan[]): readonly LinkedSpan[] =>
  spans.map((span) => {
    const before = spans.find((other) => follows(other, span, spans));
    const after = spans.find((other) => follows(span, other, spans));
    return {
      ...span,
      ...(before === undefined ? {} : { previous: before.phase }),
      ...(after === undefined ? {} : { next: after.phase }),
    };
  });

/** What happens at one time, a dated event of a single year or a beginning (運用開始), never has to be finished. */
export const isMoment = (span: PhaseSpan): boolean =>
  (span.event !== undefined && span.from === span.to) || span.phase.endsWith('開始');

function follows(first: PhaseSpan, second: PhaseSpan, spans: readonly PhaseSpan[]): boolean {
  if (first.lane !== second.lane || first.to + 1 !== second.from || isMoment(first) || second.event) return false;
  const rivals = spans.filter((span) => span.lane === first.lane);
  const ending = rivals.filter((span) => span.to === first.to && !isMoment(span));
  const beginning = rivals.filter((span) => span.from === second.from && span.event === undefined);
  if (ending.length === 1 && beginning.length === 1) return true;
  const isAlike = (span: PhaseSpan): boolean => subjectOf(span) === subjectOf(first);
  return isAlike(second) && ending.filter(isAlike).length === 1 && beginning.filter(isAlike).length === 1;
}

/** What a phase is about: `RPAの利用拡大` → `RPA`. A phase that does not say is only about itself. */
const subjectOf = ({ phase }: PhaseSpan): string => phase.split('の')[0] ?? phase;
