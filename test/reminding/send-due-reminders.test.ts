import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactKey } from '../../src/domain/directory.ts';
import { KakariError } from '../../src/domain/errors.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { NOTHING_DELIVERED } from '../../src/reminding/delivery/settle-message.ts';
import { planDueReminders, sendDueReminders, sendPlannedReminders } from '../../src/reminding/send-due-reminders.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

/** A day on which digests are sent. */
beforeEach(async () => {
  hall = await openTownHall('2026-04-01');
});

afterEach(() => hall.close());

/** A plan of another municipality that cannot be read. */
const brokenPlan = (plan: Plan): Plan => ({
  ...plan,
  municipality: { ...plan.municipality, id: 'aoba' },
  get measures(): never {
    throw new Error('broken');
  },
});

describe('a run of reminding', () => {
  it('plans what is due, makes a message for each contact and delivers it', async () => {
    const report = await sendDueReminders(hall.parts);
    const contacts = hall.surface.taken.map(({ contact }) => contactKey(contact));
    expect(report.planned).toBeGreaterThan(contacts.length);
    expect(report).toMatchObject({ isSendingTime: true, failures: [], composed: contacts.length });
    expect(report.delivery).toEqual({ ...NOTHING_DELIVERED, sent: contacts.length });
    expect(new Set(contacts).size).toBe(contacts.length);
    const states = (await hall.ledger.reminders({})).map(({ reminder }) => reminder.state);
    expect(new Set(states)).toEqual(new Set(['sent']));
  });

  it('does nothing more when it is run again', async () => {
    await sendDueReminders(hall.parts);
    const before = await hall.ledger.records({});
    expect(await sendDueReminders(hall.parts)).toMatchObject({ planned: 0, composed: 0, delivery: NOTHING_DELIVERED });
    expect(await hall.ledger.records({})).toEqual(before);
  });

  it.each([
    ['in the quiet hours', '2026-04-01', '07:00'],
    ['on a day off', '2026-04-04', '10:00'],
  ])('only plans %s', async (_, day, time) => {
    hall.clock.set(day, time);
    const report = await sendDueReminders(hall.parts);
    expect(report).toMatchObject({ isSendingTime: false, composed: 0, delivery: NOTHING_DELIVERED });
    expect(report.planned > 0).toBe(day === '2026-04-01');
    expect(hall.surface.taken).toEqual([]);
  });

  it('lets a municipality wait that has a day off of its own, and no other', async () => {
    await planDueReminders(hall.parts);
    hall.clock.set('2026-04-02', '09:00');
    const onDayOffOf = (municipality: string) =>
      sendPlannedReminders({
        ...hall.parts,
        policy: { ...hall.parts.policy, daysOff: [{ date: '2026-04-02', municipality }] },
      });
    expect(await onDayOffOf('seki')).toMatchObject({ isSendingTime: true, composed: 0 });
    expect((await onDayOffOf('ichinoseki')).composed).toBeGreaterThan(0);
    expect(hall.surface.taken.every(({ contact }) => contact.address.startsWith('seki-'))).toBe(true);
  });

  it('makes anew in the same run what was made yesterday and not delivered, marked as late', async () => {
    await planDueReminders(hall.parts);
    const dead = { ...hall.ledger, claimMessages: () => Promise.reject(new Error('killed')) };
    await expect(sendPlannedReminders({ ...hall.parts, ledger: dead })).rejects.toThrow('killed');
    hall.clock.set('2026-04-02', '09:00');
    const { composed, delivery } = await sendPlannedReminders(hall.parts);
    expect(composed).toBeGreaterThan(0);
    expect(delivery).toEqual({ ...NOTHING_DELIVERED, dissolved: composed, sent: composed });
    expect(hall.surface.taken.every(({ notice }) => notice.title.includes('遅延') || notice.title.includes('件'))).toBe(
      true,
    );
    const late = (await hall.ledger.reminders({})).map(({ reminder }) => reminder.late);
    expect(new Set(late)).toEqual(new Set([true]));
  });

  it('plans all the others when one municipality cannot be planned, and says which and why', async () => {
    const [plan] = hall.parts.plans;
    const plans = [...(plan ? [brokenPlan(plan)] : []), ...hall.parts.plans];
    const report = await sendDueReminders({ ...hall.parts, plans });
    expect(report.failures).toEqual([{ municipality: 'aoba', reason: 'broken' }]);
    expect(report.delivery.sent).toBeGreaterThan(0);
  });

  it.each(['planningState', 'recordPlanning', 'directory', 'recordMessages'] as const)(
    'stops with the error of the ledger: %s',
    async (method) => {
      const full = {
        ...hall.ledger,
        [method]: () => Promise.reject(new KakariError('ledger-full', { place: 'here' })),
      };
      await expect(sendDueReminders({ ...hall.parts, ledger: full })).rejects.toMatchObject({ code: 'ledger-full' });
      expect(hall.surface.taken).toEqual([]);
    },
  );
});
