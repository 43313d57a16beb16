import { sql } from 'kysely';
import { dayInJapan, type Instant } from '../../domain/instant.ts';
import type { ReminderState } from '../../domain/reminder.ts';
import type { ClaimedMessage, DeliveryLedger, LedgerRecord } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import type { MessageTable, Tables } from './schema.ts';
import { recordOf, writeRecords } from './write-records.ts';

type Ends = Pick<DeliveryLedger, 'markSent' | 'markForRetry' | 'markFailed' | 'dissolve'>;

/** What becomes of a message and its reminders, and how that is recorded. */
interface End {
  readonly at: Instant;
  readonly action: LedgerRecord['action'];
  readonly detail: LedgerRecord['detail'];
  readonly message: Partial<MessageTable>;
  readonly reminders?: (db: Tables) => Promise<unknown>;
}

/** The four ends of a claim; false, and nothing done, when another worker has it. */
export const finishClaim = (access: LedgerAccess): Ends => ({
  markSent: (message, sent, at) => finish(access, message, sentEnd(message, sent, at)),
  markForRetry: (message, retry, at) => finish(access, message, retriedEnd(message, retry, at)),
  markFailed: (message, reason, at) => finish(access, message, failedEnd(message, reason, at)),
  dissolve: (message, reason, at) => finish(access, message, dissolvedEnd(message, reason, at)),
});

const finish = (access: LedgerAccess, { id, worker }: ClaimedMessage, end: End): Promise<boolean> =>
  access.write(async (db) => {
    const held = await db
      .updateTable('messages')
      .set({ worker: null, ...end.message })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('worker', '=', worker)
      .returning('municipality')
      .executeTakeFirst();
    if (held === undefined) return false;
    await end.reminders?.(db);
    await writeRecords(db, [recordOf(end.at, end.action, held.municipality, id, end.detail)]);
    return true;
  });

function sentEnd({ id }: ClaimedMessage, sent: Parameters<Ends['markSent']>[1], at: Instant): End {
  const { reference, certainty } = sent;
  return {
    at,
    action: 'message-sent',
    detail: { reference, certainty },
    message: { state: 'sent', doubtful: 0, sent_at: at, sent_on: dayInJapan(at), reference, certainty },
    reminders: (db) =>
      db
        .updateTable('reminders')
        .set({ sent_at: at, state: sql<ReminderState>`case when state = 'sending' then 'sent' else state end` })
        .where('message', '=', id)
        .execute(),
  };
}

function retriedEnd(message: ClaimedMessage, retry: Parameters<Ends['markForRetry']>[1], at: Instant): End {
  const { reason, notBefore } = retry;
  const doubtful = message.doubtful || retry.doubtful;
  const failures = message.failures + 1;
  return {
    at,
    action: 'message-retried',
    detail: { reason, notBefore, failures, doubtful },
    message: { state: 'due', next_at: notBefore, failures, doubtful: doubtful ? 1 : 0 },
    // In doubt, somebody may have the message in front of them: they can answer, so its reminders stay `sending`.
    ...(doubtful ? {} : { reminders: (db) => moveReminders(db, message, 'due') }),
  };
}

function failedEnd(message: ClaimedMessage, reason: string, at: Instant): End {
  const failures = message.failures + 1;
  return {
    at,
    action: 'message-failed',
    detail: { reason, failures },
    message: { state: 'failed', failures },
    reminders: (db) => moveReminders(db, message, 'failed'),
  };
}

const dissolvedEnd = (message: ClaimedMessage, reason: string, at: Instant): End => ({
  at,
  action: 'message-dissolved',
  detail: { reason, failures: message.failures },
  message: {},
  reminders: (db) => freeReminders(db, message),
});

/** Moves the reminders that nobody answered meanwhile. */
const moveReminders = (db: Tables, { id }: ClaimedMessage, state: ReminderState): Promise<unknown> =>
  db.updateTable('reminders').set({ state }).where('message', '=', id).where('state', '=', 'sending').execute();

async function freeReminders(db: Tables, { id, failures }: ClaimedMessage): Promise<void> {
  await db
    .updateTable('reminders')
    .set({ state: 'due', text: null, late: 0, failures })
    .where('message', '=', id)
    .where('state', '=', 'sending')
    .execute();
  await db.updateTable('reminders').set({ message: null }).where('message', '=', id).execute();
  await db.deleteFrom('messages').where('id', '=', id).execute();
}
