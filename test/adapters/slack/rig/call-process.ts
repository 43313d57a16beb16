import { systemClock } from '../../../../src/providers/system-clock.ts';
import { eventFixture } from './fixture.ts';
import { signedHeaders } from './sign.ts';
import { BOT_TOKEN, BOT_USER, HANAKO, SIGNING_SECRET, type SlackWorkspace, TEAM, TOWN_HALL } from './workspace.ts';

/** The settings with which a process of Kakari is an app of the workspace, which is 関市. */
export const settingsFor = ({ apiUrl }: SlackWorkspace): Readonly<Record<string, string>> => ({
  KAKARI_SLACK_BOT_TOKEN: BOT_TOKEN,
  KAKARI_SLACK_SIGNING_SECRET: SIGNING_SECRET,
  KAKARI_SLACK_API_URL: apiUrl,
  KAKARI_WORKSPACES: `${TEAM}=seki`,
});

/** Sends a signed mention in the town hall's channel to a process of Kakari, as Slack does. */
export function mentionTo(url: string, text: string, ts: string): Promise<Response> {
  const event = { user: HANAKO, channel: TOWN_HALL, text: `<@${BOT_USER}> ${text}`, ts, event_ts: ts };
  const body = JSON.stringify(eventFixture('app-mention', event));
  const timestamp = Math.floor(Date.parse(systemClock.now()) / 1000);
  const headers = { 'content-type': 'application/json', ...signedHeaders(body, { secret: SIGNING_SECRET, timestamp }) };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}
