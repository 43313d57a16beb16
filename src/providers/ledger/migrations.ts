import type { Kysely, Migration } from 'kysely';
import { createChatTables } from './chat-tables.ts';
import { createFirstTables } from './first-tables.ts';
import type { LedgerDdl } from './ledger-dialect.ts';
import { createModelUseTable } from './model-use-tables.ts';
import { createPlanTables } from './plan-tables.ts';

/**
 * Every step from an empty database to the present tables, by name and in this order. A step that was published is never
 * changed: a database that went through it does not go through it again.
 */
export type LedgerMigrations = Readonly<Record<string, LedgerMigration>>;

export type LedgerMigration = (db: Kysely<unknown>, ddl: LedgerDdl) => Promise<void>;

export const LEDGER_MIGRATIONS: LedgerMigrations = {
  '0001-milestones-and-reminders': createFirstTables,
  '0002-chats': createChatTables,
  '0003-plans': createPlanTables,
  '0004-model-use': createModelUseTable,
};

/** The steps as Kysely's migrator wants them. */
export const kyselyMigrations = (migrations: LedgerMigrations, ddl: LedgerDdl): Record<string, Migration> =>
  Object.fromEntries(
    Object.entries(migrations).map(([name, migration]) => [name, { up: (db: Kysely<unknown>) => migration(db, ddl) }]),
  );
