import { z } from 'zod';
import { extensionResults } from '../cards/extension-results.ts';
import type { TeamsParts } from '../teams-parts.ts';
import type { TeamsActivity } from './activity.ts';
import { messageKey, personOf } from './read-said.ts';
import type { HttpAnswer } from './receive-activities.ts';
import { takeExecute } from './take-press.ts';

/** What Teams asks and waits for. What Kakari does not know is 501, as the Bot Framework has it. */
export function takeInvoke(parts: TeamsParts, activity: TeamsActivity): HttpAnswer | Promise<HttpAnswer> {
  switch (activity.name) {
    case 'message/submitAction':
      return takeFeedback(parts, activity);
    case 'adaptiveCard/action':
      return takeAction(parts, activity);
    case 'composeExtension/query':
      return search(parts, activity);
    default:
      return { status: 501 };
  }
}

const feedbackSchema = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.string().nullish() }),
});

const commentSchema = z.object({ feedbackText: z.string().optional() });

async function takeFeedback(parts: TeamsParts, activity: TeamsActivity): Promise<HttpAnswer> {
  const read = feedbackSchema.safeParse(activity.value);
  if (!read.success || typeof activity.replyToId !== 'string') return { status: 400 };
  const { reaction, feedback } = read.data.actionValue;
  const comment = commentIn(feedback ?? '{}');
  await parts.desk.judge({
    message: messageKey(activity.conversation.id, activity.replyToId),
    by: personOf(activity, parts.app.tenant),
    verdict: reaction === 'like' ? 'helpful' : 'wrong',
    ...(comment === '' ? {} : { comment }),
  });
  return { status: 200, body: {} };
}

/** The comment comes as JSON in a string. */
function commentIn(feedback: string): string {
  try {
    return commentSchema.parse(JSON.parse(feedback)).feedbackText?.trim() ?? '';
  } catch {
    return '';
  }
}

const actionSchema = z.object({ action: z.object({ data: z.unknown() }) });

function takeAction(parts: TeamsParts, activity: TeamsActivity): HttpAnswer | Promise<HttpAnswer> {
  const read = actionSchema.safeParse(activity.value);
  return read.success ? takeExecute(parts, activity, read.data.action.data) : { status: 400 };
}

const querySchema = z.object({
  commandId: z.enum(['measure', 'term']),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).nullish(),
});

/** A search of the message extension; before anything is typed, Teams asks with the parameter `initialRun`. */
function search({ desk, app, clock }: TeamsParts, { value }: TeamsActivity): HttpAnswer {
  const read = querySchema.safeParse(value);
  if (!read.success) return { status: 400 };
  const { commandId, parameters } = read.data;
  const typed = parameters?.find(({ name }) => name !== 'initialRun')?.value;
  const found = desk.search(commandId, typeof typed === 'string' ? typed : '', app.tenant);
  return { status: 200, body: extensionResults(found, clock.today()) };
}
