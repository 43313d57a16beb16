import type { Turn } from '../../../src/domain/chat.ts';
import type { Language } from '../../../src/domain/message.ts';
import { renderReply } from '../render/render-reply.ts';
import { type Heard, messageKey } from './read-message.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { mayHaveArrived, reasonOf } from '../send/slack-errors.ts';
import { showWorking } from './show-working.ts';
import { sentence } from './sentence.ts';
import type { SlackParts } from './slack-parts.ts';

/** Answers what was said, in its thread, under a heading where one is wanted. Never rejects. */
export async function answerMessage(parts: SlackParts, heard: Heard, heading?: string): Promise<void> {
  const task = parts.underWay.begin(heard.said);
  if (task === undefined) return;
  const working = showWorking(parts, heard, task);
  try {
    const outcome = await parts.desk.hear(heard.said);
    // Shown after the answer, it would stay there.
    await working.shown;
    if (task.isStopped || outcome.kind === 'silent') return;
    if (outcome.kind === 'failed') await parts.talk.post(heard.thread, sentence(outcome.sentence));
    else await postAnswer(parts, heard, outcome.turn, heading);
  } catch (error) {
    await tellFailure(parts, heard, task.language, error);
  } finally {
    parts.underWay.end(task);
    await working.end();
  }
}

async function postAnswer(parts: SlackParts, heard: Heard, turn: Turn, heading?: string): Promise<void> {
  const { said, thread } = heard;
  const [message] = renderReply({ ...turn, ...(heading === undefined ? {} : { heading }) });
  if (message === undefined) return;
  const ts = await postOnce(parts, heard, message);
  if (ts === undefined) return;
  try {
    await parts.desk.answered(turn, said.by, messageKey(parts.identity(), thread.channel, ts));
  } catch (error) {
    // The person has the answer: an apology would only puzzle.
    parts.reportFailure({ code: 'slack-answer-not-kept', detail: reasonOf(error) });
  }
}

/**
 * Posts the answer; its `ts`, or undefined where the connection broke after the request left: then it is most likely there, and an
 * apology below it would only puzzle. Its event stays open, so that a redelivery answers it should it not be.
 */
async function postOnce({ talk, reportFailure }: SlackParts, { thread }: Heard, message: SlackMessage) {
  try {
    return await talk.post(thread, message);
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    reportFailure({ code: 'slack-answer-doubtful', detail: reasonOf(error) });
    return undefined;
  }
}

/** An answer that Slack does not take is worth one more try, with a sentence that it takes. */
async function tellFailure(parts: SlackParts, { thread }: Heard, language: Language, error: unknown): Promise<void> {
  const apology = parts.desk.apologise(error, language);
  try {
    await parts.talk.post(thread, sentence(apology));
  } catch (again) {
    parts.reportFailure({ code: 'slack-answer-not-posted', detail: reasonOf(again) });
  }
}
