import { KakariError } from '../../domain/errors.ts';
import type { LiveSurface } from './open-chats.ts';

/** How long after a platform could not be reached it is tried again. */
const AGAIN_MS = 60_000;

/** Surfaces that are started, or will be as soon as their platform can be reached. */
export interface Started {
  /** Those whose platform could not be reached yet. */
  readonly waiting: readonly LiveSurface[];
  /** Ends the trying and every surface. */
  stop(): Promise<void>;
}

/**
 * Starts surfaces. One whose platform cannot be reached (an error code that ends in `-unreachable`) is told to `reportFailure` and tried
 * again every minute, since the page and the reminders elsewhere need not wait for it. Anything else is a wrong setting: it rejects with
 * it, and nothing stays started.
 */
export async function keepStarted(
  surfaces: readonly LiveSurface[],
  reportFailure: (error: unknown) => void,
): Promise<Started> {
  const timers = new Set<NodeJS.Timeout>();
  const waiting: LiveSurface[] = [];
  let stopped = false;
  const stop = async (): Promise<void> => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.all(surfaces.map((surface) => surface.stop()));
  };
  const startOnce = async (surface: LiveSurface): Promise<void> => {
    try {
      await surface.start();
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      reportFailure(error);
      waiting.push(surface);
      if (!stopped) again(surface);
    }
  };
  const again = (surface: LiveSurface): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      startOnce(surface).catch(reportFailure);
    }, AGAIN_MS);
    timers.add(timer);
  };
  try {
    await Promise.all(surfaces.map(startOnce));
  } catch (error) {
    await stop();
    throw error;
  }
  return { waiting: [...waiting], stop };
}

const isUnreachable = (error: unknown): boolean => error instanceof KakariError && error.code.endsWith('-unreachable');
