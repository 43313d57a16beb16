import { failureOf } from '../../domain/failure.ts';
import type { Language } from '../../domain/message.ts';
import { failureSentence } from '../../language/chat-sentences.ts';
import type { ChatDeskParts } from './chat-parts.ts';

/** Reports an error under a new reference number, and says so in a polite sentence that tells nothing of the inside. */
export function apologise(
  { reference, reportFailure }: Pick<ChatDeskParts, 'reference' | 'reportFailure'>,
  error: unknown,
  language: Language,
): string {
  const number = reference();
  reportFailure(failureOf(error, number));
  return failureSentence(number, language);
}
