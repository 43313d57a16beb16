import { beforeEach, describe, expect, it } from 'vitest';
import { ModelFailure, type ModelFailureReason } from '../../../src/domain/model-failure.ts';
import { type CircuitBreaker, createCircuitBreaker } from '../../../src/providers/language-model/circuit-breaker.ts';
import { withCircuitBreaker } from '../../../src/providers/language-model/with-circuit-breaker.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { AMPLE, ANSWER, failureIn, TASK } from './sample-task.ts';

let clock: ManualClock;
let breaker: CircuitBreaker;
let asked: number;

beforeEach(() => {
  clock = new ManualClock('2026-04-01');
  breaker = createCircuitBreaker({ clock, failures: 3, restMs: 30_000 });
  asked = 0;
});

const works = (): Promise<string> =>
  breaker.run(() => {
    asked += 1;
    return Promise.resolve('yes');
  });

const fails = async (reason: ModelFailureReason = 'timeout', times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1)
    await failureIn(
      breaker.run(() => {
        asked += 1;
        return Promise.reject(new ModelFailure(reason));
      }),
    );
};

describe('a circuit breaker', () => {
  it('lets calls through, and forgets failures that are not in a row', async () => {
    await fails('timeout', 2);
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 2 });
    expect(await works()).toBe('yes');
    await fails('unreachable', 2);
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 2 });
  });

  it('rests after so many failures in a row, and makes no calls meanwhile', async () => {
    await fails('rate-limited', 3);
    expect(breaker.state()).toEqual({
      kind: 'open',
      since: '2026-04-01T00:00:00.000Z',
      until: '2026-04-01T00:00:30.000Z',
      reason: 'rate-limited',
    });
    expect(await failureIn(works())).toBe('resting rate-limited');
    clock.move(29_999);
    expect(await failureIn(works())).toBe('resting rate-limited');
    expect(asked).toBe(3);
  });

  it('rests no longer where the clock is set back', async () => {
    await fails('timeout', 3);
    clock.move(-3_600_000);
    expect(await works()).toBe('yes');
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
  });

  it('lets one call try when it has rested, and no other beside it', async () => {
    await fails('timeout', 3);
    clock.move(30_000);
    expect(breaker.state()).toMatchObject({ kind: 'half-open', reason: 'timeout', tried: false });
    let answer = (_text: string): void => {};
    const trial = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(breaker.state()).toMatchObject({ kind: 'half-open', tried: true });
    expect(await failureIn(works())).toBe('resting timeout');
    answer('well');
    expect(await trial).toBe('well');
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
  });

  it('rests twice as long after each trial that fails, ten minutes at the most, and 30 seconds again once it was well', async () => {
    await fails('timeout', 3);
    const rests: number[] = [];
    for (let trial = 0; trial < 7; trial += 1) {
      const state = breaker.state();
      if (state.kind !== 'open') throw new Error(state.kind);
      expect(state.since).toBe('2026-04-01T00:00:00.000Z');
      rests.push(Date.parse(state.until) - Date.parse(clock.now()));
      clock.set('2026-04-01', '09:00');
      clock.move(Date.parse(state.until) - Date.parse(clock.now()));
      await fails('unreachable');
    }
    expect(rests).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
    clock.move(600_000);
    await works();
    await fails('timeout', 3);
    expect(breaker.state()).toMatchObject({ kind: 'open', until: expect.any(String) as string });
    clock.move(30_000);
    expect(breaker.state()).toHaveProperty('kind', 'half-open');
  });

  it.each([
    'refused',
    'empty',
    'not-json',
    'wrong-shape',
    'wrong-language',
    'rejected',
    'used-up-today',
    'used-up-by-person',
  ] as const)('does not count %s, which is of one question, and closes when a trial ends so', async (reason) => {
    await fails(reason, 5);
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
    await fails('timeout', 3);
    clock.move(30_000);
    await fails(reason);
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
  });

  it('does not count errors that are no failure of a model', async () => {
    for (let time = 0; time < 4; time += 1)
      await expect(breaker.run(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
  });

  it('learns nothing from calls that began before the rest, however they end', async () => {
    const ends: ((failure?: ModelFailure) => void)[] = [];
    const early = (): Promise<void> =>
      breaker.run(
        () => new Promise((resolve, reject) => ends.push((failure) => (failure ? reject(failure) : resolve()))),
      );
    const [good, bad, last] = [early(), early(), early()];
    await fails('timeout', 3);
    const rest = breaker.state();
    clock.move(10_000);
    ends[0]?.();
    ends[1]?.(new ModelFailure('unreachable'));
    await good;
    expect(await failureIn(bad)).toBe('unreachable');
    expect(breaker.state()).toEqual(rest);
    clock.move(20_000);
    const trial = early();
    ends[2]?.();
    await last;
    expect(breaker.state()).toMatchObject({ kind: 'half-open', tried: true });
    ends[3]?.();
    await trial;
    expect(breaker.state()).toHaveProperty('kind', 'closed');
  });

  it('rests for a step that never comes off, whatever others do in between, and at once when it fails after the rest', async () => {
    const rank = (): Promise<string> => breaker.run(() => Promise.resolve('ranked'), 'rank');
    const answer = (): Promise<string> =>
      failureIn(breaker.run(() => Promise.reject(new ModelFailure('timeout')), 'answer'));
    for (let question = 0; question < 3; question += 1) {
      expect(breaker.state()).toEqual({ kind: 'closed', failures: question });
      await rank();
      await answer();
    }
    expect(breaker.state()).toHaveProperty('kind', 'open');
    for (const restMs of [30_000, 60_000]) {
      clock.move(restMs - 1);
      expect(await failureIn(rank())).toBe('resting timeout');
      clock.move(1);
      await rank();
      expect(breaker.state()).toEqual({ kind: 'closed', failures: 2 });
      expect(await answer()).toBe('timeout');
      expect(breaker.state()).toHaveProperty('kind', 'open');
    }
    clock.move(120_000);
    await rank();
    expect(await breaker.run(() => Promise.resolve('answered'), 'answer')).toBe('answered');
    expect(breaker.state()).toEqual({ kind: 'closed', failures: 0 });
  });

  it('stands before a model', async () => {
    const model = withCircuitBreaker({ ask: () => Promise.resolve(ANSWER) as Promise<never> }, breaker);
    expect(await model.ask(TASK, AMPLE)).toBe(ANSWER);
    await fails('timeout', 3);
    expect(await failureIn(model.ask(TASK, AMPLE))).toBe('resting timeout');
  });
});
