import type { DeliveryPolicy } from '../../domain/policy.ts';

/** Calls `act` once after `ms` milliseconds, unless the function that it returns is called before. */
export type Timer = (ms: number, act: () => void) => () => void;

/** The machine's timer. */
export const machineTimer: Timer = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** The outcome of `work`; rejects with the message `no-answer-in-time` when it is not there after `ms` milliseconds. */
export async function withTimeLimit<T>(work: Promise<T>, ms: number, timer: Timer): Promise<T> {
  let cancel = (): void => undefined;
  const over = new Promise<never>((_, reject) => {
    cancel = timer(ms, () => reject(new Error('no-answer-in-time')));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    cancel();
  }
}

/**
 * How long to wait after one more failure, in milliseconds: between nothing and a span that doubles with every earlier failure,
 * drawn by chance so that many messages do not come back at once, and never less than the surface asks for (`afterMs`).
 * `random` is in [0, 1).
 */
export function waitMs(
  policy: DeliveryPolicy,
  { failures, random, afterMs = 0 }: { readonly failures: number; readonly random: number; readonly afterMs?: number },
): number {
  const longest = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** failures);
  return Math.max(afterMs, Math.floor(random * longest));
}
