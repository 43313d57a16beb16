import type { Contact } from '../../../src/domain/directory.ts';
import type { Place } from '../bot-adapter.ts';
import type { TeamsParts } from '../teams-parts.ts';
import type { TeamsActivity } from './activity.ts';

/** Where an activity came from, by the addresses under which a directory can name it. */
interface Whereabouts extends Place {
  readonly contacts: readonly Contact[];
}

/** Keeps from where an activity came, so that reminders can be put there. */
export async function keepWhereabouts({ references }: TeamsParts, activity: TeamsActivity): Promise<void> {
  const { contacts, ...place } = whereaboutsOf(activity);
  await Promise.all(contacts.map((contact) => references.remember(contact, place)));
}

/**
 * Kakari was installed: for somebody, in a team (with all its channels), in a group chat. It says nothing: the manifest has
 * prompts to begin with, beside which there is to be no welcome (learn.microsoft.com, "Create prompt suggestions").
 */
export async function installed(parts: TeamsParts, activity: TeamsActivity): Promise<void> {
  await keepWhereabouts(parts, activity);
  const team = activity.channelData?.team?.id;
  if (team !== undefined) await keepChannels(parts, activity.serviceUrl, team);
}

/** Kakari was taken away. */
export async function uninstalled({ references }: TeamsParts, activity: TeamsActivity): Promise<void> {
  const { contacts } = whereaboutsOf(activity);
  const team = activity.channelData?.team?.id;
  const general: readonly Contact[] = team === undefined ? [] : [{ kind: 'teams-channel', address: team }];
  await Promise.all([...contacts, ...general].map((contact) => references.forget(contact)));
}

/** A channel came into being in a team that Kakari is in, or it went. */
export async function channelChanged(parts: TeamsParts, activity: TeamsActivity): Promise<void> {
  const { contacts } = whereaboutsOf(activity);
  if (activity.channelData?.eventType === 'channelDeleted')
    await Promise.all(contacts.map((contact) => parts.references.forget(contact)));
  else await keepWhereabouts(parts, activity);
}

/** The id of a team is that of its general channel. */
async function keepChannels({ bot, references, reportFailure }: TeamsParts, serviceUrl: string, team: string) {
  const channels = await bot.channelsOf(serviceUrl, team).catch((): readonly string[] => {
    reportFailure({ code: 'teams-channels-unknown' });
    return [];
  });
  for (const conversation of new Set([team, ...channels]))
    await references.remember({ kind: 'teams-channel', address: conversation }, { serviceUrl, conversation });
}

function whereaboutsOf({ conversation, channelData, from, serviceUrl }: TeamsActivity): Whereabouts {
  switch (conversation.conversationType) {
    case 'personal':
      return { serviceUrl, conversation: conversation.id, contacts: addressesOf(from) };
    case 'channel': {
      const channel = channelData?.channel?.id ?? conversation.id.replace(/;messageid=.*$/u, '');
      return { serviceUrl, conversation: channel, contacts: [{ kind: 'teams-channel', address: channel }] };
    }
    case 'groupChat':
      return { serviceUrl, conversation: conversation.id, contacts: [] };
  }
}

const addressesOf = ({ id, aadObjectId }: TeamsActivity['from']): readonly Contact[] =>
  [id, ...(aadObjectId === undefined ? [] : [aadObjectId.toLowerCase()])].map((address) => ({
    kind: 'teams-user',
    address,
  }));
