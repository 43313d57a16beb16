import type { ChatLedger } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import type { ChatNoteTable, Tables } from './schema.ts';

type Notes = Pick<ChatLedger, 'note' | 'keepNote' | 'forgetNote'>;

/** What chat surfaces remember, a text for each kind and key. */
export const chatNotes = (access: LedgerAccess): Notes => ({
  note: (kind, key) => access.read((db) => readNote(db, kind, key)),
  keepNote: (kind, key, body, at, replacing) =>
    access.write((db) =>
      replacing === undefined
        ? putNote(db, { kind, key, body, at })
        : replaceNote(db, { kind, key, body, at }, replacing),
    ),
  forgetNote: (kind, key) => access.write((db) => deleteNote(db, kind, key)),
});

async function readNote(db: Tables, kind: ChatNoteTable['kind'], key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('chat_notes')
    .select('body')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.body;
}

/** Puts a note in the place of an earlier one. */
export async function putNote(db: Tables, note: ChatNoteTable): Promise<boolean> {
  const { body, at } = note;
  await db
    .insertInto('chat_notes')
    .values(note)
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doUpdateSet({ body, at }))
    .execute();
  return true;
}

/** Compares and replaces in one statement: somebody who was faster has made it another text. */
async function replaceNote(db: Tables, { kind, key, body, at }: ChatNoteTable, replacing: string): Promise<boolean> {
  const replaced = await db
    .updateTable('chat_notes')
    .set({ body, at })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('body', '=', replacing)
    .returning('key')
    .executeTakeFirst();
  return replaced !== undefined;
}

async function deleteNote(db: Tables, kind: ChatNoteTable['kind'], key: string): Promise<void> {
  await db.deleteFrom('chat_notes').where('kind', '=', kind).where('key', '=', key).execute();
}
