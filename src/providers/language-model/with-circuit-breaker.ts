import type { LanguageModel } from '../../ports/language-model.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** A model that is not asked while its endpoint rests. */
export const withCircuitBreaker = (model: LanguageModel, breaker: CircuitBreaker): LanguageModel => ({
  ask: (task, call) => breaker.run(() => model.ask(task, call), task.name),
});
