import type { Asked } from '../../domain/chat.ts';
import { DEFAULT_PERSONAL_DATA_POLICY } from '../../domain/personal-data.ts';
import { type JudgedText, judgeText } from '../../language/personal-data/judge-text.ts';
import { type Answered, answerQuestion, type Put, QUESTION_LIMIT } from './answer-text.ts';
import type { ChatDeskParts } from './chat-parts.ts';

type Judging = Pick<ChatDeskParts, 'personalData' | 'plans'>;

/** What a person wrote, under the policy of this installation. */
export const judge = ({ personalData = DEFAULT_PERSONAL_DATA_POLICY, plans }: Judging, text: string): JudgedText =>
  judgeText(text, personalData, plans());

/** A question without personal data, in it and in the earlier turns; undefined where the policy stops it. */
export function withoutPersonalData(parts: Judging, asked: Asked): Asked | undefined {
  const judged = judge(parts, asked.text);
  if (judged.kind === 'stopped') return undefined;
  const history = asked.history
    .map((turn) => judge(parts, turn))
    .flatMap((turn) => (turn.kind === 'free' ? [turn.text] : []));
  return { ...asked, text: judged.text, history };
}

/**
 * Answers without personal data going any further than here: what is kept, put on buttons and handed on afterwards is the `asked` of
 * the answer. A question that is stopped goes to the assistant, which says so, and leaves nothing but a masked rest.
 */
export async function answerWithoutPersonalData(
  parts: ChatDeskParts,
  put: Put,
  answer: (parts: ChatDeskParts, put: Put) => Promise<Answered>,
): Promise<Answered> {
  const asked = withoutPersonalData(parts, put.asked);
  if (asked !== undefined) return answer(parts, { ...put, asked });
  const stopped = await answerQuestion(parts, put);
  return {
    kind: 'command',
    asked: { ...stopped.asked, text: judge(parts, put.asked.text).text.slice(0, QUESTION_LIMIT), history: [] },
    reply: stopped.reply,
  };
}
