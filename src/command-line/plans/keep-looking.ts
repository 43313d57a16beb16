import type { Timer } from '../../reminding/delivery/wait.ts';
import type { Going } from '../reminding/keep-reminding.ts';

/** How long after a look at what was published the next one comes. */
const EVERY_MS = 2000;

/**
 * Looks again and again, two seconds after each end. A look that fails is told to `reportFailure`, once until one succeeds, and the next
 * is tried all the same.
 */
export function keepLooking(look: () => Promise<void>, reportFailure: (error: unknown) => void, timer: Timer): Going {
  let [stopped, failing] = [false, false];
  let current: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    try {
      await look();
      failing = false;
    } catch (error) {
      if (!failing) reportFailure(error);
      failing = true;
    }
    if (!stopped) wait();
  };
  let cancel = (): void => undefined;
  const wait = (): void => {
    cancel = timer(EVERY_MS, () => {
      current = once();
    });
  };
  wait();
  return {
    stop: () => {
      stopped = true;
      cancel();
      return current;
    },
  };
}
