import type { Answer } from '../../domain/answer.ts';
import { fiscalYearOf } from '../../domain/fiscal-year.ts';
import type { Question } from '../../domain/question.ts';
import { statement } from '../../language/entry-texts.ts';
import { yesOrNo } from './phrases.ts';

const OVER =
  /(?:計画|プラン)(?:期間)?(?:って|は|の期間は)?、?(?:もう|すでに|既に)?(?:終わ|満了|切れ)|is the plan (?:over|still)|has the plan (?:ended|expired)/u;
const RUNNING =
  /(?:計画|プラン)(?:期間)?(?:って|は)?、?(?:もう|すでに|既に|まだ)(?:始ま|続い|有効|動い)|has the plan (?:started|begun)/u;

/** Whether the plan itself is over or running, by the clock; undefined where that is not the question. */
export function answerPlanNow({ text, plans, today, language }: Question): Answer | undefined {
  const [plan] = plans;
  const asksOver = OVER.test(text);
  if (!plan || plans.length > 1 || (!asksOver && !RUNNING.test(text))) return undefined;
  const period = plan.passages.find(({ key }) => key === 'period');
  if (!period) return undefined;
  const now = fiscalYearOf(today);
  const over = now > plan.period[1];
  const yes = asksOver ? over : !over && now >= plan.period[0];
  const said = `${yesOrNo(language, yes)}${language === 'en' ? period.english : period.text}`;
  return {
    kind: 'grounded',
    about: 'plan-fact',
    language,
    statements: [statement(said, [{ kind: 'passage', id: period.id, plan, passage: period }])],
    notices: [],
    choices: [],
  };
}
