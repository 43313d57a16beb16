import { describe, expect, it } from 'vitest';
import { momentInJapan } from '../../../src/domain/instant.ts';
import { occasionKey, type Reminder } from '../../../src/domain/reminder.ts';
import type { PlanningChange } from '../../../src/ports/ledger.ts';
import type { PlanningInput } from '../../../src/reminding/reminders/planning.ts';
import { planReminders } from '../../../src/reminding/reminders/plan-reminders.ts';
import { planning, sampleMilestone, sampleReminder } from './milestone-samples.ts';

const KNOWN = { id: sampleMilestone().id, body: JSON.stringify(sampleMilestone()), sequence: 0, since: '2028-03-01' };

const plan = (day: string, reminders: readonly Reminder[], changes: Partial<PlanningInput> = {}): PlanningChange =>
  planReminders(planning(day, { state: { milestones: [KNOWN], reminders }, ...changes }));

/** Sent on Thursday 2 March 2028; ten working days later it is 16 March. */
const sentReminder = (changes: Partial<Reminder> = {}): Reminder =>
  sampleReminder({ state: 'sent', sentAt: momentInJapan('2028-03-02', '09:00'), ...changes });

const answered = (state: Reminder['state'], changes: Partial<Reminder> = {}): Reminder =>
  sentReminder({ state, answeredAt: momentInJapan('2028-03-03', '10:00'), ...changes });

const summary = ({ planned }: PlanningChange): readonly string[] =>
  planned.map(({ occasion, route, dueOn, contact }) => `${occasionKey(occasion)} ${route} ${contact.address} ${dueOn}`);

describe('a reminder that nobody answers', () => {
  it('is told to the DX promoters after ten working days', () => {
    expect(plan('2028-03-15', [sentReminder()])).toMatchObject({ planned: [], escalated: [] });
    const change = plan('2028-03-16', [sentReminder()]);
    expect(summary(change)).toEqual(['escalation-r1 escalation C-DX 2028-03-16']);
    expect(change.escalated).toEqual(['r1']);
  });

  it('is not told to the section itself where it promotes DX', () => {
    const own = sentReminder({ contact: { kind: 'slack-channel', address: 'C-DX' } });
    const change = plan('2028-03-16', [own]);
    expect(change.planned).toEqual([]);
    expect(change.escalated).toEqual(['r1']);
  });

  it('is told of also when the milestone has gone by', () => {
    const late = sentReminder({ sentAt: momentInJapan('2028-03-27', '09:00') });
    expect(
      plan('2028-04-10', [
        late,
        sentReminder({ id: 'r0', occasion: { kind: 'lead', days: 7, date: '2028-04-01' }, state: 'done' }),
      ]).escalated,
    ).toEqual(['r1']);
  });

  it('is told of once, for all contacts of the section and all reminders of the milestone', () => {
    const rows = [
      sentReminder(),
      sentReminder({ id: 'r2', contact: { kind: 'web', address: 'aoba/契約課' } }),
      sentReminder({ id: 'r3', occasion: { kind: 'lead', days: 90, date: '2028-04-01' }, dueOn: '2027-12-28' }),
    ];
    const change = plan('2028-03-16', rows);
    expect(summary(change)).toEqual(['escalation-r1 escalation C-DX 2028-03-16']);
    expect(change.escalated).toEqual(['r1', 'r2', 'r3']);
    const later = sentReminder({ id: 'r4', sentAt: momentInJapan('2028-03-03', '09:00') });
    expect(plan('2028-03-17', [sentReminder({ escalatedOn: '2028-03-16' }), later]).escalated).toEqual([]);
  });

  it.each([
    ['an answer to it', [answered('acknowledged')]],
    [
      'a later answer about the milestone',
      [
        sentReminder(),
        answered('acknowledged', { id: 'r2', occasion: { kind: 'lead', days: 90, date: '2028-04-01' } }),
      ],
    ],
    ['that it was for the promoters', [sentReminder({ route: 'no-contact' })]],
    ['that it is a change', [sentReminder({ occasion: { kind: 'change', sequence: 1 } })]],
    ['that it is a digest', [sentReminder({ occasion: { kind: 'digest', month: '2028-03' } })]],
    ['that it is not yet sent', [sentReminder({ state: 'sending' })]],
    ['that it was told before', [sentReminder({ escalatedOn: '2028-03-16' })]],
  ])('is not told of because of %s', (_, reminders) => {
    expect(plan('2028-03-20', reminders).escalated).toEqual([]);
  });

  it('is not told of when its section is no longer in charge', () => {
    const moved = { milestones: [sampleMilestone({ owners: ['会計課'] })] };
    expect(plan('2028-03-20', [sentReminder()], moved).escalated).toEqual([]);
  });

  it('is told of by a waiting reminder only as long as it is not answered', () => {
    const waiting = sampleReminder({ id: 'e1', occasion: { kind: 'escalation', of: 'r1' }, route: 'escalation' });
    const silent = sentReminder({ escalatedOn: '2028-03-16' });
    expect(plan('2028-03-16', [waiting, silent]).withdrawn).toEqual([]);
    expect(plan('2028-03-16', [waiting, answered('acknowledged', { escalatedOn: '2028-03-16' })]).withdrawn).toEqual([
      'e1',
    ]);
  });
});

