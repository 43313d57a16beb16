import type { Instant } from '../../domain/instant.ts';
import type { ChatLedger } from '../../ports/ledger.ts';
import { putAnswer } from './chat-feedback.ts';
import { putNote } from './chat-notes.ts';
import type { LedgerAccess } from './ledger-access.ts';
import type { Tables } from './schema.ts';

type Events = Pick<ChatLedger, 'takeEvent' | 'finishEvent' | 'keepTurn'>;

/** Which events of chat platforms are being answered, and which need no answer any more. */
export const chatEvents = (access: LedgerAccess): Events => ({
  takeEvent: (event, at, leaseUntil) => access.write((db) => takeEvent(db, event, at, leaseUntil)),
  finishEvent: (event, at) => access.write((db) => finishEvent(db, event, at)),
  // One transaction: every one waits for the disk, and a busy channel has many.
  keepTurn: ({ event, thread, answer }) =>
    access.write(async (db) => {
      await finishEvent(db, event, answer.at);
      await putNote(db, { kind: 'thread', key: thread, body: 'joined', at: answer.at });
      await putAnswer(db, answer);
    }),
});

/** Looks and takes in one statement, so that of two who ask at once the second sees what the first took. */
async function takeEvent(db: Tables, event: string, at: Instant, leaseUntil: Instant): Promise<boolean> {
  const taken = await db
    .insertInto('chat_events')
    .values({ event, lease_until: leaseUntil, at })
    .onConflict((conflict) =>
      conflict
        .column('event')
        .doUpdateSet({ lease_until: leaseUntil, at })
        // Null, once it is finished, is not before anything.
        .where('chat_events.lease_until', '<=', at),
    )
    .returning('event')
    .executeTakeFirst();
  return taken !== undefined;
}

async function finishEvent(db: Tables, event: string, at: Instant): Promise<void> {
  await db
    .insertInto('chat_events')
    .values({ event, lease_until: null, at })
    .onConflict((conflict) => conflict.column('event').doUpdateSet({ lease_until: null, at }))
    .execute();
}
