import type { Said } from '../../../src/domain/chat.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { decodeQuestion } from '../render/button-values.ts';
import { privateConversation } from '../receive/answer-command.ts';
import { answerMessage } from '../receive/answer-message.ts';
import { answerPrivately } from '../receive/answer-privately.ts';
import { messageKey, threadKey } from '../receive/read-message.ts';
import { sentence } from '../receive/sentence.ts';
import type { SlackParts } from '../receive/slack-parts.ts';
import { readable, tell } from './answer-press.ts';
import type { Press, PressedIn } from './read-press.ts';

/** Asks the question of a button as the person who pressed it, where the button stands; from the home in the direct chat. */
export async function askChoice(parts: SlackParts, press: Press): Promise<void> {
  const question = readable(decodeQuestion(press.value));
  const heading = CHAT_WORDS[detectLanguage(question)].asked(question);
  const place = press.in;
  if (place.kind === 'message') await askInThread(parts, press, place, question, heading);
  else if (place.kind === 'private') await askAlone(parts, press, place, question, heading);
  else await askInDirect(parts, press, question, heading);
}

async function askInThread(
  parts: SlackParts,
  press: Press,
  { channel, ts, thread: root = ts }: PressedIn & { readonly kind: 'message' },
  question: string,
  heading: string,
): Promise<void> {
  const thread = { channel, root };
  const event = `${messageKey(parts.identity(), channel, ts)}:${press.stamp}`;
  const said = saidBy(press, event, threadKey(parts.identity(), thread), question);
  await answerMessage(parts, { said, thread }, heading);
}

async function askAlone(
  parts: SlackParts,
  press: Press,
  { channel, ts }: PressedIn & { readonly kind: 'private' },
  question: string,
  heading: string,
): Promise<void> {
  const event = `${messageKey(parts.identity(), channel, ts)}:${press.stamp}`;
  const said = saidBy(press, event, privateConversation(press.by.tenant, channel, press.by.id), question);
  await answerPrivately(parts, { said, heading, to: (message) => tell(parts, press, message) });
}

/** The question becomes a message of the direct chat, whose thread holds the answer. */
async function askInDirect(parts: SlackParts, press: Press, question: string, heading: string): Promise<void> {
  const channel = await parts.talk.directWith(press.by.id);
  const root = await parts.talk.post({ channel }, sentence(heading));
  const key = threadKey(parts.identity(), { channel, root });
  await answerMessage(parts, { said: saidBy(press, key, key, question), thread: { channel, root } });
}

const saidBy = ({ by }: Press, event: string, conversation: string, text: string): Said => ({
  event,
  by,
  conversation,
  text,
  to: 'kakari',
});
