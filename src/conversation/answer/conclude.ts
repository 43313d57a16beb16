import type { Answer, Choice, Statement } from '../../domain/answer.ts';
import { englishFiscalYear, fiscalYearOf, shortFiscalYear } from '../../domain/fiscal-year.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { doubtNotices, draftNotices } from '../../language/notices.ts';
import { tell } from './answer-content.ts';
import { LIKELY, type Finding, measureOf, type Silence } from './context.ts';
import { contactInCharge, ownersInCharge } from './in-charge.ts';
import { phrasesIn } from './phrases.ts';
import { silenceText } from './silence-text.ts';

/** What was found, with what the reader must know beside it and what to ask next. */
export function grounded(question: Question, findings: readonly Finding[], silences: readonly Silence[] = []): Answer {
  const [first] = findings;
  const notices = [...new Set(findings.flatMap((finding) => noticesOf(question, finding)))];
  notices.push(...silences.map((silence) => missing(question, silence)));
  return {
    kind: 'grounded',
    about: findings.length > 1 ? 'comparison' : (first?.about ?? 'content'),
    language: question.language,
    statements: findings.flatMap((finding) => finding.statements),
    notices,
    choices: findings.length === 1 && first ? nextQuestions(question, first) : [],
    ...(findings.length === 1 && first ? ownersInCharge(first.plan, first.measure) : {}),
  };
}

/** That one of several plans is silent. */
function missing({ language }: Question, { plan, reason }: Silence): string {
  const { name } = plan.municipality;
  if (reason === 'no-owners')
    return language === 'en'
      ? `${name}'s plan does not name sections in charge.`
      : `${name}の計画は、取組ごとの担当課を示していません。`;
  return language === 'en' ? `Nothing found for ${name}.` : `${name}の計画には見当たりません。`;
}

/** That the plan does not say, with the nearest thing it does say and whom to ask. */
export function notInPlan(question: Question, silences: readonly Silence[]): Answer {
  const [first] = silences;
  const about = first?.about ?? 'content';
  if (!first || silences.length > 1) {
    const text =
      question.language === 'en'
        ? 'None of these plans says anything about that.'
        : 'どの計画にも、その記載は見当たりません。';
    return { kind: 'not-in-plan', about, language: question.language, text, nearest: [], choices: [] };
  }
  return {
    kind: 'not-in-plan',
    about,
    language: question.language,
    text: silenceText(question, first),
    nearest: nearestOf(question, first),
    choices: first.nearest
      .flatMap(({ entry }) => measureOf(entry) ?? [])
      .slice(0, 2)
      .filter((measure, at, all) => all.indexOf(measure) === at)
      .map((measure) => ({ label: measure.title, question: `${measure.title}について教えて` })),
    ...contactInCharge(first.plan),
  };
}

/** Near enough to be worth offering. */
const NEAR = LIKELY.ja * 0.6;

function nearestOf(question: Question, { plan, nearest, reason }: Silence): readonly Statement[] {
  const [best] = nearest;
  if (!best || best.score < NEAR || question.wanted?.kind === 'phone') return [];
  const context = {
    question: { ...question, years: [] },
    plan,
    evidence: nearest,
    phrases: phrasesIn(question.language),
  };
  const entry =
    reason === 'no-owners' || reason === 'no-schedule' || reason === 'no-targets' ? asMeasure(best.entry) : best.entry;
  return [tell(entry, context)];
}

function asMeasure(entry: Parameters<typeof tell>[0]): Parameters<typeof tell>[0] {
  const measure = entry.kind === 'item' ? undefined : measureOf(entry);
  return measure ? { kind: 'measure', id: measure.id, plan: entry.plan, measure } : entry;
}

/** A draft, a plan whose period is over, a doubtful source: said where it changes what the reader should believe. */
function noticesOf(question: Question, { plan, statements, about, strangers = [] }: Finding): readonly string[] {
  const english = question.language === 'en';
  return [
    ...(strangers.length === 0 || question.comparing ? [] : [`「${strangers.join('」「')}」は計画に出てきません。`]),
    ...doubtNotices(statements, question.language),
    ...(about === 'term' ? [] : draftNotices([plan], question.language)),
    ...(isOver(plan, question) && CHANGES.has(about)
      ? [
          english
            ? `The plan's period ended with ${englishFiscalYear(plan.period[1])}.`
            : `${plan.municipality.name}の計画期間は${shortFiscalYear(plan.period[1])}で終わっています。`,
        ]
      : []),
  ];
}

/** Classes whose answer reads differently once the plan is over. */
const CHANGES = new Set(['owner', 'schedule', 'milestones', 'measures-of-section', 'target']);
const isOver = (plan: Plan, question: Question): boolean => fiscalYearOf(question.today) > plan.period[1];

/** Two or three questions that follow from the answer, whole sentences that stand on their own. */
function nextQuestions(question: Question, { plan, measure, about, others = [] }: Finding): readonly Choice[] {
  if (!measure) return [];
  const english = question.language === 'en';
  const name = english ? measure.english : measure.title;
  const offers: readonly (readonly [boolean, Choice])[] = [
    [
      about !== 'owner' && plan.namesOwners,
      english
        ? { label: 'Who is in charge?', question: `Who is in charge of "${name}"?` }
        : { label: '担当課は？', question: `${name}の担当課は？` },
    ],
    [
      about !== 'schedule' && measure.schedule.length > 0,
      english
        ? { label: 'Schedule', question: `When is "${name}" scheduled?` }
        : { label: 'いつ？', question: `${name}の予定はいつ？` },
    ],
    [
      about !== 'schedule' && measure.planned.length > 0,
      english
        ? { label: 'Next steps', question: `What is planned next for "${name}"?` }
        : { label: '今後の取組は？', question: `${name}の今後の取組は？` },
    ],
    [
      about !== 'target' && measure.targets.length > 0,
      english
        ? { label: 'Targets', question: `What are the targets of "${name}"?` }
        : { label: '目標値は？', question: `${name}の目標値は？` },
    ],
    [
      about !== 'content',
      english
        ? { label: 'More', question: `What is "${name}" about?` }
        : { label: '内容を詳しく', question: `${name}の内容を教えて` },
    ],
  ];
  const meant = others.map((other) =>
    english
      ? { label: `Or "${other.english}"?`, question: `Who is in charge of "${other.english}"?` }
      : { label: `「${other.title}」のことですか？`, question: `${other.title}の担当課は？` },
  );
  return [...meant, ...offers.filter(([fits]) => fits).map(([, choice]) => choice)].slice(0, 3);
}
