import type { Reminder } from '../../domain/reminder.ts';
import type { OwedLeads } from './due-leads.ts';
import { type InCharge, isAnswered, isStillPutOff } from './follow-ups.ts';
import type { Outbox } from './outbox.ts';

/** Ids of reminders that are not yet on their way and no longer hold; the ledger takes a message that carries one apart. */
export const withdrawals = (outbox: Outbox, inCharge: InCharge, leads: OwedLeads): readonly string[] =>
  outbox.reminders
    .filter(({ state }) => state === 'due')
    .filter((reminder) => !holds(reminder, outbox, inCharge, leads))
    .map(({ id }) => id);

function holds(reminder: Reminder, outbox: Outbox, inCharge: InCharge, leads: OwedLeads): boolean {
  const { occasion, milestone, department } = reminder;
  const known = inCharge(reminder);
  switch (occasion.kind) {
    case 'lead':
      return (
        known !== undefined &&
        !outbox.isDone(milestone, department) &&
        known.milestone.date === occasion.date &&
        leads(known).some(({ days }) => days === occasion.days)
      );
    case 'snooze':
      return isStillPutOff(reminder, occasion.until, outbox, inCharge);
    case 'escalation':
      return known !== undefined && !isAnsweredAfterAll(occasion.of, reminder, outbox);
    case 'change':
    case 'digest':
    case 'wrong-owner':
    case 'undelivered':
      return true;
  }
}

const isAnsweredAfterAll = (id: string, { milestone, department }: Reminder, outbox: Outbox): boolean =>
  outbox.about(milestone, department).some((other) => other.id === id && isAnswered(other, outbox));
