import type { Statement } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Question, Wanted } from '../../domain/question.ts';
import { normalise } from '../../language/normalise.ts';
import type { Asked, Grounded } from './wording-parts.ts';
import { type Wish, wishIn } from './wishes.ts';

/** How an answer is to be worded. */
export interface Wording {
  /** What the answer is wanted for; `answer` where it is just asked. */
  readonly wish: Wish | 'answer';
  /** What stands first as it is: statements made of structured facts. */
  readonly kept: readonly Statement[];
}

/**
 * Whether a model may word an answer, and how. Owners, schedules, targets, definitions and lists are never worded: to explain them,
 * sentences are added behind. Undefined where no model is to be asked at all.
 */
export function wantsWording(asked: Omit<Asked, 'plans'>): Wording | undefined {
  const { answer, message, question } = asked;
  // A value that a text holds or does not, and a section that is not there: no wording makes an answer to that truer.
  if (isSpecific(question.wanted) || question.unknownSections.length > 0) return undefined;
  const wish = wishIn(normalise(message.text));
  const kept =
    answer.kind === 'grounded'
      ? keptOf(answer, asked, wish)
      : answer.kind === 'not-in-plan' && mayBeFound(asked)
        ? []
        : undefined;
  return kept === undefined ? undefined : { wish: wish ?? 'answer', kept };
}

const isSpecific = (wanted: Wanted | undefined): boolean =>
  wanted !== undefined && !['reason', 'person', 'date', 'count'].includes(wanted.kind);

/** With this share of its nouns unknown to the plan a question is about something else. */
const MOSTLY_FOREIGN = 0.5;

/** A free question that rules found no answer to may have one beside the words it was asked in, if it is about the plan at all. */
function mayBeFound({
  question: { wanted, intent, departments },
  evidence: [best],
  answer,
}: Omit<Asked, 'plans'>): boolean {
  return (
    best !== undefined &&
    best.foreign <= MOSTLY_FOREIGN &&
    best.strangers.length === 0 &&
    answer.about === 'content' &&
    (intent === 'content' || intent === 'term') &&
    (wanted === undefined || wanted.kind === 'reason' || wanted.kind === 'person') &&
    departments.length === 0
  );
}

/** What of an answer stays as it is; undefined where all of it does, and nothing is added. */
function keptOf(
  answer: Grounded,
  asked: Omit<Asked, 'plans'>,
  wish: Wish | undefined,
): readonly Statement[] | undefined {
  const all = answer.statements;
  switch (kindOf(answer, asked)) {
    case 'free':
      return wish === 'newcomer' ? all.filter((statement) => isDefinition(statement, asked.evidence)).slice(0, 1) : [];
    case 'told':
      return wish === undefined ? undefined : wish === 'summary' && answer.about === 'plan-fact' ? [] : all;
    case 'fact':
      return wish === 'newcomer' ? all : undefined;
  }
}

/** `free` answers may be worded, `told` ones explained and set side by side, `fact`s only explained. */
function kindOf(
  { about, statements }: Grounded,
  { question, evidence }: Omit<Asked, 'plans'>,
): 'free' | 'told' | 'fact' {
  if (about === 'content' || about === 'review') return 'free';
  if ((about === 'schedule' || about === 'target') && asksForNoFact(question)) return 'free';
  if (about === 'term' || about === 'plan-fact') return 'told';
  if (about !== 'comparison') return 'fact';
  if (question.intent === 'content' || question.intent === 'review')
    return question.facts.length === 0 ? 'free' : 'told';
  if (question.intent !== 'term') return 'fact';
  return statements.some((statement) => isDefinition(statement, evidence, ['term'])) ? 'told' : 'free';
}

/** Whether a date or a value was only what came nearest, and not what was asked for. */
const asksForNoFact = ({ intent, wanted, years, phases }: Question): boolean =>
  intent === 'content' && years.length + phases.length === 0 && (wanted === undefined || wanted.kind === 'reason');

/** Whether a statement is what a plan says of a measure as a whole, or its definition of a term. */
function isDefinition(
  { block }: Statement,
  evidence: readonly Evidence[],
  kinds: readonly string[] = ['measure', 'term'],
): boolean {
  const text = block.kind === 'text' ? block.text : '';
  return evidence.some(({ entry }) => {
    const [kind, ...definitions] =
      entry.kind === 'term'
        ? ['term', entry.term.definition, entry.term.definitionEnglish]
        : 'measure' in entry && entry.measure !== undefined
          ? ['measure', entry.measure.summary, entry.measure.summaryEnglish]
          : [''];
    return kinds.includes(kind ?? '') && definitions.some((told) => told !== '' && text.includes(told));
  });
}
