import { type Kysely, sql } from 'kysely';
import { createIndex } from './create-index.ts';
import type { LedgerDdl } from './ledger-dialect.ts';

/** The tables of milestones, the outbox, the directory and the record. Published: never to be changed. */
export async function createFirstTables(db: Kysely<unknown>, ddl: LedgerDdl): Promise<void> {
  await createMilestones(db, ddl);
  await createMessages(db, ddl);
  await createReminders(db, ddl);
  await createContacts(db, ddl);
  await createRecords(db, ddl);
}

async function createMilestones(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('milestones')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('date', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('since', text, (column) => column.notNull())
    .addColumn('removed_on', text)
    .execute();
  await createIndex(db, 'milestones', ['municipality', 'date']);
}

async function createMessages(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('contact_kind', text, (column) => column.notNull())
    .addColumn('contact_address', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('notice', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('next_at', text, (column) => column.notNull())
    .addColumn('worker', text)
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('doubtful', 'integer', (column) => column.notNull())
    .addColumn('sent_at', text)
    .addColumn('sent_on', text)
    .addColumn('reference', text)
    .addColumn('certainty', text)
    .execute();
  await createIndex(db, 'messages', ['state', 'next_at']);
  await createIndex(db, 'messages', ['day']);
  await createIndex(db, 'messages', ['sent_on']);
}

async function createReminders(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('reminders')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('milestone', text, (column) => column.notNull())
    .addColumn('occasion', text, (column) => column.notNull())
    .addColumn('occasion_key', text, (column) => column.notNull())
    .addColumn('department', text, (column) => column.notNull())
    .addColumn('contact_kind', text, (column) => column.notNull())
    .addColumn('contact_address', text, (column) => column.notNull())
    .addColumn('route', text, (column) => column.notNull())
    .addColumn('due_on', text, (column) => column.notNull())
    .addColumn('change_text', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.references('messages.id'))
    .addColumn('text', text)
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('sent_at', text)
    .addColumn('answered_at', text)
    .addColumn('answered_by', text)
    .addColumn('snoozed_until', text)
    .addColumn('escalated_on', text)
    .execute();
  await createIndex(db, 'reminders', ['municipality', 'due_on']);
  await createIndex(db, 'reminders', ['milestone']);
  await createIndex(db, 'reminders', ['message']);
  await createIndex(db, 'reminders', ['state', 'due_on']);
}

async function createContacts(db: Kysely<unknown>, { text }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('contacts')
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('department', text, (column) => column.notNull())
    .addColumn('contact_kind', text, (column) => column.notNull())
    .addColumn('contact_address', text, (column) => column.notNull())
    .addColumn('promoter', 'integer', (column) => column.notNull())
    .addColumn('valid_from', text)
    .addColumn('valid_to', text)
    .execute();
  await createIndex(db, 'contacts', ['municipality']);
}

async function createRecords(db: Kysely<unknown>, { text, countingKey, refuseUpdates }: LedgerDdl): Promise<void> {
  await sql`create table records (
    number ${countingKey},
    at ${text} not null,
    actor ${text} not null,
    action ${text} not null,
    municipality ${text} not null,
    subject ${text} not null,
    detail ${text} not null
  )`.execute(db);
  await createIndex(db, 'records', ['at']);
  await createIndex(db, 'records', ['municipality', 'at']);
  await refuseUpdates(db, 'records');
}
