import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import type { Ledger } from '../../src/ports/ledger.ts';
import { LEDGER_MIGRATIONS } from '../../src/providers/ledger/migrations.ts';
import { ledgerOn } from '../../src/providers/ledger/open-ledger.ts';
import { sqliteDialectOn } from '../../src/providers/ledger/sqlite-dialect.ts';

const opened: Ledger[] = [];

afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
});

/** A ledger of its own that is gone after the test. */
export async function openMemoryLedger(): Promise<Ledger> {
  const ledger = await ledgerOn(sqliteDialectOn(new Database(':memory:'), 'memory', 50), LEDGER_MIGRATIONS);
  opened.push(ledger);
  return ledger;
}
