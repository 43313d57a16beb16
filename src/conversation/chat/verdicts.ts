import { createHash } from 'node:crypto';
import { type Person, personKey, type Turn, type Verdict } from '../../domain/chat.ts';
import type { ChatDeskParts } from './chat-parts.ts';

/** Keeps that a turn was answered, in a message whose feedback may come; its question only where questions are retained. */
export async function keepAnswered(
  { ledger, clock, retainQuestions }: ChatDeskParts,
  { event, conversation, asked, reply }: Turn,
  by: Person,
  message: string,
): Promise<void> {
  const answer = {
    message,
    platform: by.platform,
    municipality: asked.municipality ?? '',
    about: reply.about,
    kind: reply.kind,
    ...(retainQuestions ? { question: asked.text } : {}),
    at: clock.now(),
  };
  await ledger.keepTurn({ event, thread: conversation, answer });
}

/** Keeps what a person thinks of an answer: who it was only as a fingerprint that is another one for every message. */
export async function keepVerdict(
  { ledger, clock, retainQuestions }: ChatDeskParts,
  given: { readonly message: string; readonly by: Person; readonly verdict: Verdict; readonly comment?: string },
): Promise<void> {
  const { message, by, verdict, comment } = given;
  const fingerprint = createHash('sha256')
    .update(`${personKey(by)}\n${message}`)
    .digest('hex');
  const kept = retainQuestions && comment !== undefined ? { comment } : {};
  await ledger.keepVerdict({ message, by: fingerprint, verdict, ...kept }, clock.now());
}
