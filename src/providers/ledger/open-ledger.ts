import { Kysely } from 'kysely';
import type { Ledger } from '../../ports/ledger.ts';
import { answerLedger } from './answer-ledger.ts';
import { chatEvents } from './chat-events.ts';
import { chatFeedback } from './chat-feedback.ts';
import { chatNotes } from './chat-notes.ts';
import { deliveryLedger } from './delivery-ledger.ts';
import { directoryLedger } from './directory-ledger.ts';
import { forgetChats } from './forget-chats.ts';
import { accessTo, explained } from './ledger-access.ts';
import type { LedgerDialect } from './ledger-dialect.ts';
import { migrate } from './migrate.ts';
import { LEDGER_MIGRATIONS, type LedgerMigrations } from './migrations.ts';
import { modelUseLedger } from './model-use-ledger.ts';
import { planLedger } from './plan-ledger.ts';
import { planningLedger } from './planning-ledger.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { recordLedger } from './records.ts';
import type { LedgerTables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Where the ledger is kept: in one file, or on a PostgreSQL server that replicas share (`postgres://…`). */
export type LedgerPlace = SqlitePlace | { readonly kind: 'postgres'; readonly url: string };

export interface SqlitePlace {
  readonly kind: 'sqlite';
  /** Made, with its folder, where it is missing. */
  readonly file: string;
}

export interface LedgerOptions {
  /** How long to wait for what another process has locked, and for a connection. */
  readonly waitMs?: number;
  readonly migrations?: LedgerMigrations;
}

const WAIT_MS = 10_000;

/**
 * Opens the ledger and brings an older one up to this program. Throws `KakariError`: `ledger-newer` when the database is of a
 * newer program, `ledger-foreign` when it holds tables but is no ledger (both stay untouched), and those of `Ledger`.
 */
export async function openLedger(place: LedgerPlace, options: LedgerOptions = {}): Promise<Ledger> {
  const { waitMs = WAIT_MS, migrations = LEDGER_MIGRATIONS } = options;
  const dialect = await explained(place.kind === 'sqlite' ? place.file : 'PostgreSQL', () => dialectOf(place, waitMs));
  return ledgerOn(dialect, migrations);
}

/** A ledger on a database that is open. */
export async function ledgerOn(dialect: LedgerDialect, migrations: LedgerMigrations): Promise<Ledger> {
  const db = new Kysely<LedgerTables>({ dialect: dialect.kysely });
  try {
    await explained(dialect.place, () => migrate(db, dialect, migrations));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const access = accessTo(db, dialect);
  return {
    ...planningLedger(access),
    ...deliveryLedger(access),
    ...answerLedger(access),
    ...directoryLedger(access),
    ...recordLedger(access),
    ...chatEvents(access),
    ...chatNotes(access),
    ...chatFeedback(access),
    ...forgetChats(access),
    ...planLedger(access),
    ...modelUseLedger(access),
    close: () => db.destroy(),
  };
}

// Waits for nothing, but what it throws shall reject like the rest.
const dialectOf = async (place: LedgerPlace, waitMs: number): Promise<LedgerDialect> =>
  place.kind === 'sqlite' ? sqliteDialect(place.file, waitMs) : postgresDialect(place.url, waitMs);
