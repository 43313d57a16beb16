import type { Answer } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Message } from '../../domain/message.ts';
import type { ModelFailureReason } from '../../domain/model-failure.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { Prompts } from '../../ports/prompts.ts';

/** What a model is asked for on the way to an answer. */
export type WordingStep = 'standalone' | 'rank' | 'answer';

/** Why an answer was not worded, or a step was left out. It may go into a log: it holds nothing of what was asked or answered. */
export interface WordingFault {
  readonly step: WordingStep;
  /** `unfounded`: what the model said does not stand in the evidence. */
  readonly reason: ModelFailureReason | 'unfounded';
  readonly detail: string;
}

/** What wording an answer needs. */
export interface WordingParts {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  /** Milliseconds since some moment. Without it an answer gets only what is left when the steps before it take all of their time. */
  readonly stopwatch?: () => number;
  /** Told at most once for each question: of the step that decided. */
  readonly reportFailure: (fault: WordingFault) => void;
}

/** A question on its way: what was understood, found and answered from it so far, with no model. */
export interface Asked {
  /** Without personal data. */
  readonly message: Message;
  readonly question: Question;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  readonly answer: Answer;
  readonly plans: readonly Plan[];
}

/** An answer that rests on the plan. */
export type Grounded = Extract<Answer, { readonly kind: 'grounded' }>;
