import type { Dialect, Kysely, RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/** What one database does differently from the other. All queries are the same. */
export interface LedgerDialect {
  /** The file, or host, port and name of the database: what people are told, without a password. */
  readonly place: string;
  readonly kysely: Dialect;
  /** Settings that a database of a known version gets before it is used. */
  makeReady(): Promise<void>;
  /** Whether rows can be locked one by one; otherwise every transaction that writes has the database to itself. */
  readonly locksRows: boolean;
  /** Makes the transaction wait for others that named the same key. */
  serialise(transaction: Tables, key: string): Promise<void>;
  readonly ddl: LedgerDdl;
}

/** What the migrations need to be told. */
export interface LedgerDdl {
  /** Text that is compared and sorted by its bytes, whatever the locale of the server. */
  readonly text: RawBuilder<unknown>;
  /** A primary key that counts up by itself and never gives a number twice. */
  readonly countingKey: RawBuilder<unknown>;
  /** Makes the database refuse to change rows of a table that were written. */
  readonly refuseUpdates: (db: Kysely<unknown>, table: string) => Promise<void>;
}
