import type { Delivery, OutgoingMessage } from '../../../src/ports/chat-surface.ts';
import type { Sent } from '../bot-adapter.ts';
import { noticeActivity } from '../cards/notice.ts';
import type { TeamsParts } from '../teams-parts.ts';

/** Where a bot is no longer: learn.microsoft.com, "Status codes from bot conversational APIs". */
const GONE = new Set(['BotNotInConversationRoster', 'ConversationNotFound', 'BotNotRegistered']);

/** After these the message may be there all the same. */
const DOUBTFUL = new Set([500, 502, 504]);

/** Puts a notice into a channel, as a thread of its own, or into somebody's chat with Kakari. */
export async function deliver(
  { bot, references, clock }: Pick<TeamsParts, 'bot' | 'references' | 'clock'>,
  { id, contact, notice }: OutgoingMessage,
): Promise<Delivery> {
  const place = await references.find(contact);
  if (place === undefined) return { kind: 'rejected', reason: 'teams-not-installed' };
  const message = noticeActivity({ id, notice, today: clock.today() });
  const sent = await (contact.kind === 'teams-channel' ? bot.begin(place, message) : bot.send(place, message));
  if (isGone(sent)) await references.forget(contact);
  return deliveryOf(sent);
}

const isGone = (sent: Sent): boolean =>
  sent.kind === 'refused' && (sent.status === 404 || (sent.status === 403 && GONE.has(sent.code)));

function deliveryOf(sent: Sent): Delivery {
  switch (sent.kind) {
    case 'sent':
      return { kind: 'sent', reference: `${sent.conversation}/${sent.id}` };
    case 'broken':
      return { kind: 'retry', reason: `teams-${sent.reason}`, doubtful: sent.doubtful };
    case 'refused':
      return refusal(sent);
  }
}

function refusal({ status, code, retryAfterMs }: Extract<Sent, { kind: 'refused' }>): Delivery {
  const reason = `teams-${status}${code === '' ? '' : `-${code}`}`;
  // 401: our token is at fault, not the recipient.
  const passes = status === 401 || status === 408 || status === 412 || status === 429 || status >= 500;
  if (!passes) return { kind: 'rejected', reason };
  return {
    kind: 'retry',
    reason,
    doubtful: DOUBTFUL.has(status),
    ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }),
  };
}
