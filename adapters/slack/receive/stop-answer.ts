import { z } from 'zod';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { threadKey } from './read-message.ts';
import { sentence } from './sentence.ts';
import type { SlackParts } from './slack-parts.ts';

/** docs.slack.dev/reference/events/agent_session_stopped */
const stopped = z.object({ channel: z.string(), thread_ts: z.string() });

/** Somebody pressed the stop button: the answer under way is not shown any more. Slack leaves it to the app to say that it stopped. */
export async function stopAnswer({ talk, underWay, identity }: SlackParts, event: unknown): Promise<void> {
  const { channel, thread_ts: root } = stopped.parse(event);
  const language = underWay.stop(threadKey(identity(), { channel, root }));
  await Promise.all([talk.showSession({ channel, root }, 'active'), talk.showStatus({ channel, root }, '')]);
  if (language !== undefined) await talk.post({ channel, root }, sentence(CHAT_WORDS[language].stopped));
}
