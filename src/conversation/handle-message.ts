import type { Answer } from '../domain/answer.ts';
import type { Message } from '../domain/message.ts';
import { DEFAULT_PERSONAL_DATA_POLICY, type PersonalDataPolicy } from '../domain/personal-data.ts';
import type { Plan } from '../domain/plan.ts';
import type { Question } from '../domain/question.ts';
import type { Reply } from '../domain/reply.ts';
import { PLACEHOLDER } from '../language/personal-data/placeholders.ts';
import type { Assistant, OnProgress } from '../ports/assistant.ts';
import { answerQuestion } from './answer/answer-question.ts';
import { composeReply } from './answer/compose-reply.ts';
import { denyAnswer } from './answer/deny-answer.ts';
import { isSound, verifyAnswer } from './answer/verify-answer.ts';
import { protectMessage } from './protect/protect-message.ts';
import { EvidenceFinder } from './retrieve/find-evidence.ts';
import type { RetrieverParts } from './retrieve/retriever.ts';
import { understandQuestion } from './understand/understand-question.ts';
import { ModelTurn } from './word/model-turn.ts';
import { leavesOut, restateQuestion } from './word/restate-question.ts';
import { wantsWording } from './word/wants-wording.ts';
import { withoutWish } from './word/wishes.ts';
import { wordAnswer } from './word/word-answer.ts';
import type { Asked, WordingParts } from './word/wording-parts.ts';

/** What answering needs besides plans. */
export interface AssistantParts extends Omit<RetrieverParts, 'documents'> {
  /** A language model; without it nothing is waited for and nothing is sent. */
  readonly wording?: WordingParts;
  /** What becomes of questions with personal data in them; `DEFAULT_PERSONAL_DATA_POLICY` where it is absent. */
  readonly personalData?: PersonalDataPolicy;
}

/** The question flow, with a model where one is joined. */
export interface PlanAssistant extends Assistant {
  /** The same, but asks no model: for questions that nobody put, such as those that make plans ready. */
  readonly unworded: Assistant;
}

/** What one turn goes by. */
export interface Answering {
  readonly plans: readonly Plan[];
  readonly finder: EvidenceFinder;
  readonly personalData: PersonalDataPolicy;
  readonly wording?: WordingParts | undefined;
}

/**
 * The question flow: a message in, freed of personal data, understood, retrieved, answered, checked, worded, rendered as a reply. It
 * needs no network and no model, and never throws for what a person typed.
 */
export function createAssistant(plans: readonly Plan[], parts: AssistantParts): PlanAssistant {
  const { wording, personalData = DEFAULT_PERSONAL_DATA_POLICY, ...retrieving } = parts;
  const by = { plans, finder: new EvidenceFinder(plans, retrieving), personalData };
  return {
    answer: async (message, onProgress) => handleMessage(message, { ...by, wording }, onProgress),
    unworded: { answer: async (message) => handleMessage(message, by) },
  };
}

/** One turn of a conversation. */
export async function handleMessage(message: Message, by: Answering, onProgress?: OnProgress): Promise<Reply> {
  const free = protectMessage(message, by.personalData, by.plans);
  if (free.kind === 'stopped') return composeReply(free.answer);
  if (by.wording === undefined) return composeReply((await answerPlainly(free.message, by)).answer);
  const turn = new ModelTurn(by.wording, message.by);
  const whole = await standalone(free.message, by.plans, turn);
  const asked = await answerPlainly(whole, by, withoutWish(whole.text));
  const answer = await answerInWords(asked, turn, onProgress);
  turn.report();
  return composeReply(answer);
}

/** The message, with what it leaves to the conversation said by the model. */
const standalone = async (message: Message, plans: readonly Plan[], turn: ModelTurn): Promise<Message> =>
  leavesOut(understand(message, plans), message) ? restateQuestion(message, plans, turn) : message;

const MASKED = new RegExp(PLACEHOLDER.source, 'gu');
const unmasked = (text: string): string => text.replace(MASKED, ' ');

/** What stands in the place of personal data is no word of the question: 〔電話番号〕 does not ask for a number. */
const understand = (message: Message, plans: readonly Plan[]): Question =>
  understandQuestion({ ...message, text: unmasked(message.text), history: message.history.map(unmasked) }, plans);

/** What the plans say, in Kakari's own sentences. */
async function answerPlainly(message: Message, { plans, finder }: Answering, text = message.text): Promise<Asked> {
  const question = understand({ ...message, text }, plans);
  const evidence = await finder.find(question);
  return { message, question, evidence, answer: verifyAnswer(answerQuestion(question, evidence), plans), plans };
}

/** The same in the words of a model, where that helps and as far as it stands in the plans. */
async function answerInWords(asked: Asked, turn: ModelTurn, onProgress?: OnProgress): Promise<Answer> {
  const { answer, plans, question } = asked;
  const wording = wantsWording(asked);
  if (wording === undefined) return answer;
  const worded = await wordAnswer(asked, wording, {
    turn,
    isSound: (statement) => isSound(statement, plans),
    show: onProgress && ((soFar) => onProgress(composeReply(soFar))),
  });
  if (worded.kind === 'worded') return worded.answer;
  return worded.kind === 'not-in-plan' && answer.kind === 'grounded' ? denyAnswer(question, answer) : answer;
}
