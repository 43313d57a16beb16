import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReminderFilter } from '../../src/domain/reminder.ts';
import type { WaitingReminder } from '../../src/ports/ledger.ts';
import type { ReminderDesk } from '../../src/ports/reminder-desk.ts';
import { createReminderDesk } from '../../src/reminding/reminder-desk.ts';
import { planDueReminders, sendDueReminders } from '../../src/reminding/send-due-reminders.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let desk: ReminderDesk;

/** 180 days before 1 April 2027 is 3 October 2026, a Saturday: reminders of it are due on the Friday before. */
const LEAD_DAY = '2026-10-02';

beforeEach(async () => {
  hall = await openTownHall('2026-09-01');
  desk = createReminderDesk({ ...hall.parts, plans: () => hall.parts.plans });
  await planDueReminders(hall.parts);
  hall.clock.set(LEAD_DAY, '09:00');
});

afterEach(() => hall.close());

async function oneOf(filter: ReminderFilter, isIt: (one: WaitingReminder) => boolean): Promise<WaitingReminder> {
  const found = (await desk.reminders(filter)).find(isIt);
  if (!found) throw new Error('no such reminder');
  return found;
}

const isOwnersLead = ({ reminder }: WaitingReminder): boolean =>
  reminder.route === 'owner' && reminder.occasion.kind === 'lead';

describe('the milestones at the desk', () => {
  it('are those of all plans, by date, or those that fit a filter', () => {
    const all = desk.milestones({});
    expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
    expect(new Set(all.map(({ municipality }) => municipality))).toEqual(new Set(['seki', 'ichinoseki']));
    const some = desk.milestones({ municipality: 'seki', kind: 'phase-begins', from: '2027-04-01', to: '2027-04-01' });
    expect(some.length).toBeGreaterThan(0);
    expect(some).toEqual(
      all.filter((one) => one.municipality === 'seki' && one.kind === 'phase-begins' && one.date === '2027-04-01'),
    );
  });

  it('are a calendar with one event for each, named for what it holds', async () => {
    const calendar = await desk.calendar({ municipality: 'seki' });
    expect(calendar.match(/BEGIN:VEVENT/gu)).toHaveLength(desk.milestones({ municipality: 'seki' }).length);
    expect(calendar).toContain('NAME:関市 計画の期限');
  });

  it('carry the sequence that the ledger has', async () => {
    const [milestone] = desk.milestones({ municipality: 'seki' });
    if (!milestone) throw new Error('no milestone');
    const stored = { id: milestone.id, body: JSON.stringify(milestone), sequence: 7, since: LEAD_DAY };
    const change = { municipality: 'seki', day: LEAD_DAY, planned: [], withdrawn: [], escalated: [] };
    await hall.ledger.recordPlanning([{ ...change, milestones: [stored] }], hall.clock.now());
    expect((await desk.calendar({ municipality: 'seki' })).match(/SEQUENCE:7/gu)).toHaveLength(1);
  });
});

describe('the reminders at the desk', () => {
  it('are those that were sent, not those that are only planned', async () => {
    await planDueReminders(hall.parts);
    expect(await desk.reminders({})).toEqual([]);
    await sendDueReminders(hall.parts);
    expect((await desk.reminders({})).length).toBeGreaterThan(0);
    expect(await desk.reminders({ state: 'due' })).toEqual([]);
  });
});

describe('an answer at the desk', () => {
  beforeEach(async () => {
    await sendDueReminders(hall.parts);
  });

  it.each([
    ['acknowledge', 'acknowledged'],
    ['done', 'done'],
    ['wrong-owner', 'wrong-owner'],
  ] as const)('is kept, with who gave it: %s', async (answer, state) => {
    const { reminder } = await oneOf({}, isOwnersLead);
    const outcome = await desk.answer(reminder.id, answer, '総務課');
    expect(outcome).toMatchObject({ kind: 'recorded', reminder: { reminder: { state, answeredBy: '総務課' } } });
    expect((await hall.ledger.reminder(reminder.id))?.reminder.state).toBe(state);
  });

  it('puts a reminder off to a working day', async () => {
    const { reminder } = await oneOf({}, isOwnersLead);
    const outcome = await desk.answer(reminder.id, 'snooze-week', '総務課');
    expect(outcome).toMatchObject({ reminder: { reminder: { state: 'snoozed', snoozedUntil: '2026-10-09' } } });
  });

  it('changes nothing when it is too late to put the reminder off', async () => {
    const { reminder } = await oneOf({}, isOwnersLead);
    hall.clock.set('2027-03-31', '09:00');
    expect(await desk.answer(reminder.id, 'snooze-week', '総務課')).toMatchObject({ kind: 'too-late-to-snooze' });
    expect((await hall.ledger.reminder(reminder.id))?.reminder.state).toBe('sent');
  });

  it('is not taken for a reminder that is not there', async () => {
    expect(await desk.answer('nothing', 'acknowledge', '総務課')).toEqual({ kind: 'unknown-reminder' });
  });

  it('of the DX promoters can only be that they took note', async () => {
    const { reminder } = await oneOf({}, (one) => one.reminder.route === 'no-contact');
    expect(await desk.answer(reminder.id, 'done', '推進室')).toEqual({ kind: 'unknown-reminder' });
    expect(await desk.answer(reminder.id, 'acknowledge', '推進室')).toMatchObject({ kind: 'recorded' });
  });
});
