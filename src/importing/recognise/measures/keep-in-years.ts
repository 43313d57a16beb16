import type { DraftMeasure } from '../../../domain/draft.ts';
import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import { shortFiscalYear } from '../../../domain/fiscal-year.ts';
import type { FoundDoubt } from '../recognition.ts';

/** Measures that the house can load, and what had to be left out. */
export interface Kept {
  readonly measures: readonly DraftMeasure[];
  readonly doubts: readonly FoundDoubt[];
  /** The first year of the schedules, where it lies more than a year before the period. */
  readonly scheduleFrom?: FiscalYear;
}

/**
 * The measures with nothing after the last year of the plan: what lies beyond is cut off or left out, each with a doubt. Years before
 * the period are kept; the first is the year that the schedules begin in.
 */
export function keepInYears(measures: readonly DraftMeasure[], [first, last]: readonly [FiscalYear, FiscalYear]): Kept {
  const kept = measures.map((measure) => keepMeasure(measure, last));
  const years = kept.flatMap(({ measure }) => [
    ...measure.schedule.map(({ from }) => from),
    ...measure.targets.flatMap(({ byYear }) => Object.keys(byYear).map(Number)),
  ]);
  const earliest = years.reduce((least, year) => Math.min(least, year), first);
  return {
    measures: kept.map(({ measure }) => measure),
    doubts: kept.flatMap(({ doubts }) => doubts),
    ...(earliest < first - 1 ? { scheduleFrom: earliest } : {}),
  };
}

function keepMeasure(
  measure: DraftMeasure,
  last: FiscalYear,
): { readonly measure: DraftMeasure; readonly doubts: readonly FoundDoubt[] } {
  const late = measure.schedule.filter(({ to }) => to > last);
  const beyond = measure.targets.filter(({ byYear }) => Object.keys(byYear).some((year) => Number(year) > last));
  const doubts = [
    ...late.map((phase): FoundDoubt => ({
      about: { kind: 'measure', measure: measure.id, field: 'schedule' },
      spot: measure.spot,
      read: phase.phase,
      assumed: phase.from > last ? '' : `${phase.phase}（${shortFiscalYear(last)}まで）`,
      reason: `計画期間の最終年度（${shortFiscalYear(last)}）より後の予定のため、取り込みませんでした`,
    })),
    ...beyond.map((target): FoundDoubt => ({
      about: { kind: 'measure', measure: measure.id, field: 'targets' },
      spot: measure.spot,
      read: target.name,
      assumed: '',
      reason: `計画期間の最終年度（${shortFiscalYear(last)}）より後の目標値は取り込みませんでした`,
    })),
  ];
  const schedule = measure.schedule
    .filter(({ from }) => from <= last)
    .map((phase) => ({ ...phase, to: Math.min(phase.to, last) }));
  const targets = measure.targets.flatMap((target) => {
    const byYear = Object.fromEntries(Object.entries(target.byYear).filter(([year]) => Number(year) <= last));
    return Object.keys(byYear).length === 0 && target.baseline === undefined ? [] : [{ ...target, byYear }];
  });
  return { measure: { ...measure, schedule, targets }, doubts };
}
