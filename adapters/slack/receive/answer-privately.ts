import type { Said, Turn } from '../../../src/domain/chat.ts';
import { renderReply } from '../render/render-reply.ts';
import { sentence } from './sentence.ts';
import type { SlackMessage } from '../render/slack-message.ts';
import type { SlackParts } from './slack-parts.ts';

/** What somebody alone is to be answered, and where: `to` rejects where Slack does not take it. */
export interface Private {
  readonly said: Said;
  readonly to: (message: SlackMessage) => Promise<void>;
  readonly heading?: string;
}

/** Answers somebody alone. */
export async function answerPrivately({ desk }: SlackParts, { said, to, heading }: Private): Promise<void> {
  const outcome = await desk.hear(said);
  if (outcome.kind === 'failed') await to(sentence(outcome.sentence));
  if (outcome.kind !== 'answered') return;
  const { turn } = outcome;
  const message = privately(turn, heading);
  if (message === undefined) return;
  await to(message);
  // Slack does not say which message it became; what only one person sees is judged by nobody.
  await desk.answered(turn, said.by, said.event);
}

const privately = (turn: Turn, heading: string | undefined): SlackMessage | undefined =>
  renderReply({ ...turn, ephemeral: true, ...(heading === undefined ? {} : { heading }) })[0];
