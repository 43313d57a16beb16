import { z } from 'zod';
import type { Choice } from '../../../src/domain/answer.ts';
import { reasonOf } from '../send/slack-errors.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { publishHome } from './publish-home.ts';

/** docs.slack.dev/reference/events/app_home_opened */
const opened = z.object({ user: z.string(), channel: z.string(), tab: z.string().optional() });

/** docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: at most four. */
const MOST_PROMPTS = 4;

/** Somebody looks at Kakari: at its home, or at the messages, where questions are suggested. Never rejects. */
export async function openHome(parts: SlackParts, event: unknown): Promise<void> {
  const { user, channel, tab } = opened.parse(event);
  const { team } = parts.identity();
  if (tab === 'messages') await suggestPrompts(parts, channel, team);
  else await publishHome(parts, { platform: 'slack', tenant: team, id: user });
}

async function suggestPrompts({ desk, talk, reportFailure }: SlackParts, channel: string, team: string): Promise<void> {
  const prompts = desk.prompts(team).slice(0, MOST_PROMPTS).map(asPrompt);
  if (prompts.length === 0) return;
  await talk
    .suggest(channel, prompts)
    .catch((error: unknown) => reportFailure({ code: 'slack-prompts-not-shown', detail: reasonOf(error) }));
}

const asPrompt = ({ label, question }: Choice): { readonly title: string; readonly message: string } => ({
  title: label,
  message: question,
});
