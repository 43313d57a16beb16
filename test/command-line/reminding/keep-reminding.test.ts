import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepReminding } from '../../../src/command-line/reminding/keep-reminding.ts';

const failures: unknown[] = [];
const report = (error: unknown): void => void failures.push(error);

beforeEach(() => {
  vi.useFakeTimers();
  failures.length = 0;
});
afterEach(() => void vi.useRealTimers());

describe('reminding that goes on', () => {
  it('runs at once and again a minute after each end', async () => {
    let runs = 0;
    const going = keepReminding(() => Promise.resolve((runs += 1)), report);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(runs).toBe(4);
    await going.stop();
  });

  it('begins no run while another is under way', async () => {
    const ends: (() => void)[] = [];
    const going = keepReminding(() => new Promise<void>((resolve) => void ends.push(resolve)), report);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await going.stop();
  });

  it('tells of a run that fails, and tries the next', async () => {
    let runs = 0;
    const going = keepReminding(() => Promise.reject(new Error(`run ${(runs += 1)}`)), report);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures.map(String)).toEqual(['Error: run 1', 'Error: run 2']);
    await going.stop();
  });

  it('waits, when it is stopped, for the run under way and begins no other', async () => {
    let [runs, stopped] = [0, false];
    let end: () => void = () => undefined;
    const going = keepReminding(() => ((runs += 1), new Promise<void>((resolve) => void (end = resolve))), report);
    const stopping = going.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(1000);
    expect(stopped).toBe(false);
    end();
    await stopping;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(runs).toBe(1);
  });
});
