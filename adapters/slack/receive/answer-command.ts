import { z } from 'zod';
import { answerPrivately } from './answer-privately.ts';
import { guarded } from './guarded.ts';
import { readText } from './read-text.ts';
import type { SlackParts } from './slack-parts.ts';

/** The command, as the manifest names it. */
export const COMMAND = '/kakari';

/** docs.slack.dev/interactivity/implementing-slash-commands */
const given = z.object({
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  response_url: z.string(),
  trigger_id: z.string(),
});

/** Answers a command to the person who typed it, and to nobody else. Never rejects. */
export async function answerCommand(parts: SlackParts, body: unknown): Promise<void> {
  const { channel_id: channel, user_id: user, text, response_url: url, trigger_id: trigger } = given.parse(body);
  const { team } = parts.identity();
  const said = {
    event: `slack:${team}:${channel}:${trigger}`,
    by: { platform: 'slack', tenant: team, id: user },
    conversation: privateConversation(team, channel, user),
    to: 'kakari',
    text: readText(text),
  } as const;
  const to = (message: Parameters<typeof parts.talk.respond>[1]): Promise<void> =>
    parts.talk.respond(url, message, 'one');
  await guarded(parts, { text: said.text, to }, () => answerPrivately(parts, { said, to }));
}

/** What a person asks in a channel without others seeing it. */
export const privateConversation = (team: string, channel: string, user: string): string =>
  `slack:${team}:${channel}:${user}`;
