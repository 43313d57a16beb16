import type { Message } from '../domain/message.ts';
import type { Reply } from '../domain/reply.ts';

/** What can be shown before the whole answer is there: each holds what the one before held, and all of it was checked. */
export type OnProgress = (soFar: Reply) => void;

/** The question flow, as surfaces see it. Never throws for what a person typed. */
export interface Assistant {
  /**
   * `onProgress` is called only where an answer takes its time (a model is writing it), and never after the promise is settled. The
   * reply at the end takes the place of what was shown; where a model breaks off, it may be another.
   */
  answer(message: Message, onProgress?: OnProgress): Promise<Reply>;
}
