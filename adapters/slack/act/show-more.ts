import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { decodeAsked } from '../render/button-values.ts';
import { renderDetails, renderReply } from '../render/render-reply.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { readable, say } from './answer-press.ts';
import type { Press } from './read-press.ts';

/** Shows a further page of an answer. */
export async function showMore(parts: SlackParts, press: Press): Promise<void> {
  const read = readable(decodeAsked(press.value));
  const reply = await parts.desk.again(read.asked);
  const messages = renderReply({ reply, asked: read.asked, ephemeral: press.in.kind === 'private' });
  // The answer may have become shorter since.
  const message = messages[read.page] ?? messages.at(-1);
  if (message !== undefined) await say(parts, press, message);
}

/** Shows the passages on which an answer rests. */
export async function showDetails(parts: SlackParts, press: Press): Promise<void> {
  const read = readable(decodeAsked(press.value));
  for (const message of renderDetails(await parts.desk.again(read.asked))) await say(parts, press, message);
}

/** Shows an answer that one person sees to all in the channel, with the question and who shares it. */
export async function shareAnswer(parts: SlackParts, press: Press): Promise<void> {
  const read = readable(decodeAsked(press.value));
  const place = press.in;
  if (place.kind !== 'private') return;
  const [reply, name] = await Promise.all([parts.desk.again(read.asked), parts.talk.nameOf(press.by.id)]);
  const words = CHAT_WORDS[reply.language];
  const by = name === undefined ? '' : reply.language === 'ja' ? `（${name}さん）` : ` (${name})`;
  const [message] = renderReply({ reply, asked: read.asked, heading: `${words.asked(read.asked.text)}${by}` });
  if (message === undefined) return;
  // Slack does not say which message it becomes: what people think of it could not be kept.
  const blocks = message.blocks.filter(({ type }) => type !== 'context_actions');
  await parts.talk.respond(place.url, { ...message, blocks }, 'all');
}
