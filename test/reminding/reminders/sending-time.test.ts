import { describe, expect, it } from 'vitest';
import { momentInJapan } from '../../../src/domain/instant.ts';
import { DEFAULT_POLICY } from '../../../src/reminding/reminders/policy.ts';
import { isSendingTime } from '../../../src/reminding/reminders/sending-time.ts';
import { createWorkingDays } from '../../../src/reminding/reminders/working-days.ts';

const workingDays = createWorkingDays([{ date: '2026-06-11', municipality: 'aoba' }]);
const at = (day: string, time: string, quietHours = DEFAULT_POLICY.quietHours, municipality?: string): boolean =>
  isSendingTime(momentInJapan(day, time), { quietHours }, workingDays, municipality);

describe('the sending time', () => {
  it.each([
    ['00:00', false],
    ['08:29', false],
    ['08:30', true],
    ['17:14', true],
    ['17:15', false],
    ['23:59', false],
  ])('of a working day at %s is %s', (time, isOpen) => {
    expect(at('2026-06-10', time)).toBe(isOpen);
  });

  it('may have its quiet hours within the day', () => {
    const quietHours = { from: '12:00', to: '13:00' };
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => at('2026-06-10', time, quietHours))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('is the whole day where the quiet hours begin and end at once', () => {
    expect(['00:00', '09:00'].every((time) => at('2026-06-10', time, { from: '09:00', to: '09:00' }))).toBe(true);
  });

  it('is never on a day off in Japan, though elsewhere it may be Friday still', () => {
    expect(at('2026-06-13', '09:00')).toBe(false);
    expect(at('2026-06-11', '09:00')).toBe(true);
    expect(at('2026-06-11', '09:00', DEFAULT_POLICY.quietHours, 'aoba')).toBe(false);
  });
});
