import type { ContactKind } from '../../../src/domain/directory.ts';
import type { ChatSurface, Delivery, OutgoingMessage } from '../../../src/ports/chat-surface.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { renderNotice } from '../render/render-notice.ts';
import { endingOf } from './delivery-ending.ts';
import { findPosted, MESSAGE_EVENT } from './find-posted.ts';
import { postMessage, type PostedMessage } from './post.ts';
import type { SlackApi } from './web-client.ts';

/** What deliveries are made with. */
export interface DeliveryParts {
  readonly api: SlackApi;
  readonly clock: Pick<Clock, 'now'>;
}

/** The contacts that Slack reaches. */
export const SLACK_KINDS = ['slack-channel', 'slack-user', 'slack-group'] as const satisfies readonly ContactKind[];

/**
 * Puts notices in channels, in front of people and of each member of a user group. Every message carries its id, by which `find`
 * sees it again; of a group, a member that has it is not sent it again.
 */
export const createDelivery = (parts: DeliveryParts): Required<ChatSurface> => ({
  kinds: SLACK_KINDS,
  deliver: (message) => deliver(message, parts),
  find: (message) => find(message, parts),
});

async function deliver(message: OutgoingMessage, parts: DeliveryParts): Promise<Delivery> {
  try {
    const { kind, address } = message.contact;
    if (kind === 'slack-group') return await deliverToGroup(message, parts);
    const channel = kind === 'slack-user' ? await directWith(parts.api, address) : address;
    return await post(channel, message, parts);
  } catch (error) {
    // Whatever was refused here was asked before anything was posted.
    return endingOf(error, 'asking');
  }
}

async function post(channel: string, { id, notice }: OutgoingMessage, { api }: DeliveryParts): Promise<Delivery> {
  const [first] = renderNotice({ notice, message: id });
  if (first === undefined) return { kind: 'rejected', reason: 'empty-notice' };
  try {
    const metadata = { event_type: MESSAGE_EVENT, event_payload: { message_id: id } };
    return { kind: 'sent', reference: referenceOf(await postMessage(api, { channel }, first, metadata)) };
  } catch (error) {
    return endingOf(error, 'posting');
  }
}

/** One after the other: Slack takes about one message a second (docs.slack.dev/apis/web-api/rate-limits). */
async function deliverToGroup(message: OutgoingMessage, parts: DeliveryParts): Promise<Delivery> {
  const endings: Delivery[] = [];
  for (const member of await membersOf(parts.api, message.contact.address)) {
    const ending = await deliverToMember(member, message, parts);
    endings.push(ending);
    // What stops one stops all; the others get theirs at the next try, and this one is looked up then.
    if (ending.kind === 'retry') return ending;
  }
  const reached = endings.find(({ kind }) => kind === 'sent');
  return reached ?? endings[0] ?? { kind: 'rejected', reason: 'no-members' };
}

async function deliverToMember(member: string, message: OutgoingMessage, parts: DeliveryParts): Promise<Delivery> {
  try {
    const channel = await directWith(parts.api, member);
    const posted = await findPosted(channel, message.id, parts);
    return posted === undefined
      ? await post(channel, message, parts)
      : { kind: 'sent', reference: referenceOf(posted) };
  } catch (error) {
    return endingOf(error, 'asking');
  }
}

/** The first message of a group's is its reference; a group has it when every member that can be reached has. */
async function find(message: OutgoingMessage, parts: DeliveryParts): Promise<string | undefined> {
  const { kind, address } = message.contact;
  const { api } = parts;
  if (kind === 'slack-channel') return referenceIn(address, message, parts);
  if (kind === 'slack-user') return referenceIn(await directWith(api, address), message, parts);
  let first: string | undefined;
  for (const member of await membersOf(api, address)) {
    const channel = await reachable(api, member);
    if (channel === undefined) continue;
    const reference = await referenceIn(channel, message, parts);
    if (reference === undefined) return undefined;
    first ??= reference;
  }
  return first;
}

async function referenceIn(
  channel: string,
  { id }: OutgoingMessage,
  parts: DeliveryParts,
): Promise<string | undefined> {
  const posted = await findPosted(channel, id, parts);
  return posted === undefined ? undefined : referenceOf(posted);
}

async function membersOf(api: SlackApi, usergroup: string): Promise<readonly string[]> {
  return (await api.call((client) => client.usergroups.users.list({ usergroup }))).users ?? [];
}

async function directWith(api: SlackApi, user: string): Promise<string> {
  const opened = await api.call((client) => client.conversations.open({ users: user }));
  if (opened.channel?.id === undefined) throw new Error('Slack opened a conversation without an id');
  return opened.channel.id;
}

/** The direct chat with somebody; undefined where there can be none, as with a person who left. */
async function reachable(api: SlackApi, user: string): Promise<string | undefined> {
  try {
    return await directWith(api, user);
  } catch (error) {
    if (endingOf(error, 'asking').kind === 'rejected') return undefined;
    throw error;
  }
}

const referenceOf = ({ channel, ts }: PostedMessage): string => `slack:${channel}:${ts}`;
