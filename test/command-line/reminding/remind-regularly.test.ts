import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindRegularly } from '../../../src/command-line/reminding/remind-regularly.ts';
import type { RunParts } from '../../../src/reminding/send-due-reminders.ts';
import { openTownHall, type TownHall } from '../../reminding/town-hall.ts';

const MINUTE_MS = 60_000;

let hall: TownHall;
let planned: string[];
let inForce: RunParts['plans'];
let run: () => Promise<void>;

beforeEach(async () => {
  hall = await openTownHall('2027-10-04', '08:00');
  planned = [];
  inForce = hall.parts.plans;
  const ledger = {
    ...hall.ledger,
    planningState: (municipality: string, since: string) => {
      planned.push(municipality);
      return hall.ledger.planningState(municipality, since);
    },
  };
  run = remindRegularly(
    () => Promise.resolve({ ...hall.parts, ledger, plans: inForce }),
    () => undefined,
  );
});
afterEach(() => hall.close());

/** Whether the next run plans. */
const plans = async (): Promise<boolean> => {
  planned = [];
  await run();
  return planned.length > 0;
};

describe('runs that come every minute', () => {
  it('plan at first and when an hour has passed, not every time', async () => {
    expect(await plans()).toBe(true);
    hall.clock.move(59 * MINUTE_MS);
    expect(await plans()).toBe(false);
    hall.clock.move(MINUTE_MS);
    expect(await plans()).toBe(true);
  });

  it('plan when a new day begins in Japan, and when the clock has gone back', async () => {
    hall.clock.set('2027-10-04', '23:59');
    await run();
    hall.clock.set('2027-10-05', '00:00');
    expect(await plans()).toBe(true);
    hall.clock.set('2027-10-05', '00:30');
    expect(await plans()).toBe(false);
    hall.clock.set('2027-10-05', '00:10');
    hall.clock.move(-30 * MINUTE_MS);
    expect(await plans()).toBe(true);
  });

  it('plan as soon as other plans are in force, those and no others', async () => {
    await run();
    inForce = hall.parts.plans.slice(0, 1);
    expect(await plans()).toBe(true);
    expect(planned).toEqual([inForce[0]?.municipality.id]);
    expect(await plans()).toBe(false);
  });

  it('neither plan nor send where it cannot be told which plans are in force', async () => {
    hall.clock.set('2027-10-01', '08:30');
    const broken = remindRegularly(
      () => Promise.reject(new Error('no ledger')),
      () => undefined,
    );
    await expect(broken()).rejects.toThrow('no ledger');
    expect(hall.surface.taken).toHaveLength(0);
  });

  it('send what waits as soon as the office opens, between two plannings too', async () => {
    hall.clock.set('2027-10-01', '08:25');
    await run();
    expect(hall.surface.taken).toHaveLength(0);
    hall.clock.set('2027-10-01', '08:30');
    expect(await plans()).toBe(false);
    expect(hall.surface.taken.length).toBeGreaterThan(0);
  });

  it('tell which municipalities could not be planned', async () => {
    const [plan] = hall.parts.plans;
    if (plan === undefined) throw new Error('the town hall has plans');
    const broken = {
      ...plan,
      get measures(): never {
        throw new Error('unreadable');
      },
    };
    const told: string[] = [];
    const failing = remindRegularly(
      () => Promise.resolve({ ...hall.parts, plans: [broken] }),
      (failures) => told.push(...failures.map(({ municipality, reason }) => `${municipality}: ${reason}`)),
    );
    await failing();
    expect(told).toEqual([`${plan.municipality.id}: unreadable`]);
  });
});
