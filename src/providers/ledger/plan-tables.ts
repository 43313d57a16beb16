import type { Kysely } from 'kysely';
import { createIndex } from './create-index.ts';
import type { LedgerDdl } from './ledger-dialect.ts';

/** The tables of the plans that were published. Published: never to be changed. */
export async function createPlanTables(db: Kysely<unknown>, ddl: LedgerDdl): Promise<void> {
  await createVersions(db, ddl);
  await createFiles(db, ddl);
}

async function createVersions(db: Kysely<unknown>, { text, countingKey, refuseUpdates }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('plan_versions')
    .addColumn('revision', countingKey)
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('municipality', text, (column) => column.notNull())
    .addColumn('plan', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('digest', text, (column) => column.notNull())
    .addColumn('by', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .execute();
  await createIndex(db, 'plan_versions', ['municipality', 'revision']);
  await refuseUpdates(db, 'plan_versions');
}

async function createFiles(db: Kysely<unknown>, { text, refuseUpdates }: LedgerDdl): Promise<void> {
  await db.schema
    .createTable('plan_files')
    .addColumn('revision', 'bigint', (column) => column.notNull().references('plan_versions.revision'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_files_pkey', ['revision', 'name'])
    .execute();
  await refuseUpdates(db, 'plan_files');
}
