import type { Answer, Statement } from '../../domain/answer.ts';
import { englishFiscalYear, shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Passage, Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { citationOf, statement } from '../../language/entry-texts.ts';

/** Which plans begin, end or are drafts: answered from what every plan says of itself. Undefined where that is not the question. */
export function answerPlans(question: Question): Answer | undefined {
  if (!question.comparing) return undefined;
  const facts = factsOfPlans(question);
  if (facts) return facts;
  if (question.named) return undefined;
  const plans = question.plans.filter((plan) => passes(plan, question) ?? false);
  if (plans.length === 0) return undefined;
  return {
    kind: 'grounded',
    about: 'plan-fact',
    language: question.language,
    statements: plans.map((plan) => tellPlan(plan, question)),
    notices: [],
    choices: [],
  };
}

/** A subject no longer than this asks for the fact and nothing else. */
const LITTLE = 12;

/** The same fact of every plan, where the question asks for one that they all may have. */
function factsOfPlans({ facts, plans, subject, years, language }: Question): Answer | undefined {
  const [key] = facts;
  if (key === undefined || key === 'status' || subject.length > LITTLE || years.length > 0) return undefined;
  const told = plans.flatMap((plan) =>
    plan.passages.filter((passage) => passage.key === key).map((passage) => tellFact(plan, passage, language)),
  );
  return told.length < 2
    ? undefined
    : { kind: 'grounded', about: 'comparison', language, statements: told, notices: [], choices: [] };
}

function tellFact(plan: Plan, passage: Passage, language: Question['language']): Statement {
  const { name, english } = plan.municipality;
  const entry = entryOfFact(plan, passage);
  return statement(language === 'en' ? `${name} (${english}): ${passage.english}` : `${name}：${passage.text}`, [
    entry,
  ]);
}

/** Whether a plan passes the question's test of plans; undefined where the question has none. */
function passes(plan: Plan, { text, years }: Question): boolean | undefined {
  if (/素案|案の段階|まだ案|決まって(?:い)?ない計画|\bdrafts?\b/u.test(text)) return plan.status === 'draft';
  const length = /(\d+|[二三四五]|two|three|four|five)(?:か|カ|ヶ)?[- ]?(?:年間|年計画|years?)/u.exec(text)?.[1];
  if (length !== undefined && /計画|期間|plans?\b/u.test(text))
    return plan.period[1] - plan.period[0] + 1 === (LENGTHS[length] ?? Number(length));
  if (years.length === 0 || !/計画|期間|plans?\b/u.test(text)) return undefined;
  if (/(?:終わ|おわ|終了|満了|切れ|まで|end|expire|finish)/u.test(text)) return years.includes(plan.period[1]);
  if (/(?:始ま|はじま|スタート|開始|から|start|begin)/u.test(text)) return years.includes(plan.period[0]);
  return undefined;
}

const LENGTHS: Readonly<Record<string, number>> = { 二: 2, 三: 3, 四: 4, 五: 5, two: 2, three: 3, four: 4, five: 5 };

function tellPlan(plan: Plan, question: Question): Statement {
  const [from, to] = plan.period;
  const draft = plan.status === 'draft';
  const text =
    question.language === 'en'
      ? `${plan.municipality.name} (${plan.municipality.english}): ${plan.english}, ${englishFiscalYear(from)} to ${englishFiscalYear(to)}${draft ? ', still a draft' : ''}`
      : `${plan.municipality.name}：${plan.title}（${shortFiscalYear(from)}〜${shortFiscalYear(to)}）${draft ? '。素案の段階です' : ''}`;
  const fact =
    plan.passages.find(
      (passage) => passage.key === (draft && /素案|案|draft/u.test(question.text) ? 'status' : 'period'),
    ) ?? plan.passages[0];
  return {
    block: { kind: 'text', text },
    citations: fact ? [citationOf(entryOfFact(plan, fact))] : [],
    evidence: [
      plan.title,
      plan.english,
      plan.municipality.name,
      shortFiscalYear(from),
      shortFiscalYear(to),
      from,
      to,
    ].join('\n'),
  };
}

const entryOfFact = (plan: Plan, passage: Passage): Parameters<typeof citationOf>[0] => ({
  kind: 'passage',
  id: passage.id,
  plan,
  passage,
});
