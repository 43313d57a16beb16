import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { decodeVerdict } from '../render/button-values.ts';
import { messageKey } from '../receive/read-message.ts';
import { sentence } from '../receive/sentence.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { languageOf, readable, tell } from './answer-press.ts';
import type { Press } from './read-press.ts';

/** Keeps what somebody thinks of an answer, and thanks. */
export async function judgeAnswer(parts: SlackParts, press: Press): Promise<void> {
  const verdict = readable(decodeVerdict(press.value));
  const place = press.in;
  if (place.kind !== 'message') return;
  const message = messageKey(parts.identity(), place.channel, place.ts);
  await parts.desk.judge({ message, by: press.by, verdict });
  await tell(parts, press, sentence(CHAT_WORDS[languageOf(press)].thanks));
}
