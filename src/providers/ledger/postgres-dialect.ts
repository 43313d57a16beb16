import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { LedgerDdl, LedgerDialect } from './ledger-dialect.ts';

/** A replica delivers one batch at a time; a few connections more serve the pages. */
const CONNECTIONS = 8;

/** An answer that has not come after this long never will: the network is gone. */
const ANSWER_MS = 60_000;

/** How long the server keeps the locks of a replica that fell silent in the middle of a transaction. */
const SILENCE_MS = 30_000;

/** Prepares connections; the first query opens one. `waitMs` is how long to wait for one, and for locks of others. */
export function postgresDialect(url: string, waitMs: number): LedgerDialect {
  return {
    place: placeOf(url),
    kysely: new PostgresDialect({ pool: openPool(url, waitMs) }),
    makeReady: () => Promise.resolve(),
    locksRows: true,
    serialise: async (transaction, key) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(transaction);
    },
    ddl: DDL,
  };
}

function openPool(url: string, waitMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: waitMs,
    lock_timeout: waitMs,
    query_timeout: ANSWER_MS,
    idle_in_transaction_session_timeout: SILENCE_MS,
    keepAlive: true,
  });
  // A connection that breaks while nobody waits for it must not end the process: the next query meets the trouble.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function placeOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `${host}:${port}/${database ?? ''}`;
}

const DDL: LedgerDdl = {
  text: sql`text collate "C"`,
  countingKey: sql`bigint generated always as identity primary key`,
  refuseUpdates: async (db, table) => {
    const stay = `${table}_stay`;
    await sql`create function ${sql.id(stay)}() returns trigger language plpgsql
      as $$ begin raise exception 'what was recorded stays as it is'; end $$`.execute(db);
    await sql`create trigger ${sql.id(stay)} before update on ${sql.table(table)}
      for each row execute function ${sql.id(stay)}()`.execute(db);
  },
};
