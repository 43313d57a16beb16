import type { Said, Turn } from '../../../src/domain/chat.ts';
import type { Heard } from '../../../src/ports/chat-desk.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { OutgoingActivity } from '../bot-adapter.ts';
import { sentenceActivity } from '../cards/small-messages.ts';
import { type Answering, sendPatiently } from '../send/send-patiently.ts';
import type { TeamsParts } from '../teams-parts.ts';
import { messageKey } from './read-said.ts';

/** After this, Teams shows that somebody is typing; and after that, a note says that it takes a while. */
const TYPING_AFTER_MS = 1000;
const NOTE_AFTER_MS = 10_000;

/** Answers what was said, where it was said. `activityOf` makes the message of a turn. */
export async function answerSaid(
  parts: TeamsParts,
  said: Said,
  place: Answering,
  activityOf: (turn: Turn) => OutgoingActivity,
): Promise<void> {
  const heard = await whileShowing(parts, said, place);
  if (heard.kind === 'silent') return;
  const message = heard.kind === 'failed' ? sentenceActivity(heard.sentence) : activityOf(heard.turn);
  const sent = await sendPatiently(parts, place, message);
  if (sent.kind !== 'sent') parts.reportFailure({ code: 'teams-answer-not-taken', detail: detailOf(sent) });
  else if (heard.kind === 'answered')
    await parts.desk.answered(heard.turn, said.by, messageKey(sent.conversation, sent.id));
}

/** Hears, and shows meanwhile that it goes on. What is shown has arrived before this resolves, so that the answer comes last. */
async function whileShowing(parts: TeamsParts, said: Said, place: Answering): Promise<Heard> {
  const { bot, timer } = parts;
  let shown: Promise<unknown> = Promise.resolve();
  const show = (activity: OutgoingActivity) => () => {
    shown = shown.then(() => bot.send(place, activity, place.replyTo));
  };
  const note = sentenceActivity(CHAT_WORDS[detectLanguage(said.text)].working);
  const cancel = [timer(TYPING_AFTER_MS, show({ type: 'typing' })), timer(NOTE_AFTER_MS, show(note))];
  try {
    return await parts.desk.hear(said);
  } finally {
    for (const stop of cancel) stop();
    await shown;
  }
}

const detailOf = (sent: Exclude<Awaited<ReturnType<typeof sendPatiently>>, { kind: 'sent' }>): string =>
  sent.kind === 'refused' ? `${sent.status} ${sent.code}` : sent.reason;
