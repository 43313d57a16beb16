import type { Language } from '../../domain/message.ts';
import { ModelFailure, type ModelFailureReason } from '../../domain/model-failure.ts';
import type { ResponseShape } from '../../ports/language-model.ts';
import type { PromptSlots } from '../../ports/prompts.ts';
import type { WordingFault, WordingParts, WordingStep } from './wording-parts.ts';

/**
 * How long each step may take, in ms. A question is answered within 8 s, whatever a model does: together with the wait for the vector of
 * the question (600 ms) they leave 0.8 s for all else, also on a machine that is busy.
 */
const BUDGET_MS: Readonly<Record<WordingStep, number>> = { standalone: 1000, rank: 1400, answer: 4200 };
/** All steps together: what the others leave of it is the answer's. */
const WHOLE_MS = BUDGET_MS.standalone + BUDGET_MS.rank + BUDGET_MS.answer;
/** The longest answer of each step, in tokens; Japanese takes about one for each character. */
const MOST_TOKENS: Readonly<Record<WordingStep, number>> = { standalone: 300, rank: 200, answer: 1200 };

/** What a step hands to the model. */
export interface Step<N extends WordingStep, T> {
  readonly name: N;
  readonly language: Language;
  readonly slots: PromptSlots[N];
  readonly shape: ResponseShape<T>;
  readonly onText?: (soFar: string) => void;
}

/** What a model is asked on the way to one answer. A step that fails is left out, and what failed last is reported once. */
export class ModelTurn {
  readonly #parts: WordingParts;
  readonly #by: string | undefined;
  readonly #since: number | undefined;
  #fault: WordingFault | undefined;
  #isHopeless = false;

  constructor(parts: WordingParts, by: string | undefined) {
    this.#parts = parts;
    this.#by = by;
    this.#since = parts.stopwatch?.();
  }

  /** What the model says to a step; undefined where it says nothing that can be used, or need not be asked any more. */
  async ask<N extends WordingStep, T>(step: Step<N, T>): Promise<T | undefined> {
    if (this.#isHopeless) return undefined;
    try {
      return await this.#answerTo(step);
    } catch (error) {
      this.fail(step.name, failureOf(error));
      return undefined;
    }
  }

  async #answerTo<N extends WordingStep, T>({ name, language, slots, shape, onText }: Step<N, T>): Promise<T> {
    const text = await this.#parts.prompts.fill(name, language, slots);
    return this.#parts.model.ask(
      { name, ...text, shape, maxTokens: MOST_TOKENS[name] },
      {
        timeoutMs: this.#timeFor(name),
        ...(this.#by === undefined ? {} : { by: this.#by }),
        ...(onText === undefined ? {} : { onText }),
      },
    );
  }

  #timeFor(step: WordingStep): number {
    const now = this.#parts.stopwatch?.();
    if (step !== 'answer' || now === undefined || this.#since === undefined) return BUDGET_MS[step];
    return Math.max(BUDGET_MS.answer, Math.floor(WHOLE_MS - (now - this.#since)));
  }

  /** Notes that a step came to nothing. */
  fail(step: WordingStep, { reason, detail }: Pick<WordingFault, 'reason' | 'detail'>): void {
    this.#fault = { step, reason, detail };
    this.#isHopeless ||= reason !== 'unfounded' && HOPELESS.has(reason);
  }

  /** Tells what failed, where anything did. */
  report(): void {
    if (this.#fault !== undefined) this.#parts.reportFailure(this.#fault);
  }
}

/** Failures after which the next step of the same question would fail as well, and only take time. */
const HOPELESS: ReadonlySet<ModelFailureReason> = new Set([
  'unreachable',
  'unauthorised',
  'wrong-address',
  'no-such-model',
  'resting',
  'used-up-today',
  'used-up-by-person',
] as const);

const failureOf = (error: unknown): ModelFailure =>
  error instanceof ModelFailure
    ? error
    : new ModelFailure('rejected', error instanceof Error ? error.name : 'error', { cause: error });
