import type { IsoDate } from '../../domain/fiscal-year.ts';
import type { DeliveryLedger, WaitingReminder } from '../../ports/ledger.ts';
import { claimMessages } from './claim-messages.ts';
import { finishClaim } from './finish-claim.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { recordMessages } from './record-messages.ts';
import { contactKeyOf, waitingOf } from './rows.ts';
import type { Tables } from './schema.ts';

/** The outbox: from reminders that wait to messages that were sent. */
export const deliveryLedger = (access: LedgerAccess): DeliveryLedger => ({
  waitingReminders: (day) => access.read((db) => waitingReminders(db, day)),
  contactsServed: (day) => access.read((db) => contactsServed(db, day)),
  recordMessages: async (drafts, at) =>
    drafts.length === 0 ? [] : access.write((db) => recordMessages(access, db, drafts, at)),
  claimMessages: (claim) => access.write((db) => claimMessages(access, db, claim)),
  ...finishClaim(access),
});

async function waitingReminders(db: Tables, day: IsoDate): Promise<readonly WaitingReminder[]> {
  const rows = await db
    .selectFrom('reminders')
    .leftJoin('milestones', 'milestones.id', 'reminders.milestone')
    .selectAll('reminders')
    .select('milestones.body')
    .where('state', '=', 'due')
    .where('message', 'is', null)
    .where('due_on', '<=', day)
    .orderBy('contact_kind')
    .orderBy('contact_address')
    .orderBy('due_on')
    .orderBy('reminders.id')
    .execute();
  return rows.map(waitingOf);
}

async function contactsServed(db: Tables, day: IsoDate): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('messages')
    .select(['contact_kind', 'contact_address'])
    .where((eb) => eb.or([eb('day', '=', day), eb('sent_on', '=', day), eb('state', 'in', ['due', 'sending'])]))
    .execute();
  return new Set(rows.map(contactKeyOf));
}
