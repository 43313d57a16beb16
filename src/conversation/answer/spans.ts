import type { Phase } from '../../domain/plan.ts';

/** Spans of one phase that follow one another as one; a doubt about a part stays with the whole. */
export function joinedSpans(phases: readonly Phase[]): readonly Phase[] {
  const spans: Phase[] = [];
  for (const phase of phases) {
    const at = spans.findIndex(
      (span) => span.phase === phase.phase && span.lane === phase.lane && span.to + 1 === phase.from,
    );
    const span = spans[at];
    if (span) spans[at] = { ...phase, ...span, to: phase.to };
    else spans.push(phase);
  }
  return spans;
}
