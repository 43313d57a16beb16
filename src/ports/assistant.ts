import type { Message } from '../domain/message.ts';
import type { Reply } from '../domain/reply.ts';

/** The question flow, as surfaces see it. Never throws for what a person typed. */
export interface Assistant {
  answer(message: Message): Promise<Reply>;
}
