import Database from 'better-sqlite3';
import { explained } from './ledger-access.ts';

const WAIT_MS = 10_000;

/**
 * Whether plans were ever published into the SQLite file of a ledger, which may be empty or somebody else’s. For whom the tenth
 * of a second counts that opening the ledger takes. Rejects with the errors of `Ledger`.
 */
export const holdsPlans = (file: string): Promise<boolean> => explained(file, async () => anyIn(file));

function anyIn(file: string): boolean {
  const database = new Database(file, { readonly: true, timeout: WAIT_MS });
  try {
    const table = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'plan_versions'").get();
    return table !== undefined && database.prepare('select 1 from plan_versions limit 1').get() !== undefined;
  } finally {
    database.close();
  }
}
