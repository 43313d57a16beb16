import type { Choice } from '../domain/answer.ts';
import type { FiscalYear } from '../domain/fiscal-year.ts';
import type { Measure, Plan } from '../domain/plan.ts';

/** Titles that read well inside a question, in UTF-16 code units. */
const GOOD_TITLE = { from: 4, to: 14 };

/** Questions to begin with, made of what the plans hold: an owner, a schedule, a term, what is to come. */
export function exampleQuestions(plans: readonly Plan[], currentYear: FiscalYear): readonly Choice[] {
  const running = plans.filter((plan) => plan.period[1] >= currentYear);
  const asked = running.length === 0 ? plans : running;
  const makes = [owner, schedule, term, planned];
  return makes
    .flatMap((make, index) => firstOf(rotated(asked, index), make))
    .map((question) => ({ label: question, question }));
}

type Make = (plan: Plan) => string | undefined;

const owner: Make = (plan) => {
  const measure = bestTitled(plan.measures.filter(({ owners }) => owners.length > 0));
  return measure && `${plan.municipality.name}の「${measure.title}」の担当課は？`;
};

const schedule: Make = (plan) => {
  const measure = bestTitled(plan.measures.filter((candidate) => candidate.schedule.length > 0).toReversed());
  return measure && `${plan.municipality.name}の「${measure.title}」はいつから？`;
};

const term: Make = (plan) => plan.terms[0] && `${plan.terms[0].name}とは？`;

const planned: Make = (plan) => {
  const measure = bestTitled(plan.measures.filter((candidate) => candidate.planned.length > 0));
  return measure && `${plan.municipality.name}の「${measure.title}」の今後の取組は？`;
};

/** The first whose title is of a good length and holds no quotation marks of its own, else the shortest. */
const bestTitled = (measures: readonly Measure[]): Measure | undefined =>
  measures.find(
    ({ title }) => title.length >= GOOD_TITLE.from && title.length <= GOOD_TITLE.to && !title.includes('「'),
  ) ?? measures.toSorted((a, b) => a.title.length - b.title.length)[0];

/** Each kind of question begins its search at another plan, so that the examples do not all speak of one. */
const rotated = (plans: readonly Plan[], by: number): readonly Plan[] =>
  plans.length === 0 ? [] : [...plans.slice(by % plans.length), ...plans.slice(0, by % plans.length)];

function firstOf(plans: readonly Plan[], make: Make): readonly string[] {
  for (const plan of plans) {
    const question = make(plan);
    if (question !== undefined) return [question];
  }
  return [];
}
