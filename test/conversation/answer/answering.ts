import { answerQuestion } from '../../../src/conversation/answer/answer-question.ts';
import { findUnfounded } from '../../../src/conversation/answer/verify-answer.ts';
import type { Answer, Statement } from '../../../src/domain/answer.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Department } from '../../../src/domain/plan.ts';
import type { Question } from '../../../src/domain/question.ts';
import { harano, haranoPlan, oharanoPlan } from '../../fixtures/harano-plans.ts';
import { questionWith } from '../../fixtures/questions.ts';

/** The answer to a question from this evidence, best first. Throws where it says what the evidence does not. */
export function answerTo(rest: Partial<Question>, ...evidence: readonly Evidence[]): Answer {
  const answer = answerQuestion(questionWith(rest), evidence);
  const unfounded = findUnfounded(answer, [haranoPlan, oharanoPlan]);
  if (unfounded.length > 0) throw new Error(`unfounded: ${JSON.stringify(unfounded)} in ${textOf(answer)}`);
  return answer;
}

/** What an answer says, without notices, citations and choices; one line for each statement or item. */
export const textOf = (answer: Answer): string =>
  answer.kind === 'grounded' ? answer.statements.flatMap(linesOf).join('\n') : 'text' in answer ? answer.text : '';

/** What an answer says beside its statements. */
export const noticesOf = (answer: Answer): readonly string[] => (answer.kind === 'grounded' ? answer.notices : []);

/** What is offered where the plan is silent. */
export const nearestOf = (answer: Answer): string =>
  answer.kind === 'not-in-plan' ? answer.nearest.flatMap(linesOf).join('\n') : '';

/** The sections of 原野市 with these names. */
export const sections = (...names: readonly string[]): readonly Department[] =>
  harano.departments.filter(({ name }) => names.includes(name));

function linesOf({ block }: Statement): readonly string[] {
  if (block.kind === 'text') return [block.text];
  return block.kind === 'list' ? [block.title ?? '', ...block.items] : [];
}
