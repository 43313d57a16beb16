import { readCardData } from '../cards/card-data.ts';
import type { TeamsParts } from '../teams-parts.ts';
import type { TeamsActivity } from './activity.ts';
import { answerSaid } from './hear.ts';
import { channelChanged, installed, keepWhereabouts, uninstalled } from './installed.ts';
import { messageOf } from './message-of.ts';
import { isByProgram, saidIn } from './read-said.ts';
import type { HttpAnswer } from './receive-activities.ts';
import { sceneOf } from './scene.ts';
import { takeInvoke } from './take-invoke.ts';
import { takeSubmit } from './take-press.ts';

const TAKEN: HttpAnswer = { status: 200 };

/** Takes what happened in Teams. Everything but an invoke is acknowledged at once, and done after that. */
export function takeActivity(parts: TeamsParts, activity: TeamsActivity): HttpAnswer | Promise<HttpAnswer> {
  const { background } = parts;
  switch (activity.type) {
    case 'invoke':
      return takeInvoke(parts, activity);
    case 'message':
      takeMessage(parts, activity);
      return TAKEN;
    case 'installationUpdate':
      background.run('teams-installation-failed', () => takeInstallation(parts, activity));
      return TAKEN;
    case 'conversationUpdate':
      background.run('teams-installation-failed', () => takeChange(parts, activity));
      return TAKEN;
    default:
      return TAKEN;
  }
}

function takeMessage(parts: TeamsParts, activity: TeamsActivity): void {
  if (isByProgram(activity)) return;
  const { background, app } = parts;
  background.run('teams-reference-failed', () => keepWhereabouts(parts, activity));
  const pressed = readCardData(activity.value);
  if (pressed !== undefined) return background.run('teams-press-failed', () => takeSubmit(parts, activity, pressed));
  const said = saidIn(activity, app.tenant);
  if (said === undefined) return;
  const { place, shared } = sceneOf(activity, app.tenant);
  background.run('teams-answer-failed', () =>
    answerSaid(parts, said, place, { shared, activityOf: (turn) => messageOf(parts, turn, { shared }) }),
  );
}

async function takeInstallation(parts: TeamsParts, activity: TeamsActivity): Promise<void> {
  if (activity.action === 'remove') await uninstalled(parts, activity);
  else if (activity.action !== 'remove-upgrade') await installed(parts, activity);
}

async function takeChange(parts: TeamsParts, activity: TeamsActivity): Promise<void> {
  const { membersAdded, recipient, channelData } = activity;
  if (membersAdded?.some(({ id }) => id === recipient.id) === true) await installed(parts, activity);
  else if (/^channel(?:Created|Restored|Deleted)$/u.test(channelData?.eventType ?? ''))
    await channelChanged(parts, activity);
}
