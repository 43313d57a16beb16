import type { Person, Said } from '../../../src/domain/chat.ts';
import { personName } from '../../../src/language/person-name.ts';
import type { TeamsActivity } from './activity.ts';

/** Who did something. People have an object id of Microsoft Entra; where one is missing, Teams' own id stands for it. */
export function personOf({ from }: Pick<TeamsActivity, 'from'>, tenant: string): Person {
  const [id, name] = [from.aadObjectId?.toLowerCase() ?? from.id, personName(from.name)];
  return { platform: 'teams', tenant, id, ...(name === undefined ? {} : { name }) };
}

/** Whether something was done by a program, Kakari itself among them. */
export const isByProgram = ({ from, recipient }: Pick<TeamsActivity, 'from' | 'recipient'>): boolean =>
  from.id === recipient.id || from.id.startsWith('28:') || from.role === 'bot' || from.role === 'skill';

/** The name of a message that no other message on any platform has. */
export const messageKey = (conversation: string, id: string): string => `teams:${conversation}:${id}`;

/**
 * What a person said to Kakari, or in a thread of a channel to nobody in particular; undefined where it is for somebody else: it was
 * written by a program, or mentions others and not Kakari, or nobody in a group chat.
 */
export function saidIn(activity: TeamsActivity, tenant: string): Said | undefined {
  if (isByProgram(activity) || activity.id === undefined) return undefined;
  const { conversation } = activity;
  const scope = conversation.conversationType;
  const mentions = mentionsIn(activity);
  const mentioned = mentions.some(({ kakari }) => kakari);
  if (scope === 'groupChat' && !mentioned) return undefined;
  if (scope === 'channel' && !mentioned && mentions.length > 0) return undefined;
  const by = personOf(activity, tenant);
  return {
    event: messageKey(conversation.id, activity.id),
    by,
    conversation: conversationOf(activity, by),
    to: scope === 'channel' && !mentioned ? 'thread' : 'kakari',
    // Who only calls Kakari wants to know what it can do.
    text: plainText(activity.text ?? '', mentions) || '使い方',
  };
}

/** A question that a person asked by a button; undefined where the press has no id by which it is known again. */
export function askedBy(activity: TeamsActivity, tenant: string, text: string): Said | undefined {
  if (isByProgram(activity) || activity.id === undefined) return undefined;
  const by = personOf(activity, tenant);
  const event = messageKey(activity.conversation.id, activity.id);
  return { event, by, conversation: conversationOf(activity, by), to: 'kakari', text };
}

/** A group chat has no threads: each person has a part of their own. */
const conversationOf = ({ conversation: { id, conversationType } }: TeamsActivity, by: Person): string =>
  `teams:${id}${conversationType === 'groupChat' ? `:${by.id}` : ''}`;

interface Mention {
  readonly kakari: boolean;
  readonly text: string;
}

const mentionsIn = ({ entities, recipient }: TeamsActivity): readonly Mention[] =>
  (entities ?? []).flatMap(({ type, text = '', mentioned }) =>
    type === 'mention' ? [{ kakari: mentioned?.id === recipient.id, text }] : [],
  );

/** Teams writes a mention as `<at>name</at>`. That of Kakari goes, those of others become their names. */
function plainText(text: string, mentions: readonly Mention[]): string {
  const own = mentions.filter(({ kakari, text: written }) => kakari && written !== '');
  const without = own.reduce((rest, mention) => rest.replaceAll(mention.text, ' '), text);
  return without
    .replaceAll(/<at[^<>]*>(?<name>[^<]*)<\/at>/gu, '$<name>')
    .replaceAll(/&(?<entity>nbsp|lt|gt|quot|amp);/gu, (written, name: string) => ENTITIES[name] ?? written)
    .replaceAll('\u00A0', ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' };
