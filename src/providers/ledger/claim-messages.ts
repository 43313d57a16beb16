import { sql } from 'kysely';
import type { Notice } from '../../domain/notice.ts';
import type { ClaimedMessage, DeliveryLedger } from '../../ports/ledger.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { contactOf } from './rows.ts';
import type { Flag, MessageRow, Tables } from './schema.ts';
import { recordOf, writeRecords } from './write-records.ts';

type Claim = Parameters<DeliveryLedger['claimMessages']>[0];

/** Gives messages to a worker, the longest waiting first. One that another worker did not finish in its time is doubtful. */
export async function claimMessages(
  access: LedgerAccess,
  db: Tables,
  claim: Claim,
): Promise<readonly ClaimedMessage[]> {
  const rows = await take(access, db, claim);
  if (rows.length === 0) return [];
  await db
    .updateTable('reminders')
    .set({ state: 'sending' })
    .where(
      'message',
      'in',
      rows.map(({ id }) => id),
    )
    .where('state', '=', 'due')
    .execute();
  await writeRecords(
    db,
    rows.map(({ id, municipality, failures, doubtful }) =>
      recordOf(claim.now, 'message-sending', municipality, id, {
        worker: claim.worker,
        failures,
        doubtful: doubtful === 1,
      }),
    ),
  );
  return rows.map((row) => claimedOf(row, claim.worker));
}

/** Chooses and takes in one statement, so that no two workers choose the same. */
async function take(
  { locksRows }: LedgerAccess,
  db: Tables,
  { worker, now, leaseUntil, limit }: Claim,
): Promise<readonly MessageRow[]> {
  const rows = await db
    .with(
      // Chosen once: left to itself, PostgreSQL may run a subquery again for every row and take more than `limit`.
      (chosen) => chosen('claimable').materialized(),
      (of) =>
        of
          .selectFrom('messages')
          .select('id')
          .where('state', 'in', ['due', 'sending'])
          .where('next_at', '<=', now)
          .orderBy('next_at')
          .orderBy('id')
          .limit(limit)
          .$if(locksRows, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('messages')
    .set({
      state: 'sending',
      worker,
      next_at: leaseUntil,
      doubtful: sql<Flag>`case when state = 'sending' then 1 else doubtful end`,
    })
    .where('id', 'in', (of) => of.selectFrom('claimable').select('claimable.id'))
    .returningAll()
    .execute();
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const claimedOf = (row: MessageRow, worker: string): ClaimedMessage => ({
  id: row.id,
  contact: contactOf(row),
  day: row.day,
  notice: JSON.parse(row.notice) as Notice,
  failures: row.failures,
  doubtful: row.doubtful === 1,
  worker,
});
