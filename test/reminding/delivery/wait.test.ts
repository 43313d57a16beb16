import { fc } from '../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { machineTimer, waitMs, withTimeLimit } from '../../../src/reminding/delivery/wait.ts';
import { DELIVERY, MINUTE_MS } from './post-office.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait after a failure', () => {
  it('lies between nothing and the doubled first wait, never above the longest', () => {
    fc.assert(
      fc.property(fc.nat(100), chance, (failures, random) => {
        const wait = waitMs(DELIVERY, { failures, random });
        const span = Math.min(DELIVERY.longestWaitMs, DELIVERY.firstWaitMs * 2 ** failures);
        expect(Number.isInteger(wait) && wait >= 0 && wait < span).toBe(true);
      }),
    );
  });

  it('is all of the span that chance leaves it, so that messages spread', () => {
    const waits = [0, 0.25, 0.5, 0.75].map((random) => waitMs(DELIVERY, { failures: 1, random }));
    expect(waits).toEqual([0, 0.5 * MINUTE_MS, MINUTE_MS, 1.5 * MINUTE_MS]);
  });

  it('is never shorter than the surface asks for', () => {
    fc.assert(
      fc.property(fc.nat(100), chance, fc.nat(24 * 60 * MINUTE_MS), (failures, random, afterMs) => {
        expect(waitMs(DELIVERY, { failures, random, afterMs })).toBeGreaterThanOrEqual(afterMs);
      }),
    );
  });
});

describe('a time limit', () => {
  it('passes on what is there in time, and stops the timer', async () => {
    const stopped: string[] = [];
    const timer = () => () => void stopped.push('stopped');
    expect(await withTimeLimit(Promise.resolve('done'), 1000, timer)).toBe('done');
    await expect(withTimeLimit(Promise.reject(new Error('broken')), 1000, timer)).rejects.toThrow('broken');
    expect(stopped).toEqual(['stopped', 'stopped']);
  });

  it('rejects what is not there in time', async () => {
    const never = new Promise(() => undefined);
    await expect(withTimeLimit(never, 0, machineTimer)).rejects.toThrow('no-answer-in-time');
  });
});
