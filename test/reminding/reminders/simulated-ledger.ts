import type { IsoDate } from '../../../src/domain/fiscal-year.ts';
import { momentInJapan } from '../../../src/domain/instant.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import type { MessageDraft } from '../../../src/domain/notice.ts';
import type { Reminder } from '../../../src/domain/reminder.ts';
import type { PlanningChange, PlanningState, WaitingReminder } from '../../../src/ports/ledger.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** The state after a change was kept, as the ledger's contract has it. */
export function applied(state: PlanningState, change: PlanningChange): PlanningState {
  const withdrawn = new Set(change.withdrawn);
  const milestones = new Map([...state.milestones, ...change.milestones].map((one) => [one.id, one]));
  const reminders = new Map<string, Reminder>(
    state.reminders.filter(({ id, state: now }) => now !== 'due' || !withdrawn.has(id)).map((one) => [one.id, one]),
  );
  for (const planned of change.planned) {
    if (!reminders.has(planned.id)) reminders.set(planned.id, { ...planned, state: 'due', late: false });
  }
  for (const id of change.escalated) {
    const reminder = reminders.get(id);
    if (reminder !== undefined) reminders.set(id, { ...reminder, escalatedOn: change.day });
  }
  return { milestones: [...milestones.values()].toSorted(byId), reminders: [...reminders.values()].toSorted(byId) };
}

/** What waits to be composed on a day. */
export function waitingIn(state: PlanningState, day: IsoDate): readonly WaitingReminder[] {
  const bodies = new Map(state.milestones.map(({ id, body }): [string, Milestone] => [id, JSON.parse(body)]));
  return state.reminders
    .filter((reminder) => reminder.state === 'due' && reminder.dueOn <= day)
    .map((reminder) => {
      const about = bodies.get(reminder.milestone);
      return about === undefined ? { reminder } : { reminder, about };
    });
}

/** The state after messages were sent, at nine o'clock. */
export function sent(state: PlanningState, drafts: readonly MessageDraft[]): PlanningState {
  const told = new Map(drafts.flatMap((draft) => draft.reminders.map((one) => [one.id, { ...one, draft }] as const)));
  const reminders = state.reminders.map((reminder): Reminder => {
    const found = told.get(reminder.id);
    if (found === undefined) return reminder;
    const { text, late, draft } = found;
    return { ...reminder, state: 'sent', text, late, message: draft.id, sentAt: momentInJapan(draft.day, '09:00') };
  });
  return { ...state, reminders };
}
