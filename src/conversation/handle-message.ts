import type { Message } from '../domain/message.ts';
import type { Plan } from '../domain/plan.ts';
import type { Reply } from '../domain/reply.ts';
import type { Assistant } from '../ports/assistant.ts';
import { answerQuestion } from './answer/answer-question.ts';
import { composeReply } from './answer/compose-reply.ts';
import { verifyAnswer } from './answer/verify-answer.ts';
import { EvidenceFinder } from './retrieve/find-evidence.ts';
import type { RetrieverParts } from './retrieve/retriever.ts';
import { understandQuestion } from './understand/understand-question.ts';

/**
 * The question flow: a message in, understood, retrieved, answered, checked, rendered as a reply. It needs no network and no
 * model, and never throws for what a person typed.
 */
export function createAssistant(plans: readonly Plan[], parts: Omit<RetrieverParts, 'documents'>): Assistant {
  const finder = new EvidenceFinder(plans, parts);
  return { answer: async (message) => handleMessage(message, plans, finder) };
}

/** One turn of a conversation. */
export async function handleMessage(message: Message, plans: readonly Plan[], finder: EvidenceFinder): Promise<Reply> {
  const question = understandQuestion(message, plans);
  const evidence = await finder.find(question);
  return composeReply(verifyAnswer(answerQuestion(question, evidence), plans));
}
