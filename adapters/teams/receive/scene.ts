import type { Person } from '../../../src/domain/chat.ts';
import type { Answering } from '../send/send-patiently.ts';
import type { TeamsActivity } from './activity.ts';
import { personOf } from './read-said.ts';

/** Who did something, and where an answer to it goes. */
export interface Scene {
  readonly by: Person;
  readonly place: Answering;
  /** Whether others read along. */
  readonly shared: boolean;
}

export function sceneOf(activity: TeamsActivity, tenant: string): Scene {
  const { serviceUrl, conversation, id, replyToId } = activity;
  // An invoke is nothing that could be answered: what it was made on is.
  const replyTo = activity.type === 'invoke' ? (replyToId ?? undefined) : id;
  return {
    by: personOf(activity, tenant),
    place: { serviceUrl, conversation: conversation.id, ...(replyTo === undefined ? {} : { replyTo }) },
    shared: conversation.conversationType !== 'personal',
  };
}

/** Where the message is that a card was pressed in, for people of the same team; a chat is closed to others. */
export function linkTo({ conversation, channelData, replyToId }: TeamsActivity, tenant: string): string | undefined {
  const channel = channelData?.channel?.id;
  if (conversation.conversationType !== 'channel' || channel === undefined || typeof replyToId !== 'string')
    return undefined;
  const parent = /;messageid=(?<id>\d+)$/u.exec(conversation.id)?.groups?.['id'] ?? replyToId;
  const query = new URLSearchParams({ tenantId: tenant, parentMessageId: parent });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(replyToId)}?${query}`;
}
