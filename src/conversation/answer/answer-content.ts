import type { QuestionClass, Statement } from '../../domain/answer.ts';
import type { Entry, Evidence } from '../../domain/evidence.ts';
import type { Question } from '../../domain/question.ts';
import { type Context, found, isLikely, measureOf, type Outcome, silent } from './context.ts';
import { measureTitle, statement } from '../../language/entry-texts.ts';
import { yesOrNo } from './phrases.ts';
import { fits, mustFit } from './wanted-value.ts';

/** A further passage is shown when it is nearly as likely as the first. */
const NEARLY = 0.86;
/** A passage that holds the kind of value asked for may overtake one that scores a little more. */
const OVERTAKES = 0.7;
const AT_MOST = 3;
/** A number is of the thing asked about or of nothing: with this share of the question's nouns unknown to the plan it is not. */
const MOSTLY_FOREIGN = 0.45;

/** What the plan says, told from its passages and facts. */
export function answerContent(context: Context): Outcome {
  const { plan, question } = context;
  const likely = bestFitting(context);
  const [first] = likely;
  const counted = question.wanted?.kind === 'count' && (first?.foreign ?? 0) > MOSTLY_FOREIGN;
  if (counted || !isLikely(first, question))
    return silent(
      context,
      'content',
      context.evidence.some((one) => isLikely(one, question)) ? 'no-detail' : 'unknown-subject',
    );
  const chosen = likely.filter((evidence) => evidence.score >= first.score * NEARLY).slice(0, AT_MOST);
  const measure = measureOf(first.entry);
  return found({
    plan,
    about: classOf(first.entry),
    score: first.score,
    named: first.named,
    strangers: first.strangers,
    ...(first.literal === undefined ? {} : { literal: Math.max(...chosen.map(({ literal = 0 }) => literal)) }),
    ...(measure ? { measure } : {}),
    statements: distinct(chosen.map((evidence) => tell(evidence.entry, context))),
  });
}

/** The evidence in order, with what fits the kind of value asked for first; only that where nothing else will do. */
function bestFitting({ evidence, question }: Context): readonly Evidence[] {
  const { wanted } = question;
  if (!wanted) return evidence;
  const top = evidence[0]?.score ?? 0;
  const near = evidence.filter((one) => one.score >= top * OVERTAKES);
  const fitting = near.filter((one) => fits(one.entry, wanted, question.language));
  if (fitting.length > 0) return fitting;
  return mustFit(wanted) ? [] : evidence;
}

/** An entry told in a sentence or two, in the language of the question. */
export function tell(entry: Entry, { phrases, question }: Context): Statement {
  return statement(textOf(), [entry]);
  function textOf(): string {
    const english = question.language === 'en';
    switch (entry.kind) {
      case 'measure':
        return english
          ? `${phrases.measure(entry.measure)}: ${entry.measure.summaryEnglish}`
          : `${phrases.measure(entry.measure)}：${entry.measure.summary}`;
      case 'item':
        return `${stateVerdict(entry.state, question)}${phrases.item(entry.item, entry.measure, entry.state)}`;
      case 'phase':
        return english
          ? `${phrases.phase(entry.phase, entry.plan)} — ${phrases.measure(entry.measure)}.`
          : `${phrases.phase(entry.phase, entry.plan)}です（${measureTitle(entry.measure)}）。`;
      case 'target':
        return `${phrases.targetByYear(entry.target, question.years)}${english ? ` — ${phrases.measure(entry.measure)}` : `（${measureTitle(entry.measure)}）`}`;
      case 'term':
        return phrases.term(entry.term);
      case 'review':
        return phrases.review(entry.review);
      case 'passage':
        return english ? entry.passage.english : entry.passage.text;
    }
  }
}

/** Whether it already runs, said first where that is the question and no other choice is named in it. */
function stateVerdict(state: 'current' | 'planned', { already, language, text }: Question): string {
  return already && !/先|今後|これから|予定|\bor\b|future|planned/u.test(text)
    ? yesOrNo(language, state === 'current')
    : '';
}

const classOf = (entry: Entry): QuestionClass => {
  if (entry.kind === 'term' || entry.kind === 'review' || entry.kind === 'target') return entry.kind;
  if (entry.kind === 'phase') return 'schedule';
  return entry.kind === 'passage' && entry.passage.key !== undefined ? 'plan-fact' : 'content';
};

/** This share of a statement's character pairs in an earlier one, and it says nothing new. */
const SAME = 0.65;

/** Statements without those that say again what stands before them. */
function distinct(statements: readonly Statement[]): readonly Statement[] {
  const said: ReadonlySet<string>[] = [];
  return statements.filter(({ block }) => {
    const pairs = pairsOf(block.kind === 'text' ? block.text : '');
    const again = said.some((earlier) => [...pairs].filter((pair) => earlier.has(pair)).length > SAME * pairs.size);
    if (!again) said.push(pairs);
    return !again;
  });
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));
