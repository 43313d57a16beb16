import { type FiscalYear, shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { HeadReading } from './head/head.ts';
import { findMeasures } from './measures/measures.ts';
import type { FoundDoubt, Outlined } from './recognition.ts';

/**
 * A head of which the period is not told by the plan, with the years that the schedules of its measures span, if they do; the doubt
 * stays and says so. Any other head stays as it is.
 */
export function settlePeriod(
  reading: HeadReading,
  outlined: readonly Outlined[],
  legend: ReadonlyMap<string, string>,
): HeadReading {
  if (!reading.doubts.some(isOfPeriod)) return reading;
  const years = scheduledYears(outlined, legend);
  const [first, last] = reading.head.period;
  if (years.length === 0) return reading;
  // One year only is what a head without any hint has; more come from tables that tell 現状 apart.
  const from = first === last ? Math.min(...years) : first;
  const period = [from, Math.max(...years, first === last ? from : last)] as const;
  if (period[0] === first && period[1] === last) return reading;
  const doubts = reading.doubts.map((doubt) =>
    isOfPeriod(doubt) ? { ...doubt, assumed: told(period), reason: REASON } : doubt,
  );
  return { ...reading, head: { ...reading.head, period }, doubts };
}

const REASON = '計画期間の記載が見つからないため、取組の予定にある年度を計画期間とみなしました';

const isOfPeriod = ({ about }: FoundDoubt): boolean => about.kind === 'plan' && about.field === 'period';

const told = ([first, last]: readonly [FiscalYear, FiscalYear]): string =>
  `${shortFiscalYear(first)}から${shortFiscalYear(last)}まで`;

const scheduledYears = (outlined: readonly Outlined[], legend: ReadonlyMap<string, string>): readonly FiscalYear[] => [
  ...new Set(
    findMeasures(outlined, { legend }).measures.flatMap(({ places }) =>
      places.flatMap(({ phases }) => phases.flatMap(({ from, to }) => [from, to])),
    ),
  ),
];