describe('a reminder that was put off', () => {
  const snoozed = (changes: Partial<Reminder> = {}): Reminder =>
    answered('snoozed', { snoozedUntil: '2028-03-10', ...changes });

  it('comes again on its day', () => {
    expect(plan('2028-03-09', [snoozed()]).planned).toEqual([]);
    expect(summary(plan('2028-03-10', [snoozed()]))).toEqual(['snooze-2028-03-10 owner C-KEIYAKU 2028-03-10']);
  });

  it('comes once, though two were put off to that day', () => {
    const other = snoozed({ id: 'r2', contact: { kind: 'web', address: 'aoba/契約課' } });
    expect(plan('2028-03-10', [snoozed(), other]).planned).toHaveLength(1);
  });

  it('does not come where the milestone now is before that day', () => {
    const milestones = [sampleMilestone({ date: '2028-03-09' })];
    const coming = plan('2028-03-10', [snoozed()], { milestones }).planned;
    expect(coming.filter(({ occasion }) => occasion.kind === 'snooze')).toEqual([]);
  });

  it('does not come where the section is done', () => {
    const done = answered('done', { id: 'r2', occasion: { kind: 'lead', days: 90, date: '2028-04-01' } });
    expect(plan('2028-03-10', [snoozed(), done]).planned).toEqual([]);
  });
});

describe('the DX promoters are told', () => {
  it('once when a section says that it is not in charge', () => {
    const rows = [
      answered('wrong-owner'),
      answered('wrong-owner', { id: 'r2', contact: { kind: 'web', address: 'aoba/契約課' } }),
    ];
    expect(summary(plan('2028-03-06', rows))).toEqual(['wrong-owner-r1 wrong-owner C-DX 2028-03-06']);
    expect(summary(plan('2028-03-04', rows))).toEqual(['wrong-owner-r1 wrong-owner C-DX 2028-03-06']);
  });

  it('of every reminder that could not be delivered', () => {
    const failed = [
      sampleReminder({ state: 'failed' }),
      sampleReminder({
        id: 'r2',
        state: 'failed',
        occasion: { kind: 'digest', month: '2028-03' },
        milestone: 'aoba.digest',
      }),
    ];
    expect(summary(plan('2028-03-06', failed))).toEqual([
      'undelivered-r1 undelivered C-DX 2028-03-06',
      'undelivered-r2 undelivered C-DX 2028-03-06',
    ]);
  });

  it('nothing of what was addressed to themselves', () => {
    const own = (['failed', 'wrong-owner', 'sent'] as const).map((state, nth) =>
      sentReminder({ id: `r${nth}`, state, route: 'no-contact' }),
    );
    expect(plan('2028-03-20', own)).toMatchObject({ planned: [], escalated: [] });
  });
});
