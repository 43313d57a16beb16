import { ModelFailure } from '../../domain/model-failure.ts';

/** Calls `act` once after `ms` milliseconds, unless the function that it returns is called before. */
export type Timer = (ms: number, act: () => void) => () => void;

/** The outcome of `work`; rejects with a `ModelFailure` `timeout` when it is not there after `ms` milliseconds. */
export async function within<T>(work: Promise<T>, ms: number, timer: Timer): Promise<T> {
  let cancel = (): void => undefined;
  const over = new Promise<never>((_, reject) => {
    cancel = timer(ms, () => reject(new ModelFailure('timeout')));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    cancel();
  }
}
