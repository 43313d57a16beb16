/** Something that goes on until it is stopped. */
export interface Going {
  /** Starts no further run and waits for the one under way. */
  stop(): Promise<void>;
}

/** How long after a run the next one begins. */
const EVERY_MS = 60_000;

/**
 * Runs `run` now and again a minute after each end, so that two runs of one process never overlap. A run that fails is told to
 * `reportFailure`, and the next one is tried all the same.
 */
export function keepReminding(run: () => Promise<unknown>, reportFailure: (error: unknown) => void): Going {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const once = async (): Promise<void> => {
    await run().catch(reportFailure);
    if (!stopped) timer = setTimeout(again, EVERY_MS);
  };
  const again = (): void => {
    current = once();
  };
  let current = once();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
