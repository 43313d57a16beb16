import { z } from 'zod';
import { plainText } from '../../src/domain/reply.ts';
import type { ChatSurface, OutgoingMessage } from '../../src/ports/chat-surface.ts';

const reply = z.object({ reference: z.string() });

/** A surface over HTTP whose messages can be looked up, as those of a chat platform can. */
export const httpSurface = (url: string): ChatSurface => {
  const addressOf = ({ id }: OutgoingMessage): string => `${url}/messages/${id}`;
  return {
    kinds: ['slack-channel'],
    deliver: async (message) => {
      const body = JSON.stringify({ contact: message.contact, text: plainText(message.notice) });
      const response = await fetch(addressOf(message), { method: 'POST', body });
      return { kind: 'sent', ...reply.parse(await response.json()) };
    },
    find: async (message) => {
      const response = await fetch(addressOf(message));
      return response.status === 404 ? undefined : reply.parse(await response.json()).reference;
    },
  };
};
