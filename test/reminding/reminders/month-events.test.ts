import { describe, expect, it } from 'vitest';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import { composeMessages } from '../../../src/reminding/reminders/compose-messages.ts';
import { sampleMilestone, sampleReminder, workingDays } from './milestone-samples.ts';

const about = sampleMilestone({ kind: 'dated-event', date: '2028-04-01', precision: 'month', phase: '運用開始' });

/** The message of a day about an event of April 2028, thirty days before which was 2 March. */
const composedOn = (day: string): MessageDraft | undefined =>
  composeMessages({
    waiting: [{ reminder: sampleReminder(), about }],
    served: new Set(),
    day,
    workingDays,
    escalateAfterWorkingDays: 10,
    upcoming: () => [],
  })[0];

describe('an event of which only the month is known', () => {
  it.each([
    ['2028-03-02', '【約30日前】'],
    ['2028-03-21', '【遅延・あと約11日】'],
    ['2028-04-12', '【遅延・今月中】'],
  ])('is ahead until the month is over, and only roughly so many days off: on %s %s', (day, heading) => {
    expect(composedOn(day)?.reminders[0]?.text.startsWith(heading)).toBe(true);
  });

  it('has passed when the next month begins', () => {
    expect(composedOn('2028-05-01')?.notice.title).toContain('お知らせできないまま過ぎた期限');
  });
});
