import type { ModelUse } from '../../domain/model-use.ts';
import type { ModelUseLog } from '../../ports/model-use-log.ts';

/** Counts in the memory of the process, where there is no ledger. */
export function createMemoryUseLog(): ModelUseLog {
  const counted = new Map<string, ModelUse>();
  return {
    addModelUse: (use) => {
      const key = `${use.day} ${use.person}`;
      const before = counted.get(key);
      counted.set(key, before === undefined ? use : sumOf(before, use));
      return Promise.resolve();
    },
    modelUse: (day) => {
      const ofDay = [...counted.values()].filter((use) => use.day === day);
      return Promise.resolve(ofDay.toSorted((a, b) => (a.person < b.person ? -1 : 1)));
    },
  };
}

const sumOf = (a: ModelUse, b: ModelUse): ModelUse => ({
  ...a,
  calls: a.calls + b.calls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});
