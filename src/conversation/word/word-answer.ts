import type { Statement } from '../../domain/answer.ts';
import type { Language } from '../../domain/message.ts';
import type { EvidenceItem } from '../../domain/worded.ts';
import { ANSWER_SHAPE, type ModelAnswer } from './answer-shape.ts';
import { asData, conversationText, questionText } from './as-data.ts';
import { LiveAnswer } from './live-answer.ts';
import type { ModelTurn } from './model-turn.ts';
import { orderEntries } from './order-entries.ts';
import { rankEvidence } from './rank-evidence.ts';
import { selectItems } from './select-items.ts';
import { type Checking, type CheckOfClaims, ClaimSieve, rememberingCheck } from './sift-claims.ts';
import type { Wording } from './wants-wording.ts';
import { wordedAnswer, wordedSoFar } from './worded-answer.ts';
import type { Asked, Grounded } from './wording-parts.ts';

/** What became of wording an answer. */
export type Worded =
  | { readonly kind: 'worded'; readonly answer: Grounded }
  /** The model says that nothing it was given answers the question. */
  | { readonly kind: 'not-in-plan' }
  /** Nothing that can be shown: the answer stays as it was. */
  | { readonly kind: 'unworded' };

/** What wording an answer goes by. */
export interface WordingTurn {
  readonly turn: ModelTurn;
  readonly isSound: Checking['isSound'];
  /** Shown what is written and checked so far; each holds what the one before held. Not called after the promise is settled. */
  readonly show?: ((soFar: Grounded) => void) | undefined;
}

const UNWORDED: Worded = { kind: 'unworded' };

/** Has a model put an answer into words, from numbered evidence, and keeps of them what stands in that evidence. Never rejects. */
export async function wordAnswer(
  asked: Asked,
  wording: Wording,
  { turn, isSound, show }: WordingTurn,
): Promise<Worded> {
  const { language } = asked.question;
  const showStatements = (statements: readonly Statement[]): void => show?.(wordedSoFar(asked, wording, statements));
  if (wording.kept.length > 0) showStatements([]);
  const items = selectItems(orderEntries(asked, wording, await rankEvidence(asked, turn)), language);
  if (items.length === 0) return UNWORDED;
  const check = rememberingCheck({ items, isSound, language, question: asked.message.text, plans: asked.plans });
  const live = new LiveAnswer(new ClaimSieve(check, wording.kept), showStatements);
  const said = await turn.ask({
    name: 'answer',
    language,
    slots: slotsOf(asked, wording, items),
    shape: ANSWER_SHAPE,
    ...(show === undefined ? {} : { onText: (soFar: string) => live.hear(soFar) }),
  });
  live.end();
  return said === undefined ? UNWORDED : concluded(said, { asked, wording, turn, check });
}

/** The names by which the texts in `prompts/` know the manners of an answer. */
const MANNERS: Readonly<Record<Language, Readonly<Record<Wording['wish'], string>>>> = {
  ja: { answer: '答え', summary: '要約', comparison: '比較', newcomer: '新人向け', reason: '理由と背景' },
  en: {
    answer: 'answer',
    summary: 'summary',
    comparison: 'comparison',
    newcomer: 'newcomer',
    reason: 'reasons and background',
  },
};

const slotsOf = (
  { message, question: { language } }: Asked,
  { wish }: Wording,
  items: readonly EvidenceItem[],
): Record<'manner' | 'conversation' | 'items' | 'question', string> => ({
  manner: MANNERS[language][wish],
  conversation: conversationText(message.history, language),
  items: items.map(({ number, text }) => `[${number}] ${asData(text)}`).join('\n'),
  question: questionText(message.text),
});

interface Concluding {
  readonly asked: Asked;
  readonly wording: Wording;
  readonly turn: ModelTurn;
  readonly check: CheckOfClaims;
}

/** The answer made of what a model said, where enough of it stands. */
function concluded({ kind, statements }: ModelAnswer, { asked, wording, turn, check }: Concluding): Worded {
  if (kind === 'not-in-plan')
    return asked.answer.kind === 'grounded' && wording.kept.length === 0 ? { kind: 'not-in-plan' } : UNWORDED;
  const { language } = asked.question;
  const foreign = statements.filter(({ text }) => !isIn(language, text));
  if (statements.length === 0 || foreign.length * 2 > statements.length) {
    turn.fail('answer', { reason: statements.length === 0 ? 'empty' : 'wrong-language', detail: '' });
    return UNWORDED;
  }
  const sieve = new ClaimSieve(check, wording.kept);
  for (const claim of statements) sieve.add(claim);
  if (sieve.holds && !leavesOutPlans(asked, [...wording.kept, ...sieve.kept]))
    return { kind: 'worded', answer: wordedAnswer(asked, wording, sieve.kept) };
  turn.fail('answer', { reason: 'unfounded', detail: [...new Set(sieve.faults)].join(' ') });
  return UNWORDED;
}

/** Whether plans that were set side by side are no longer: less than before is said of several of them. */
function leavesOutPlans({ answer }: Asked, statements: readonly Statement[]): boolean {
  if (answer.kind !== 'grounded' || answer.about !== 'comparison') return false;
  return townsOf(statements).size < Math.min(townsOf(answer.statements).size, ENOUGH_PLANS);
}

/** Of more plans than this a few sentences may leave some out. */
const ENOUGH_PLANS = 3;

const townsOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ citations }) => citations.map(({ municipality }) => municipality)));

/** Japanese sentences hold hiragana; in English ones Latin letters prevail, whatever names stand in them. */
const isIn = (language: Language, text: string): boolean =>
  language === 'ja' ? /[ぁ-ん]/u.test(text) : count(text, /[a-z]/giu) >= count(text, /[ぁ-んァ-ヶ一-龠]/gu);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
