import type { Instant } from '../../domain/instant.ts';
import type { LedgerRecord } from '../../ports/ledger.ts';
import { chunks } from './chunks.ts';
import type { Tables } from './schema.ts';

/** The actor of what nobody in particular did. */
export const KAKARI = 'kakari';

/** A record of what Kakari did by itself. */
export const recordOf = (
  at: Instant,
  action: LedgerRecord['action'],
  municipality: string,
  subject: string,
  detail: LedgerRecord['detail'],
): LedgerRecord => ({ at, actor: KAKARI, action, municipality, subject, detail });

/** Adds records, in the same transaction as what they are about. */
export async function writeRecords(db: Tables, records: readonly LedgerRecord[]): Promise<void> {
  for (const some of chunks(records, 6)) {
    const rows = some.map((record) => ({ ...record, detail: JSON.stringify(record.detail) }));
    await db.insertInto('records').values(rows).execute();
  }
}
