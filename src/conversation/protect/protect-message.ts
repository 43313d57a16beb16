import type { Answer } from '../../domain/answer.ts';
import type { Message } from '../../domain/message.ts';
import type { PersonalDataPolicy } from '../../domain/personal-data.ts';
import type { Plan } from '../../domain/plan.ts';
import { judgeText } from '../../language/personal-data/judge-text.ts';
import { stoppedAnswer } from './stopped-answer.ts';

/** A message that may be answered, or the answer that says why it is not. */
export type ProtectedMessage =
  | { readonly kind: 'free'; readonly message: Message }
  | { readonly kind: 'stopped'; readonly answer: Answer };

/**
 * A message without personal data: what the policy masks is masked in the question and in the earlier turns, and earlier turns that
 * it stops are left out. A question that it stops gets an answer that holds nothing of it.
 */
export function protectMessage(message: Message, policy: PersonalDataPolicy, plans: readonly Plan[]): ProtectedMessage {
  const judged = judgeText(message.text, policy, plans);
  if (judged.kind === 'stopped')
    return { kind: 'stopped', answer: stoppedAnswer(message, judged.kinds, policy, plans) };
  const history = message.history
    .map((turn) => judgeText(turn, policy, plans))
    .flatMap((turn) => (turn.kind === 'free' ? [turn.text] : []));
  return { kind: 'free', message: { ...message, text: judged.text, history } };
}
