import { setTimeout as pause } from 'node:timers/promises';
import { ModelFailure } from '../../domain/model-failure.ts';

/** The time that a call has. */
export interface TimeLimit {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly leftMs: () => number;
  /** Waits, at the longest until the time is over. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Milliseconds since some moment, never going back. */
export type Stopwatch = () => number;

/** Does some work, and rejects with `timeout` where it takes longer, whether the work listens to the signal or not. */
export async function withinTime<T>(
  timeoutMs: number,
  stopwatch: Stopwatch,
  work: (limit: TimeLimit) => Promise<T>,
): Promise<T> {
  const failure = new ModelFailure('timeout', `${Math.round(timeoutMs)} ms`);
  if (timeoutMs <= 0) throw failure;
  const end = stopwatch() + timeoutMs;
  const controller = new AbortController();
  const { signal } = controller;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(failure);
      controller.abort();
    }, timeoutMs);
  });
  const limit = {
    signal,
    timeoutMs,
    leftMs: () => end - stopwatch(),
    wait: (ms: number) => pause(ms, undefined, { signal }),
  };
  try {
    return await Promise.race([work(limit), over]);
  } finally {
    clearTimeout(timer);
  }
}
