import type { FiscalYear, IsoDate } from '../../domain/fiscal-year.ts';
import type { Phase } from '../../domain/plan.ts';

/** A phase from its beginning to its end, whatever number of entries of the 工程表 it takes. Years are inclusive. */
export interface PhaseSpan {
  readonly phase: string;
  readonly lane?: string;
  readonly from: FiscalYear;
  readonly to: FiscalYear;
  /** Where the plan tells it more exactly than to the fiscal year; of a month, its first day. */
  readonly event?: { readonly date: IsoDate; readonly precision: 'day' | 'month' };
  readonly beginDoubt?: string;
  readonly endDoubt?: string;
  /** Which of the spans of this phase in this lane it is, counted from 0 in the order of time. */
  readonly ordinal: number;
}

/**
 * The spans of a schedule in the order of time. An entry that goes on with the phase of the lane belongs to the span before
 * it; a doubt about it is a doubt about the end. An entry with a day or month of its own is never swallowed.
 */
export function phaseSpans(schedule: readonly Phase[]): readonly PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  for (const entry of schedule.toSorted((a, b) => a.from - b.from)) {
    const at = spans.findLastIndex((span) => isSame(span, entry));
    const span = spans[at];
    if (span && entry.from <= span.to + 1 && eventOf(entry) === undefined) spans[at] = prolonged(span, entry);
    else spans.push(newSpan(entry, spans.filter((other) => isSame(other, entry)).length));
  }
  return spans;
}

const isSame = (span: PhaseSpan, entry: Phase): boolean => span.phase === entry.phase && span.lane === entry.lane;

function newSpan({ phase, lane, from, to, uncertain, ...entry }: Phase, ordinal: number): PhaseSpan {
  const event = eventOf(entry);
  return {
    phase,
    from,
    to,
    ordinal,
    ...(lane === undefined ? {} : { lane }),
    ...(event === undefined ? {} : { event }),
    ...(uncertain === undefined ? {} : { beginDoubt: uncertain, endDoubt: uncertain }),
  };
}

function prolonged({ endDoubt, ...span }: PhaseSpan, { to, uncertain }: Phase): PhaseSpan {
  if (to <= span.to) return { ...span, ...(endDoubt === undefined ? {} : { endDoubt }) };
  return { ...span, to, ...(uncertain === undefined ? {} : { endDoubt: uncertain }) };
}

function eventOf({ date }: Pick<Phase, 'date'>): PhaseSpan['event'] {
  if (date?.length === 7) return { date: `${date}-01`, precision: 'month' };
  return date?.length === 10 ? { date, precision: 'day' } : undefined;
}
