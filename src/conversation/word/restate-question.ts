import { z } from 'zod';
import type { Message } from '../../domain/message.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { normalise } from '../../language/normalise.ts';
import { addsNothing } from './adds-nothing.ts';
import { conversationText, questionText } from './as-data.ts';
import type { ModelTurn } from './model-turn.ts';
import { holdsOrder } from './orders.ts';
import { responseShape } from './response-shape.ts';
import { wishIn } from './wishes.ts';

const RESTATED = responseShape('standalone_question', z.object({ question: z.string() }));
const LONGEST = 200;

/**
 * Whether a question leaves out what it is about and is a free one. What asks for an owner, a date, a target, a word is understood by
 * rules alone: a model that takes it for something else would be worse than none.
 */
export const leavesOut = ({ elliptic, intent, text }: Question, { history }: Message): boolean =>
  history.length > 0 && elliptic && (intent === 'content' || intent === 'review' || wishIn(text) !== undefined);

/** The message with its question rewritten so that it stands on its own; as it was where the model fails, or makes it another one. */
export async function restateQuestion(message: Message, plans: readonly Plan[], turn: ModelTurn): Promise<Message> {
  const { text, today } = message;
  if (holdsOrder(text)) return message;
  const history = message.history.filter((turn) => !holdsOrder(turn));
  const language = detectLanguage(text);
  const restated = await turn.ask({
    name: 'standalone',
    language,
    slots: { conversation: conversationText(history, language), question: questionText(text) },
    shape: RESTATED,
  });
  const question = restated?.question.trim() ?? '';
  const fits =
    question.length <= LONGEST &&
    isQuestion(question) &&
    detectLanguage(question) === language &&
    addsNothing(question, { texts: [text, ...history], plans, today });
  return fits ? { ...message, text: question } : message;
}

/** One sentence that asks, or asks to be told. */
const isQuestion = (text: string): boolean =>
  !/\n/u.test(text) &&
  /(?:\?|か。?|(?:教え|説明し|まとめ|要約し|比較し|比べ|挙げ|示し|話し)て(?:ください|下さい|ほしい(?:です)?)?。?|^(?:explain|tell|show|list|describe|compare|summari[sz]e)\b.*)$/u.test(
    normalise(text),
  );
