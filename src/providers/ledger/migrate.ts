import { type Kysely, Migrator, sql, type TableMetadata } from 'kysely';
import { KakariError } from '../../domain/errors.ts';
import type { LedgerDialect } from './ledger-dialect.ts';
import { kyselyMigrations, type LedgerMigrations } from './migrations.ts';
import type { LedgerTables } from './schema.ts';

const APPLIED = 'ledger_migrations';

/**
 * Brings a database to the last of `migrations`, whole or not at all; other processes that do the same wait. A database that
 * went through a step that is not among them is of a newer program: `ledger-newer`. One with tables that never went through any is
 * somebody else's: `ledger-foreign`. Nothing in either is touched.
 */
export async function migrate(
  db: Kysely<LedgerTables>,
  dialect: LedgerDialect,
  migrations: LedgerMigrations,
): Promise<void> {
  const applied = await appliedSteps(db, dialect.place, migrations);
  await dialect.makeReady();
  if (applied.size === Object.keys(migrations).length) return;
  const { error } = await migrator(db, dialect, migrations).migrateToLatest();
  if (error === undefined) return;
  // A newer program may have been faster.
  await appliedSteps(db, dialect.place, migrations);
  throw error;
}

/** The steps that the database went through. Throws `ledger-newer` when one is not among `migrations`, and `ledger-foreign`. */
export async function appliedSteps(
  db: Kysely<LedgerTables>,
  place: string,
  migrations: LedgerMigrations,
): Promise<ReadonlySet<string>> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === APPLIED)) {
    if (await holdsTables(db, tables)) throw new KakariError('ledger-foreign', { place });
    return new Set();
  }
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(APPLIED)}`.execute(db);
  if (rows.some(({ name }) => migrations[name] === undefined)) throw new KakariError('ledger-newer', { place });
  return new Set(rows.map(({ name }) => name));
}

/** Whether tables lie where those of the ledger would go: in the file, or in the schema that PostgreSQL puts new tables in. */
async function holdsTables(db: Kysely<LedgerTables>, found: readonly TableMetadata[]): Promise<boolean> {
  // Extensions of PostgreSQL put views among the tables of others, and Kakari keeps vectors beside the ledger.
  const tables = found.filter(({ isView, name }) => !isView && !name.startsWith('kakari_vector'));
  if (tables.every(({ schema }) => schema === undefined)) return tables.length > 0;
  const { rows } = await sql<{ readonly schema: string | null }>`select current_schema() as schema`.execute(db);
  return tables.some(({ schema }) => schema === rows[0]?.schema);
}

const migrator = (db: Kysely<LedgerTables>, dialect: LedgerDialect, migrations: LedgerMigrations): Migrator =>
  new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(kyselyMigrations(migrations, dialect.ddl)) },
    migrationTableName: APPLIED,
    migrationLockTableName: `${APPLIED}_lock`,
  });
