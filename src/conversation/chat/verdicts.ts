import { createHash } from 'node:crypto';
import { type Person, personKey, type Turn, type Verdict } from '../../domain/chat.ts';
import type { ChatDeskParts } from './chat-parts.ts';
import { judge } from './without-personal-data.ts';

/** Keeps that a turn was answered, in a message whose feedback may come; its question only where questions are retained. */
export async function keepAnswered(
  parts: ChatDeskParts,
  { event, conversation, asked, reply }: Turn,
  by: Person,
  message: string,
): Promise<void> {
  const { ledger, clock, retainQuestions } = parts;
  const question = judge(parts, asked.text);
  // Of a question that was stopped only that there was one is kept.
  const isKept = retainQuestions && reply.about !== 'personal-data' && question.kind === 'free';
  const answer = {
    message,
    platform: by.platform,
    municipality: asked.municipality ?? '',
    about: reply.about,
    kind: reply.kind,
    ...(isKept ? { question: question.text } : {}),
    at: clock.now(),
  };
  await ledger.keepTurn({ event, thread: conversation, answer });
}

/**
 * Keeps what a person thinks of an answer: who it was only as a fingerprint that is another one for every message, and a comment only
 * without personal data.
 */
export async function keepVerdict(
  parts: ChatDeskParts,
  given: { readonly message: string; readonly by: Person; readonly verdict: Verdict; readonly comment?: string },
): Promise<void> {
  const { ledger, clock, retainQuestions } = parts;
  const { message, by, verdict } = given;
  const fingerprint = createHash('sha256')
    .update(`${personKey(by)}\n${message}`)
    .digest('hex');
  const comment = given.comment === undefined ? undefined : judge(parts, given.comment);
  const kept = retainQuestions && comment?.kind === 'free' ? { comment: comment.text } : {};
  await ledger.keepVerdict({ message, by: fingerprint, verdict, ...kept }, clock.now());
}
