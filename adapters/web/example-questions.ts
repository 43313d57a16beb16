import type { Choice } from '../../src/domain/answer.ts';
import type { Plan } from '../../src/domain/plan.ts';

const LIMIT = 4;

/** Questions to begin with, made of what the plans hold: an owner, a schedule, a term, what begins in a year. */
export function exampleQuestions(plans: readonly Plan[]): readonly Choice[] {
  const found = [owner, schedule, term, planned].flatMap((make, index) => firstOf(rotated(plans, index), make));
  return found.slice(0, LIMIT).map((question) => ({ label: question, question }));
}

type Make = (plan: Plan) => string | undefined;

const owner: Make = (plan) => {
  const measure = plan.measures.find(({ owners }) => owners.length > 0);
  return measure && `${plan.municipality.name}の${shortName(measure)}の担当課は？`;
};

const schedule: Make = (plan) => {
  const measure = plan.measures.findLast((candidate) => candidate.schedule.length > 0);
  return measure && `${plan.municipality.name}の${shortName(measure)}はいつから？`;
};

const term: Make = (plan) => plan.terms[0] && `${plan.terms[0].name}とは？`;

const planned: Make = (plan) => {
  const measure = plan.measures.find((candidate) => candidate.planned.length > 0);
  return measure && `${plan.municipality.name}の${shortName(measure)}の今後の取組は？`;
};

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

const shortName = ({ names, title }: { readonly names: readonly string[]; readonly title: string }): string => names[0] ?? title;
