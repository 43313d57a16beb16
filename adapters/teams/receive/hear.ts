import type { Said, Turn } from '../../../src/domain/chat.ts';
import { CHAT_WORDS } from '../../../src/language/chat-sentences.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { OutgoingActivity } from '../bot-adapter.ts';
import { sentenceActivity } from '../cards/small-messages.ts';
import { type Answering, sendPatiently } from '../send/send-patiently.ts';
import { detailOf, StreamedAnswer } from '../send/streamed-answer.ts';
import type { TeamsParts } from '../teams-parts.ts';
import { messageKey } from './read-said.ts';

/** After this, Teams shows that somebody is typing; and after that, a note says that it takes a while. */
const TYPING_AFTER_MS = 1000;
const NOTE_AFTER_MS = 10_000;

/** How an answer is given: `activityOf` makes the message of a turn; where others read along, nothing is streamed. */
export interface AnsweringBy {
  readonly shared: boolean;
  readonly activityOf: (turn: Turn) => OutgoingActivity;
}

/** Answers what was said, where it was said. */
export async function answerSaid(
  parts: TeamsParts,
  said: Said,
  place: Answering,
  { shared, activityOf }: AnsweringBy,
): Promise<void> {
  const showing = new Showing(parts, said, place);
  const streamed = shared ? undefined : new StreamedAnswer(parts, place, () => showing.stop());
  const heard = await parts.desk.hear(said, (soFar) => streamed?.show(soFar)).finally(() => showing.stop());
  // What is shown meanwhile has arrived before the answer is sent, so that this comes last.
  await Promise.all([showing.arrived, streamed?.stop()]);
  if (heard.kind === 'silent') return;
  const message = heard.kind === 'failed' ? sentenceActivity(heard.sentence) : activityOf(heard.turn);
  const sent = (await streamed?.end(message)) ?? (await sendPatiently(parts, place, message));
  if (sent.kind !== 'sent') parts.reportFailure({ code: 'teams-answer-not-taken', detail: detailOf(sent) });
  else if (heard.kind === 'answered')
    await parts.desk.answered(heard.turn, said.by, messageKey(sent.conversation, sent.id));
}

/** Shows that it goes on, until it is stopped. */
class Showing {
  readonly #cancel: readonly (() => void)[];
  #shown: Promise<unknown> = Promise.resolve();

  constructor({ bot, timer }: TeamsParts, said: Said, place: Answering) {
    const show = (activity: OutgoingActivity) => () => {
      this.#shown = this.#shown.then(() => bot.send(place, activity, place.replyTo));
    };
    const note = sentenceActivity(CHAT_WORDS[detectLanguage(said.text)].working);
    this.#cancel = [timer(TYPING_AFTER_MS, show({ type: 'typing' })), timer(NOTE_AFTER_MS, show(note))];
  }

  stop(): void {
    for (const cancel of this.#cancel) cancel();
  }

  /** Resolves when all that was shown so far has arrived. */
  get arrived(): Promise<unknown> {
    return this.#shown;
  }
}
