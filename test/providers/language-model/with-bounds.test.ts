import { describe, expect, it } from 'vitest';
import type { ModelFailure } from '../../../src/domain/model-failure.ts';
import type { LanguageModel, ModelTask } from '../../../src/ports/language-model.ts';
import type { ModelUseLog } from '../../../src/ports/model-use-log.ts';
import { createMemoryUseLog } from '../../../src/providers/language-model/memory-use-log.ts';
import { createUseMeter, personKey, type UseMeter } from '../../../src/providers/language-model/use-meter.ts';
import { encoderWithBounds, withBounds } from '../../../src/providers/language-model/with-bounds.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

const DAY = '2026-11-21';
const TASK: ModelTask<string> = {
  name: 'answer',
  system: 'あ'.repeat(40),
  user: 'い'.repeat(40),
  shape: { name: 'x', schema: {}, read: String },
  maxTokens: 20,
};
/** What a call of the task may use at most. */
const CALL = 100;

interface Rig {
  readonly model: LanguageModel;
  readonly meter: UseMeter;
  readonly log: ModelUseLog;
  readonly clock: ManualClock;
  readonly failures: unknown[];
  readonly calls: () => number;
}

/** A model that uses `uses` tokens each time, half of them in the answer. */
function rig(bounds: { day?: number; person?: number; uses?: number; log?: ModelUseLog } = {}): Rig {
  const { day = 10 * CALL, person = 10 * CALL, uses = CALL, log = createMemoryUseLog() } = bounds;
  const [clock, failures] = [new ManualClock(DAY), [] as unknown[]];
  let calls = 0;
  const meter = createUseMeter({
    log,
    clock,
    bounds: { tokensPerDay: day, tokensPerPerson: person },
    secret: 'secret',
    reportFailure: (error) => failures.push(error),
  });
  const model: LanguageModel = {
    ask: (task, { by }) => {
      calls += 1;
      meter.count({ inputTokens: uses / 2, outputTokens: uses / 2, ...(by !== undefined && { by }) });
      return Promise.resolve(task.shape.read('said')) as never;
    },
  };
  return { model: withBounds(model, meter), meter, log, clock, failures, calls: () => calls };
}

const ask = ({ model }: Rig, by?: string): Promise<string> =>
  model.ask(TASK, { timeoutMs: 5000, ...(by !== undefined && { by }) }).catch((error: ModelFailure) => error.reason);

describe('a model with bounds', () => {
  it('is asked until the use of the day would go over its bound, and again on the next day of Japan', async () => {
    const bounded = rig({ day: 2 * CALL });
    bounded.clock.set(DAY, '23:59');
    expect([await ask(bounded), await ask(bounded), await ask(bounded)]).toEqual(['said', 'said', 'used-up-today']);
    expect(bounded.calls()).toBe(2);
    bounded.clock.move(60_000);
    expect(await ask(bounded)).toBe('said');
  });

  it.each([
    [-1_000_000, 0],
    [1e300, 20_000_000],
    [Number.NaN, 0],
    [3, 4],
  ])('counts of %d tokens that a server tells what one call can use', async (uses, counted) => {
    const bounded = rig({ uses });
    expect(await ask(bounded)).toBe('said');
    await bounded.meter.settled();
    const [use] = await bounded.log.modelUse(DAY);
    expect((use?.inputTokens ?? -1) + (use?.outputTokens ?? -1)).toBe(counted);
  });

  it('is asked by each person up to that person’s bound', async () => {
    const bounded = rig({ person: CALL });
    expect([await ask(bounded, 'a'), await ask(bounded, 'a')]).toEqual(['said', 'used-up-by-person']);
    expect(await ask(bounded, 'b')).toBe('said');
  });

  it('bounds those of whom it does not know who they are by the day only', async () => {
    const bounded = rig({ person: CALL });
    expect([await ask(bounded), await ask(bounded)]).toEqual(['said', 'said']);
  });

  it('lets no call begin that could go over the bound together with those under way', async () => {
    const bounded = rig({ day: 2 * CALL, uses: 10 });
    const said = await Promise.all([ask(bounded), ask(bounded), ask(bounded)]);
    expect(said.toSorted()).toEqual(['said', 'said', 'used-up-today']);
    // What was set aside and not used is free again.
    expect(await ask(bounded)).toBe('said');
  });

  it('sees what other processes used', async () => {
    const bounded = rig({ day: 2 * CALL });
    await bounded.log.addModelUse({ day: DAY, person: 'x', calls: 1, inputTokens: CALL, outputTokens: 1 });
    expect(await ask(bounded)).toBe('used-up-today');
  });

  it('counts people by keys that say nothing, and that differ from day to day', async () => {
    const bounded = rig();
    await ask(bounded, 'U0123ABCD');
    await bounded.meter.settled();
    const [use] = await bounded.log.modelUse(DAY);
    expect(use).toEqual({
      day: DAY,
      person: personKey('U0123ABCD', DAY, 'secret'),
      calls: 1,
      inputTokens: 50,
      outputTokens: 50,
    });
    expect(use?.person).toMatch(/^[0-9a-f]{16}$/u);
    expect(personKey('U0123ABCD', '2026-11-22', 'secret')).not.toBe(use?.person);
    expect(personKey('U0123ABCD', DAY, 'other')).not.toBe(use?.person);
  });

  it('is not asked where nobody can say how much was used', async () => {
    const broken = new Error('locked');
    const log = { addModelUse: () => Promise.reject(broken), modelUse: () => Promise.reject(broken) };
    const bounded = rig({ log });
    expect(await ask(bounded)).toBe('resting');
    expect([bounded.calls(), bounded.failures]).toEqual([0, [broken]]);
  });

  it('gives up in its time where the log does not answer', async () => {
    const silent = new Promise<never>(() => undefined);
    const { model, calls } = rig({ log: { addModelUse: () => silent, modelUse: () => silent } });
    await expect(model.ask(TASK, { timeoutMs: 10 })).rejects.toMatchObject({ reason: 'timeout' });
    expect(calls()).toBe(0);
  });

  it('answers also where its use cannot be written down, and says so', async () => {
    const broken = new Error('full');
    const bounded = rig({ log: { ...createMemoryUseLog(), addModelUse: () => Promise.reject(broken) } });
    expect(await ask(bounded)).toBe('said');
    await bounded.meter.settled();
    expect(bounded.failures).toEqual([broken]);
  });
});

describe('an encoder with bounds', () => {
  it('is asked until the use of the day would go over its bound', async () => {
    const { meter } = rig({ day: 30 });
    const encoder = encoderWithBounds(
      {
        space: 'fake',
        batch: 2,
        encode: (texts) => {
          meter.count({ inputTokens: 20, outputTokens: 0 });
          return Promise.resolve(texts.map(() => new Float32Array(1)));
        },
      },
      meter,
    );
    const encode = (): Promise<unknown> => encoder.encode(['あ'.repeat(20)], 'query', { timeoutMs: 1 });
    await encode();
    await expect(encode()).rejects.toMatchObject({ reason: 'used-up-today' });
  });
});
