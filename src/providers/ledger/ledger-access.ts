import type { Kysely } from 'kysely';
import type { LedgerDialect } from './ledger-dialect.ts';
import { ledgerError } from './ledger-errors.ts';
import type { LedgerTables, Tables } from './schema.ts';

/** How the parts of the ledger get at the database: in transactions only, and with errors that people understand. */
export interface LedgerAccess {
  /** What is read inside is all of one moment. */
  read<T>(work: (db: Tables) => Promise<T>): Promise<T>;
  /** Happens whole or not at all. */
  write<T>(work: (db: Tables) => Promise<T>): Promise<T>;
  /** Makes a transaction that writes wait for others that named the same key. */
  serialise(db: Tables, key: string): Promise<void>;
  /** Whether rows that a decision hangs on have to be locked while it is taken. */
  readonly locksRows: boolean;
}

/** Access to an open database. */
export const accessTo = (db: Kysely<LedgerTables>, dialect: LedgerDialect): LedgerAccess => ({
  read: (work) =>
    explained(dialect.place, () =>
      db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(work),
    ),
  write: (work) => explained(dialect.place, () => db.transaction().execute(work)),
  serialise: (transaction, key) => dialect.serialise(transaction, key),
  locksRows: dialect.locksRows,
});

/** Does something with the database at `place`, and throws what goes wrong as people understand it. */
export async function explained<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ledgerError(error, place);
  }
}
