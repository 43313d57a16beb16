import type { RemoteEncoder } from '../../ports/embeddings.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { UseMeter } from './use-meter.ts';
import { type Stopwatch, withinTime } from './within-time.ts';

/**
 * A model that is not asked where the call could go over a bound of use. What calls use is counted by the model itself, which tells the
 * meter. Looking at what was used is part of the time that a call has.
 */
export const withBounds = (
  model: LanguageModel,
  meter: UseMeter,
  stopwatch: Stopwatch = () => performance.now(),
): LanguageModel => ({
  ask: (task, call) =>
    withinTime(call.timeoutMs, stopwatch, async ({ leftMs }) => {
      const release = await meter.reserve(estimateTokens(task.system + task.user) + task.maxTokens, call.by);
      try {
        return await model.ask(task, { ...call, timeoutMs: Math.floor(leftMs()) });
      } finally {
        release();
      }
    }),
});

/** An encoder that is not asked where the texts could go over the bound of the day. */
export const encoderWithBounds = (encoder: RemoteEncoder, meter: UseMeter): RemoteEncoder => ({
  space: encoder.space,
  batch: encoder.batch,
  encode: async (texts, role, options) => {
    const release = await meter.reserve(estimateTokens(texts.join('')));
    try {
      return await encoder.encode(texts, role, options);
    } finally {
      release();
    }
  },
});
