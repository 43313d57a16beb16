import { beforeEach, describe, expect, it } from 'vitest';
import { keepLooking } from '../../../src/command-line/plans/keep-looking.ts';
import type { Timer } from '../../../src/reminding/delivery/wait.ts';

/** What waits, with how long it asked to. */
let waiting: { readonly ms: number; readonly act: () => void }[];
const timer: Timer = (ms, act) => {
  const one = { ms, act };
  waiting.push(one);
  return () => void (waiting = waiting.filter((other) => other !== one));
};

/** Lets the time pass that is waited for, and what is set off by it happen. */
async function pass(): Promise<void> {
  for (const { act } of waiting.splice(0)) act();
  await new Promise((resolve) => void setImmediate(resolve));
}

const failures: string[] = [];
const report = (error: unknown): void => void failures.push(String(error));

beforeEach(() => {
  waiting = [];
  failures.length = 0;
});

describe('looking that goes on', () => {
  it('looks two seconds after its beginning and after each end', async () => {
    let looks = 0;
    const going = keepLooking(() => Promise.resolve(void (looks += 1)), report, timer);
    expect([looks, waiting.map(({ ms }) => ms)]).toEqual([0, [2000]]);
    await pass();
    await pass();
    expect([looks, waiting.map(({ ms }) => ms)]).toEqual([2, [2000]]);
    await going.stop();
    expect(waiting).toEqual([]);
  });

  it('tells of a look that fails once until one succeeds, and tries the next', async () => {
    const outcomes = ['down', 'down', '', 'down'];
    const going = keepLooking(
      async () => {
        const failure = outcomes.shift() ?? '';
        if (failure !== '') throw new Error(failure);
      },
      report,
      timer,
    );
    for (const count of [1, 1, 1, 2, 2]) {
      await pass();
      expect(failures).toHaveLength(count);
    }
    await going.stop();
  });

  it('waits, when it is stopped, for the look under way and begins no other', async () => {
    let end = (): void => undefined;
    const look = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
      });
    const going = keepLooking(look, report, timer);
    await pass();
    let stopped = false;
    const stopping = going.stop().then(() => (stopped = true));
    await pass();
    expect(stopped).toBe(false);
    end();
    await stopping;
    expect(waiting).toEqual([]);
  });
});
