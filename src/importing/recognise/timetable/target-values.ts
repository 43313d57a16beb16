import type { FiscalYear } from '../../../domain/fiscal-year.ts';
import type { Spot } from '../../../domain/source-document.ts';
import type { PlanFrame, ReadTarget } from '../recognition.ts';

/** A value as the plan writes it. */
export interface Value {
  readonly text: string;
  readonly year?: FiscalYear;
  readonly spot: Spot;
}

/** A value and what it is: what was, or what is aimed at. */
export interface Told {
  readonly kind: 'baseline' | 'target';
  readonly value: Value;
}

/** A value with the year that is told with it. */
export const valueAt = (text: string, year: FiscalYear | undefined, spot: Spot): Value => ({
  text: text.trim(),
  spot,
  ...(year === undefined ? {} : { year }),
});

/** The target in a list, or none where no value is aimed at. Without its year it is of the last year of the plan, unsurely. */
export function targetFrom(
  name: string,
  kind: ReadTarget['kind'],
  told: readonly Told[],
  { period }: PlanFrame,
): readonly ReadTarget[] {
  const aims = told.filter((one) => one.kind === 'target').map(({ value }) => value);
  const base = told.find((one) => one.kind === 'baseline')?.value;
  const dated = aims.flatMap((value) =>
    (value.year ?? period?.[1]) === undefined ? [] : [{ value, year: value.year ?? period?.[1] }],
  );
  if (name === '' || dated.length === 0) return [];
  const undatedAim = aims.find((value) => value.year === undefined);
  const undatedBase = base !== undefined && base.year === undefined && period !== undefined ? base : undefined;
  const baseYear = base?.year ?? (period === undefined ? undefined : period[0] - 1);
  return [
    {
      name,
      names: [],
      kind,
      ...(base === undefined || baseYear === undefined ? {} : { baseline: { year: baseYear, value: base.text } }),
      byYear: Object.fromEntries(dated.map(({ value, year }) => [String(year), value.text])),
      ...doubtOf(name, undatedAim, AIM_WITHOUT_YEAR, undatedBase, BASE_WITHOUT_YEAR),
    },
  ];
}

const AIM_WITHOUT_YEAR = '目標値の年度が書かれていないため、計画の最終年度とみなしました';
const BASE_WITHOUT_YEAR = '現状値の年度が書かれていないため、計画の始まる前の年度とみなしました';

function doubtOf(
  name: string,
  aim: Value | undefined,
  aimReason: string,
  base: Value | undefined,
  baseReason: string,
): Pick<ReadTarget, 'uncertain' | 'unsure'> {
  const value = aim ?? base;
  if (value === undefined) return {};
  const reason = aim === undefined ? baseReason : aimReason;
  return {
    uncertain: reason,
    unsure: { spot: value.spot, read: value.text, assumed: `${name}：${value.text}`, reason },
  };
}
