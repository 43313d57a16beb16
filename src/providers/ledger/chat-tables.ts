import type { Kysely } from 'kysely';
import { createIndex } from './create-index.ts';
import type { LedgerDdl } from './ledger-dialect.ts';

/** The tables of what chat surfaces must not forget. Published: never to be changed. */
export async function createChatTables(db: Kysely<unknown>, ddl: LedgerDdl): Promise<void> {
  await createEvents(db, ddl);
  await createNotes(db, ddl);
  await createAnswers(db, ddl);
  await createVerdicts(db, ddl);
}

async function createEvents(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('chat_events')
    .addColumn('event', text, (column) => column.primaryKey())
    .addColumn('lease_until', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await createIndex(db, 'chat_events', ['at']);
}

async function createNotes(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('chat_notes')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('chat_notes_pkey', ['kind', 'key'])
    .execute();
  await createIndex(db, 'chat_notes', ['kind', 'at']);
}

async function createAnswers(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('chat_answers')
    .addColumn('message', text, (column) => column.primaryKey())
    .addColumn('platform', text, (column) => column.notNull())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('about', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('question', text)
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await createIndex(db, 'chat_answers', ['at']);
}

async function createVerdicts(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('chat_verdicts')
    .addColumn('message', text, (column) => column.notNull().references('chat_answers.message').onDelete('cascade'))
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('verdict', text, (column) => column.notNull())
    .addColumn('comment', text)
    .addColumn('at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('chat_verdicts_pkey', ['message', 'by'])
    .execute();
}
