import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  sql,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { KakariError } from '../../domain/errors.ts';
import { isLocked } from './ledger-errors.ts';
import type { LedgerDdl, LedgerDialect } from './ledger-dialect.ts';

/** How long to wait before asking again for what another process has locked. */
const RETRY_MS = 20;

/** Longer statements (rows in bulk) hardly ever come again, and would fill the memory. */
const LONGEST_KEPT_STATEMENT = 4000;

/** Opens a file, and makes it and its folder where they are missing. `waitMs` is how long to wait for other processes. */
export function sqliteDialect(file: string, waitMs: number): LedgerDialect {
  makeFolder(dirname(file));
  return sqliteDialectOn(new Database(file, { timeout: waitMs }), file, waitMs);
}

/** Makes a folder where it is missing. One by one: asked to make all of them, Node never comes back from a place such as /proc, where no folder can be made. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}

/** The same on a connection that is open. */
export const sqliteDialectOn = (database: Database.Database, place: string, waitMs: number): LedgerDialect => ({
  place,
  kysely: kyselyDialect(database, waitMs),
  makeReady: () => makeReady(database, place, waitMs),
  locksRows: false,
  serialise: () => Promise.resolve(),
  ddl: DDL,
});

function kyselyDialect(database: Database.Database, waitMs: number): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver(database, waitMs),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

async function makeReady(database: Database.Database, place: string, waitMs: number): Promise<void> {
  checkPages(database, place);
  // SQLite does not wait by itself for a process that is changing the journal of the same new file.
  for (let waitedMs = 0; !turnsToWal(database, waitedMs >= waitMs); waitedMs += RETRY_MS) await wait(RETRY_MS);
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

/** Reads the whole file, about 400 MB a second: better now than to find the damage in the middle of a delivery. */
function checkPages(database: Database.Database, place: string): void {
  const found = String(database.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new KakariError('ledger-damaged', { place }, { cause: new Error(found) });
}

function turnsToWal(database: Database.Database, lastTry: boolean): boolean {
  try {
    database.pragma('journal_mode = WAL');
    return true;
  } catch (error) {
    if (lastTry || !isLocked(error)) throw error;
    return false;
  }
}

/** Migrations run in one transaction, which is also what keeps other processes out meanwhile. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #waitMs: number;

  constructor(database: Database.Database, waitMs: number) {
    super({ database: keepingStatements(database) });
    this.#database = database;
    this.#waitMs = waitMs;
  }

  /**
   * A transaction that begins to read and then writes fails at once when another process wrote in between: one that will write begins
   * with the lock. SQLite would wait for it with the whole process, which could answer nobody meanwhile.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') return void (await connection.executeQuery(CompiledQuery.raw('begin')));
    for (let waitedMs = 0; !(await this.#takesLock(connection, waitedMs >= this.#waitMs)); waitedMs += RETRY_MS)
      await wait(RETRY_MS);
  }

  async #takesLock(connection: DatabaseConnection, lastTry: boolean): Promise<boolean> {
    try {
      this.#database.pragma('busy_timeout = 0');
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      return true;
    } catch (error) {
      if (lastTry || !isLocked(error)) throw error;
      return false;
    } finally {
      this.#database.pragma(`busy_timeout = ${this.#waitMs}`);
    }
  }

  /** A full disk ends the transaction by itself, and a second end would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Compiling a statement costs more than running it. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    close: () => void database.close(),
    prepare: (text) => {
      const statement = kept.get(text) ?? database.prepare(text);
      if (text.length <= LONGEST_KEPT_STATEMENT) kept.set(text, statement);
      return statement;
    },
  };
}

const DDL: LedgerDdl = {
  text: sql`text`,
  countingKey: sql`integer primary key autoincrement`,
  refuseUpdates: async (db, table) => {
    await sql`create trigger ${sql.id(`${table}_stay`)} before update on ${sql.table(table)}
      begin select raise(abort, 'what was recorded stays as it is'); end`.execute(db);
  },
};
