import type { ChatLedger } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';

/** The retention of chats. */
export const forgetChats = (access: LedgerAccess): Pick<ChatLedger, 'forgetChats'> => ({
  forgetChats: ({ events, threads, answers }) =>
    access.write(async (db) => {
      // Replicas that forget at once would otherwise wait for each other's rows, in a circle.
      await access.serialise(db, 'forget chats');
      await db.deleteFrom('chat_events').where('at', '<', events).execute();
      await db.deleteFrom('chat_notes').where('kind', '=', 'thread').where('at', '<', threads).execute();
      // Their verdicts go with them.
      await db.deleteFrom('chat_answers').where('at', '<', answers).execute();
    }),
});
