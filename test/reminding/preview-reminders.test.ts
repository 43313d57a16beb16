import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactKey } from '../../src/domain/directory.ts';
import { previewReminders } from '../../src/reminding/preview-reminders.ts';
import { sendDueReminders } from '../../src/reminding/send-due-reminders.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeEach(async () => {
  hall = await openTownHall('2026-04-01');
});

afterEach(() => hall.close());

describe('a preview', () => {
  it('shows what a run then sends, word for word, and to whom', async () => {
    const { lines, failures } = await previewReminders(hall.parts);
    expect(failures).toEqual([]);
    await sendDueReminders(hall.parts);
    const sent = (await hall.ledger.reminders({})).map(
      ({ reminder }) => `${contactKey(reminder.contact)} ${reminder.text}`,
    );
    expect(lines.map(({ contact, text }) => `${contactKey(contact)} ${text}`).toSorted()).toEqual(sent.toSorted());
    const titles = new Map(hall.surface.taken.map(({ contact, notice }) => [contactKey(contact), notice.title]));
    expect(lines.filter(({ contact, title }) => titles.get(contactKey(contact)) !== title)).toEqual([]);
    expect(new Set(lines.map(({ wouldSend }) => wouldSend))).toEqual(new Set(['now']));
  });

  it('writes nothing', async () => {
    const before = await hall.ledger.records({});
    expect((await previewReminders(hall.parts)).lines.length).toBeGreaterThan(0);
    expect(await hall.ledger.records({})).toEqual(before);
    expect(await hall.ledger.reminders({})).toEqual([]);
    expect(hall.surface.taken).toEqual([]);
  });

  it('says that at night and on days off it would be sent later', async () => {
    hall.clock.set('2026-04-01', '20:00');
    const { lines } = await previewReminders(hall.parts);
    expect(new Set(lines.map(({ wouldSend }) => wouldSend))).toEqual(new Set(['at the next sending time']));
  });

  it('has nothing left when all is sent', async () => {
    await sendDueReminders(hall.parts);
    expect((await previewReminders(hall.parts)).lines).toEqual([]);
  });

  it('names the milestone and the reason of each reminder', async () => {
    hall.clock.set('2026-10-02', '09:00');
    await sendDueReminders(hall.parts);
    // The first working day that is 90 days or more before 1 April 2027.
    hall.clock.set('2026-12-28', '09:00');
    const { lines } = await previewReminders(hall.parts);
    const leads = lines.filter(({ occasion }) => occasion.kind === 'lead');
    expect(leads.length).toBeGreaterThan(0);
    for (const { milestone, occasion, route, text, dueOn } of leads) {
      expect([milestone?.date, occasion, dueOn]).toEqual([
        '2027-04-01',
        { kind: 'lead', days: 90, date: '2027-04-01' },
        '2026-12-28',
      ]);
      expect(['owner', 'no-contact']).toContain(route);
      expect(text).toContain(milestone?.measure?.title);
    }
  });
});
