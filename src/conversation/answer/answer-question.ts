import type { Answer } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { answerAcross } from './answer-across.ts';
import { answerContent } from './answer-content.ts';
import { answerList, answerSelected } from './answer-list.ts';
import { answerOwner } from './answer-owner.ts';
import { answerPlans } from './answer-plans.ts';
import { answerSchedule } from './answer-schedule.ts';
import { answerTarget } from './answer-target.ts';
import { answerTerm } from './answer-term.ts';
import { type Context, isLikely, isSure, type Outcome, type RankedMeasure, rankMeasures, silent } from './context.ts';
import { grounded, notInPlan } from './conclude.ts';
import { filterOf, narrows } from './list-filter.ts';
import { phrasesIn } from './phrases.ts';
import { answerPlanNow } from './plan-now.ts';
import { askBack, namesNothing } from './ask-back.ts';
import { smallTalk } from './small-talk.ts';
import { isSpecific } from './wanted-value.ts';

/** Answers a question from the evidence that was found for it, best first. */
export function answerQuestion(question: Question, evidence: readonly Evidence[]): Answer {
  if (question.intent === 'greeting' || question.intent === 'help' || !/\p{L}/u.test(question.text))
    return smallTalk(question);
  if (namesNothing(question)) return askBack(question);
  const whole = answerPlanNow(question) ?? answerPlans(question);
  if (whole) return whole;
  const outcomes = question.plans.map((plan) =>
    answerFromPlan(
      question,
      plan,
      evidence.filter(({ entry }) => entry.plan === plan),
    ),
  );
  const [only] = outcomes;
  if (outcomes.length !== 1 || !only) return answerAcross(question, outcomes);
  return 'found' in only ? grounded(question, [only.found]) : notInPlan(question, [only.silent]);
}

/** What one plan says. */
export function answerFromPlan(question: Question, plan: Plan, evidence: readonly Evidence[]): Outcome {
  const context: Context = { question, plan, evidence, phrases: phrasesIn(question.language) };
  // A price, a telephone number or a name is in the text or nowhere, whatever else the question sounds like.
  if (question.wanted && isSpecific(question.wanted)) return answerContent(context);
  if (asksForAbsentRole(context)) return silent(context, 'plan-fact', 'no-detail');
  if (question.sameSection) return answerSameSection(context);
  const counting = question.wanted?.kind === 'count' && question.intent !== 'list-measures';
  if (!counting && asksForList(context)) {
    const listed = answerList(context);
    if (
      'found' in listed ||
      question.intent === 'list-measures' ||
      (question.years.length > 0 && question.subject.length < NAMED_AT_LEAST)
    )
      return listed;
  }
  if (counting) return answerCount(context);
  if (question.all && question.years.length > 0 && question.intent === 'schedule') {
    const selected = answerSelected(context);
    if (selected) return selected;
  }
  return ANSWERERS[question.intent](context);
}

/** Roles that a plan may leave unnamed, and the words it would name them by. */
const ROLES: Readonly<Record<string, RegExp>> = {
  'headquarters-head': /本部長/u,
  'headquarters-vice': /副本部長/u,
  secretariat: /事務局/u,
  cio: /CIO|最高情報/u,
  'cio-aide': /補佐官/u,
};

/** Whether the question asks for a role of which the plan says nothing. */
function asksForAbsentRole({ question, plan }: Context): boolean {
  return question.facts.some((fact) => {
    const word = ROLES[fact];
    return (
      word !== undefined &&
      !plan.passages.some((passage) => passage.key === fact || word.test(`${passage.title}${passage.text}`))
    );
  });
}

/** What else the section does that the conversation has just been about. */
function answerSameSection(context: Context): Outcome {
  const { plan, question, evidence } = context;
  const owners = new Set(rankMeasures(evidence)[0]?.measure.owners);
  const departments =
    question.departments.length > 0
      ? question.departments
      : plan.municipality.departments.filter(({ name }) => owners.has(name));
  return answerList({ ...context, question: { ...question, departments, years: [], phases: [] } });
}

/** A number: of a target where one is meant, else of a passage that holds one. */
function answerCount(context: Context): Outcome {
  const [best] = context.evidence;
  return best?.entry.kind === 'target' || context.question.intent === 'target'
    ? answerTarget(context)
    : answerContent(context);
}

const ANSWERERS: Readonly<Record<Question['intent'], (context: Context) => Outcome>> = {
  owner: answerOwner,
  schedule: answerSchedule,
  target: answerTarget,
  term: answerTerm,
  review: answerContent,
  content: answerContent,
  'list-measures': answerList,
  greeting: answerContent,
  help: answerContent,
};

/** A subject shorter than this names nothing. */
const NAMED_AT_LEAST = 3;
/** A measure that scores this much is what a question with a section in it is about, not the section's list. */
const NAMED_WELL = 1.4;

/** A list is wanted where sections, years or headings narrow it and nothing in particular is named. */
function asksForList(context: Context): boolean {
  const { question, evidence } = context;
  if (question.intent === 'list-measures') return true;
  const ranked = rankMeasures(evidence);
  const [top] = ranked;
  if (question.intent === 'owner')
    return question.departments.length > 0 && !question.confirming && !isSure(ranked, question);
  if (question.departments.length > 0 && !question.confirming)
    return !top || top.best.named < 2 || top.score < NAMED_WELL;
  return narrowsToList(context, top);
}

/** Whether years, phases or headings narrow a list and no measure is named. */
function narrowsToList({ question, plan }: Context, top: RankedMeasure | undefined): boolean {
  if (question.intent !== 'schedule' && question.intent !== 'content' && question.intent !== 'term') return false;
  if (question.numbers.length > 0 || question.elliptic) return false;
  const filter = filterOf(question, plan);
  const timed = question.intent === 'schedule' && question.years.length > 0;
  const [named, score] = [top?.best.named ?? 0, top?.score ?? 0];
  if (timed && filter.groups.length > 0 && score < NAMED_WELL) return true;
  if (timed && named < 2 && score < NAMED_WELL / 2) return true;
  if (!question.listing || !narrows(filter)) return false;
  return filter.groups.length > 0 || !isLikely(top?.best, question) || (named < 2 && score < NAMED_WELL);
}
