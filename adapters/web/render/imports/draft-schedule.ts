import type { FiscalYear } from '../../../../src/domain/fiscal-year.ts';
import type { Measure, Plan } from '../../../../src/domain/plan.ts';
import { yearsOfSchedule } from '../../upcoming.ts';
import type { Html } from '../markup.ts';
import { renderSchedule } from '../schedule-table.ts';

/** The 工程表 of measures of a draft, over the years of the whole plan; nothing where none of them has a schedule. */
export function renderSchedules(
  measures: readonly Measure[],
  plan: Plan,
  { caption, currentYear }: { readonly caption: string; readonly currentYear: FiscalYear },
): Html | '' {
  const scheduled = measures.filter(({ schedule }) => schedule.length > 0);
  if (scheduled.length === 0) return '';
  return renderSchedule({
    caption: `${caption}の工程`,
    years: yearsOfSchedule(plan),
    currentYear,
    language: 'ja',
    groups: [
      {
        rows: scheduled.map((measure) => ({
          label: [measure.number, measure.title].filter(Boolean).join(' '),
          bars: measure.schedule.map(({ phase, lane, from, to, uncertain }) => ({
            phase: lane === undefined ? phase : `${lane}：${phase}`,
            from,
            to,
            uncertain: uncertain !== undefined,
          })),
        })),
      },
    ],
  });
}
