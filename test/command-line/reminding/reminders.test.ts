import { describe, expect, it } from 'vitest';
import {
  recordsCsv,
  reminderJson,
  remindersCsv,
  remindersTable,
} from '../../../src/command-line/reminding/reminders.ts';
import { expiry } from '../../../src/command-line/reminding/administer.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import { deriveMilestones } from '../../../src/reminding/milestones/derive-milestones.ts';
import { cityPlan } from '../../fixtures/made-up-plans.ts';

const about =
  deriveMilestones(cityPlan).find(({ kind, measure }) => kind === 'phase-begins' && measure?.number === '③') ??
  deriveMilestones(cityPlan)[0];
if (about === undefined) throw new Error('the made-up plan has milestones');

const names = new Map([['aonono', '青野野市']]);

const reminder: Reminder = {
  id: 'r1',
  municipality: 'aonono',
  milestone: about.id,
  occasion: { kind: 'lead', days: 30, date: '2027-04-01' },
  department: '税務課',
  contact: { kind: 'web', address: 'aonono/税務課' },
  route: 'owner',
  dueOn: '2027-03-02',
  state: 'sent',
  late: true,
  sentAt: '2027-03-03T00:00:00.000Z',
  escalatedOn: '2027-03-17',
  text: '=1+1',
};
const digest: Reminder = {
  ...reminder,
  id: 'r2',
  milestone: 'aonono.digest',
  occasion: { kind: 'digest', month: '2027-04' },
};

describe('what was sent', () => {
  it('is a line each, after a count of every state; a digest is not left unanswered', () => {
    const lines = remindersTable([{ reminder, about }, { reminder: digest }], names).split('\n');
    expect(lines[0]).toBe('未回答 1件、送信済み 1件');
    expect(lines[1]).toMatch(/^2027-03-03　青野野市 税務課　.*未回答、遅延、推進担当へ連絡 2027-03-17$/u);
    expect(lines[2]).toMatch(/^2027-03-03　青野野市 税務課　予定のまとめ　送信済み/u);
  });

  it('says so when there is nothing', () => {
    expect(remindersTable([], names)).toBe('条件に合うお知らせはありません。');
  });

  it('opens in a spreadsheet without running what looks like a formula', () => {
    const csv = remindersCsv([{ reminder, about }], names);
    expect(csv.startsWith('\uFEFF送信日,自治体,部署,')).toBe(true);
    expect(csv).toContain(",'=1+1\r\n");
  });

  it('is complete as JSON', () => {
    expect(reminderJson({ reminder, about })).toMatchObject({
      id: 'r1',
      occasion: 'lead-30-2027-04-01',
      state: 'sent',
      date: about.date,
    });
    expect(reminderJson({ reminder: digest })).toMatchObject({ measure: null, date: null, occasion: 'digest-2027-04' });
  });
});

describe('the record', () => {
  it('gives the time in Japan', () => {
    const csv = recordsCsv([
      {
        at: '2027-03-31T15:00:00.000Z',
        actor: '税務課 青野',
        action: 'reminder-answered',
        municipality: 'aonono',
        subject: 'r1',
        detail: { answer: 'done' },
      },
    ]);
    expect(csv).toContain('2027-04-01 00:00,税務課 青野,回答,aonono,r1,answer=done\r\n');
  });

  it.each([
    ['2032-03-31', '2026-04-01'],
    ['2032-04-01', '2027-04-01'],
  ])('on %s is kept from %s on when it is kept for five years', (today, from) => {
    expect(expiry(today, 5)).toBe(from);
  });
});
