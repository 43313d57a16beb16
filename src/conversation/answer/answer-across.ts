import type { Answer, Statement } from '../../domain/answer.ts';
import type { Question } from '../../domain/question.ts';
import type { Finding, Outcome } from './context.ts';
import { grounded, notInPlan } from './conclude.ts';

/** A municipality is shown when its answer is nearly as likely as the best one. */
const NEARLY = 0.7;
/** … and says this share of the question's words that the best one says. */
const SAID = 0.6;
/** … and at the least this share of them. */
const AT_LEAST = 0.5;
/** … or when a name this long of what it says stands in the question. */
const LONG_NAME = 4;

/** Sets what several municipalities say side by side, one line each. */
export function answerAcross(question: Question, outcomes: readonly Outcome[]): Answer {
  const findings = outcomes.flatMap((outcome) => ('found' in outcome ? [outcome.found] : []));
  const silences = outcomes.flatMap((outcome) => ('silent' in outcome ? [outcome.silent] : []));
  if (findings.length === 0) return notInPlan(question, silences);
  const best = Math.max(...findings.map((finding) => finding.score));
  const said = Math.max(...findings.map(({ literal = 0 }) => literal));
  const near = findings.filter((finding) => finding.score >= best * NEARLY || (finding.named ?? 0) >= LONG_NAME);
  const shown = question.named
    ? findings
    : near.filter(({ literal }) => literal === undefined || literal >= Math.max(said * SAID, AT_LEAST));
  if (shown.length === 0) return notInPlan(question, silences);
  return grounded(
    question,
    shown.map((finding) => inOneLine(finding, question)),
    question.named ? silences : [],
  );
}

/** The first statement of a finding, told as its municipality's. */
function inOneLine(finding: Finding, question: Question): Finding {
  const [first] = finding.statements;
  if (!first) return finding;
  return { ...finding, statements: [prefixed(first, finding, question)] };
}

function prefixed(statement: Statement, { plan }: Finding, question: Question): Statement {
  const name =
    question.language === 'en'
      ? `${plan.municipality.name} (${plan.municipality.english}): `
      : `${plan.municipality.name}：`;
  const { block } = statement;
  if (block.kind === 'text') return { ...statement, block: { ...block, text: `${name}${block.text}` } };
  return block.kind === 'list'
    ? { ...statement, block: { ...block, title: `${name}${block.title ?? ''}` } }
    : statement;
}
