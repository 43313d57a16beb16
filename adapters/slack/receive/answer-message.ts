import type { Turn } from '../../../src/domain/chat.ts';
import type { Language } from '../../../src/domain/message.ts';
import { renderReply } from '../render/render-reply.ts';
import { type Heard, messageKey, type Thread } from './read-message.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import { mayHaveArrived, platformError, reasonOf } from '../send/slack-errors.ts';
import { showWorking } from './show-working.ts';
import { sentence } from './sentence.ts';
import type { SlackParts } from './slack-parts.ts';
import { StreamedAnswer } from './streamed-answer.ts';

/** Answers what was said, in its thread, under a heading where one is wanted. Never rejects. */
export async function answerMessage(parts: SlackParts, heard: Heard, heading?: string): Promise<void> {
  const task = parts.underWay.begin(heard.said);
  if (task === undefined) return;
  const working = showWorking(parts, heard, task);
  const head = heading === undefined ? {} : { heading };
  const streamed = new StreamedAnswer({ ...parts, heard, after: working.shown, ...head });
  let isDone = false;
  task.stopped.addEventListener('abort', () => void (isDone ? undefined : streamed.leave()));
  try {
    const outcome = await parts.desk.hear(heard.said, (soFar) => streamed.show(soFar));
    // Shown after the answer, it would stay there.
    await working.shown;
    const spot = { ...heard.thread, streamed: await streamed.end() };
    if (task.stopped.aborted) return await streamed.leave();
    isDone = true;
    if (outcome.kind === 'silent') return;
    if (outcome.kind === 'failed') await put(parts, spot, sentence(outcome.sentence));
    else await putAnswer(parts, heard, spot, { ...outcome.turn, ...head });
  } catch (error) {
    await tellFailure(parts, { ...heard.thread, streamed: await streamed.end() }, task.language, error);
  } finally {
    parts.underWay.end(task);
    await working.end();
  }
}

/** A thread, and the message in it whose place an answer takes, where there is one. */
interface AnswerSpot extends Thread {
  readonly streamed: string | undefined;
}

async function putAnswer(parts: SlackParts, { said }: Heard, spot: AnswerSpot, turn: Turn & { heading?: string }) {
  const [message] = renderReply(turn);
  if (message === undefined) return;
  const ts = await putOnce(parts, spot, message);
  if (ts === undefined) return;
  try {
    await parts.desk.answered(turn, said.by, messageKey(parts.identity(), spot.channel, ts));
  } catch (error) {
    // The person has the answer: an apology would only puzzle.
    parts.reportFailure({ code: 'slack-answer-not-kept', detail: reasonOf(error) });
  }
}

/**
 * Puts the answer there; its `ts`, or undefined where the connection broke after the request left: then it is most likely there, and an
 * apology below it would only puzzle. Its event stays open, so that a redelivery answers it should it not be.
 */
async function putOnce(parts: SlackParts, spot: AnswerSpot, message: SlackMessage): Promise<string | undefined> {
  try {
    return await put(parts, spot, message);
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    parts.reportFailure({ code: 'slack-answer-doubtful', detail: reasonOf(error) });
    return undefined;
  }
}

/** Puts a message in the place of what was streamed, or below it where Slack does not let that be changed. Returns its `ts`. */
async function put({ talk, reportFailure }: SlackParts, spot: AnswerSpot, message: SlackMessage): Promise<string> {
  const { channel, root, streamed } = spot;
  if (streamed === undefined) return talk.post({ channel, root }, message);
  try {
    await talk.update(channel, streamed, message);
    return streamed;
  } catch (error) {
    if (!CHANGELESS.has(platformError(error) ?? '')) throw error;
    reportFailure({ code: 'slack-stream-not-replaced', detail: reasonOf(error) });
    return talk.post({ channel, root }, message);
  }
}

/** Why a message cannot be changed, whatever takes its place (docs.slack.dev/reference/methods/chat.update). */
const CHANGELESS: ReadonlySet<string> = new Set([
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
  'streaming_state_conflict',
]);

/** An answer that Slack does not take is worth one more try, with a sentence that it takes. */
async function tellFailure(parts: SlackParts, spot: AnswerSpot, language: Language, error: unknown): Promise<void> {
  const apology = parts.desk.apologise(error, language);
  try {
    await put(parts, spot, sentence(apology));
  } catch (again) {
    parts.reportFailure({ code: 'slack-answer-not-posted', detail: reasonOf(again) });
  }
}
