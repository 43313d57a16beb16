import { formatFiscalYear, shortFiscalYear } from '../domain/fiscal-year.ts';
import type { Measure, Plan } from '../domain/plan.ts';

/** The plans as `plans --json` prints them; years are western. */
export const plansJson = (plans: readonly Plan[]): object => ({
  plans: plans.map((plan) => ({
    municipality: plan.municipality.id,
    id: plan.id,
    title: plan.title,
    status: plan.status,
    periodFy: plan.period,
    measures: plan.measures.map(measureJson),
  })),
});

function measureJson(measure: Measure): object {
  return {
    id: measure.id,
    number: measure.number ?? null,
    title: measure.title,
    group: measure.group.join(' / '),
    ...(measure.bureau === undefined ? {} : { bureau: measure.bureau }),
    owners: measure.owners,
    crossCutting: measure.crossCutting,
    ...(measure.tags.length === 0 ? {} : { tags: measure.tags }),
    schedule: scheduleByYear(measure),
    targets: measure.targets.map(({ name, byYear, baseline }) => ({ name, byYear, ...(baseline ? { baseline } : {}) })),
    ...(measure.current.length === 0 ? {} : { current: measure.current.map(({ title }) => title) }),
    ...(measure.planned.length === 0 ? {} : { planned: measure.planned.map(({ title }) => title) }),
  };
}

/** Every fiscal year with the phases that run in it. */
export function scheduleByYear({ schedule }: Measure): Readonly<Record<string, readonly string[]>> {
  const years: Record<string, string[]> = {};
  for (const { phase, from, to } of schedule) {
    for (let year = from; year <= to; year += 1) (years[String(year)] ??= []).push(phase);
  }
  return years;
}

/** The plans and their measures, a line each. */
export const plansTable = (plans: readonly Plan[]): string =>
  plans
    .flatMap((plan) => [
      `${plan.municipality.name}　${plan.title}（${shortFiscalYear(plan.period[0])}〜${shortFiscalYear(plan.period[1])}${plan.status === 'draft' ? '、素案' : ''}）`,
      ...plan.measures.map(
        (measure) =>
          `  ${[measure.number, measure.title].filter(Boolean).join(' ')}${measure.owners.length === 0 ? '' : `　${measure.owners.join('、')}`}${phasesLine(measure)}`,
      ),
    ])
    .join('\n');

const phasesLine = ({ schedule }: Measure): string =>
  schedule.length === 0
    ? ''
    : `　${schedule.map(({ phase, from, to }) => `${phase} ${shortFiscalYear(from)}${to === from ? '' : `〜${shortFiscalYear(to)}`}`).join(' → ')}`;

/** The terms as `terms --json` prints them. */
export const termsJson = (plans: readonly Plan[]): object => ({
  terms: plans.flatMap((plan) =>
    plan.terms.map(
      ({ name, names, reading, expansion, english, definition, definitionEnglish, place, page, uncertain }) => ({
        municipality: plan.municipality.id,
        plan: plan.id,
        name,
        names,
        reading,
        expansion,
        english,
        definition,
        definitionEnglish,
        place,
        page,
        uncertain,
      }),
    ),
  ),
});

/** The terms of every plan, a line each. */
export const termsTable = (plans: readonly Plan[]): string =>
  plans
    .flatMap((plan) => [
      `${plan.municipality.name}　${plan.title}`,
      ...plan.terms.map(({ name, definition }) => `  ${name}：${definition}`),
    ])
    .join('\n');

/** What `check` says of knowledge that is in order. */
export const checkSummary = (plans: readonly Plan[]): string =>
  plans
    .map(
      (plan) =>
        `${plan.municipality.id}: 取組${plan.measures.length}件、用語${plan.terms.length}件、引用できる段落${plan.passages.length}件（${formatFiscalYear(plan.period[0])}〜）`,
    )
    .join('\n') + '\n誤りはありません。';
