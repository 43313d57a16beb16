import type { Statement } from '../../domain/answer.ts';
import type { Entry } from '../../domain/evidence.ts';
import type { Measure, Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { answerContent } from './answer-content.ts';
import { type Context, entryOf, found, isSure, type Outcome, rankMeasures, silent } from './context.ts';
import { ownersText, statement } from '../../language/entry-texts.ts';
import { yesOrNo } from './phrases.ts';

/** Which section is in charge. A section named in the question is confirmed or corrected. */
export function answerOwner(context: Context): Outcome {
  const { evidence, plan, phrases, question } = context;
  const ranked = rankMeasures(evidence);
  const [top] = ranked;
  const [best] = evidence;
  if (best && speaksOfRole(best.entry, plan) && best.score >= (top?.score ?? 0)) return answerContent(context);
  if (!top || !isSure(ranked, question))
    return silent(context, 'owner', plan.namesOwners ? 'unknown-subject' : 'no-owners');
  if (!plan.namesOwners) return silent(context, 'owner', 'no-owners');
  const { measure } = top;
  if (ownersText(measure) === '') return silent(context, 'owner', 'no-detail');
  const sentence = phrases.owner(measure, plan.municipality.departments);
  return found({
    plan,
    about: 'owner',
    measure,
    score: top.score,
    others: ranked
      .slice(1, 2)
      .filter(({ score }) => score >= top.score * NEARLY_AS_LIKELY)
      .map((other) => other.measure),
    statements: [ownerStatement(`${verdictOn(question, measure)}${sentence}`, measure, plan)],
  });
}

/** Another measure this near the first may be the one that was meant; it is offered. */
const NEARLY_AS_LIKELY = 0.85;

/** A doubt about a measure's years says nothing against its owners. */
function ownerStatement(text: string, measure: Measure, plan: Plan): Statement {
  const { uncertain: _, ...certain } = measure;
  return statement(text, [entryOf(certain, plan)]);
}

/** `はい。` where every section put forward is in charge, `いいえ。` where one is not, nothing where none was put forward. */
function verdictOn(question: Question, measure: Measure): string {
  const alone = /だけ|のみ|\bonly\b/u.test(question.text);
  if ((!question.confirming && !alone) || question.departments.length + question.unknownSections.length === 0)
    return '';
  const right =
    question.unknownSections.length === 0 &&
    question.departments.every(({ name }) => measure.owners.includes(name)) &&
    !(alone && measure.owners.length > question.departments.length);
  return yesOrNo(question.language, right);
}

/** Facts about who leads or runs the plan, as against who is in charge of a measure. */
const ROLES = new Set([
  'headquarters',
  'headquarters-head',
  'headquarters-vice',
  'secretariat',
  'cio',
  'cio-aide',
  'contact',
]);
function speaksOfRole(entry: Entry, plan: Plan): boolean {
  if (entry.kind !== 'passage' || entry.measure !== undefined) return false;
  const { key = '', text, title } = entry.passage;
  if (ROLES.has(key) || /本部長|事務局|補佐官|CIO|部会長|委員長|体制|組織|主体|発行/u.test(title)) return true;
  return !plan.namesOwners && plan.municipality.departments.some(({ name }) => text.includes(name));
}
