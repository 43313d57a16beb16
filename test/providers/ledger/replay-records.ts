import type { ReminderAnswer, ReminderState } from '../../../src/domain/reminder.ts';
import type { LedgerRecord } from '../../../src/ports/ledger.ts';

const ANSWERED: Readonly<Record<ReminderAnswer, ReminderState>> = {
  acknowledge: 'acknowledged',
  'snooze-week': 'snoozed',
  'snooze-month': 'snoozed',
  done: 'done',
  'wrong-owner': 'wrong-owner',
};

/** What becomes of the reminders on a message that nobody answered. */
const MOVES: Readonly<Record<string, readonly [from: ReminderState, to: ReminderState]>> = {
  'message-sending': ['due', 'sending'],
  'message-sent': ['sending', 'sent'],
  'message-retried': ['sending', 'due'],
  'message-failed': ['sending', 'failed'],
  'message-dissolved': ['sending', 'due'],
};

/** The state of every reminder, as the records alone tell it. */
export function replayRecords(records: readonly LedgerRecord[]): ReadonlyMap<string, ReminderState> {
  const states = new Map<string, ReminderState>();
  const carried = new Map<string, readonly string[]>();
  for (const { action, subject, detail } of records) {
    if (action === 'reminder-planned') states.set(subject, 'due');
    if (action === 'reminder-withdrawn') states.delete(subject);
    if (action === 'reminder-answered') states.set(subject, ANSWERED[detail['answer'] as ReminderAnswer]);
    if (action === 'message-composed') carried.set(subject, String(detail['reminders']).split(' '));
    const move = detail['doubtful'] === true && action === 'message-retried' ? undefined : MOVES[action];
    for (const id of carried.get(subject) ?? []) if (states.get(id) === move?.[0]) states.set(id, move?.[1] ?? 'due');
  }
  return states;
}
