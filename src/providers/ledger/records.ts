import type { IsoDate } from '../../domain/fiscal-year.ts';
import { addDays, type Instant, momentInJapan } from '../../domain/instant.ts';
import type { LedgerRecord, RecordLedger } from '../../ports/ledger.ts';
import { inChunks } from './chunks.ts';
import type { LedgerAccess } from './ledger-access.ts';
import type { Tables } from './schema.ts';
import { writeRecords } from './write-records.ts';

/** The append-only record, to be read and to be deleted by schedule. */
export const recordLedger = (access: LedgerAccess): RecordLedger => ({
  records: (filter) => access.read((db) => readRecords(db, filter)),
  deleteRecords: (before, by, at) => access.write((db) => deleteBefore(db, before, by, at)),
});

const startOf = (day: IsoDate): Instant => momentInJapan(day, '00:00');

async function readRecords(
  db: Tables,
  { municipality, from, to }: Parameters<RecordLedger['records']>[0],
): Promise<readonly LedgerRecord[]> {
  let query = db.selectFrom('records').selectAll().orderBy('at').orderBy('number');
  if (municipality !== undefined) query = query.where('municipality', '=', municipality);
  if (from !== undefined) query = query.where('at', '>=', startOf(from));
  if (to !== undefined) query = query.where('at', '<', startOf(addDays(to, 1)));
  const rows = await query.execute();
  return rows.map(({ at, actor, action, municipality: place, subject, detail }) => ({
    at,
    actor,
    action,
    municipality: place,
    subject,
    detail: JSON.parse(detail) as LedgerRecord['detail'],
  }));
}

async function deleteBefore(db: Tables, before: IsoDate, by: string, at: Instant): Promise<number> {
  const gone = await db.deleteFrom('records').where('at', '<', startOf(before)).executeTakeFirst();
  const records = Number(gone.numDeletedRows);
  await db.deleteFrom('model_use').where('day', '<', before).execute();
  const reminders = await deleteReminders(db, before);
  const messages = await deleteMessages(db, before);
  if (records + reminders + messages > 0) {
    const detail = { records, reminders, messages };
    await writeRecords(db, [{ at, actor: by, action: 'records-deleted', municipality: '', subject: before, detail }]);
  }
  return records;
}

/** Those of milestones dated earlier; of digests, which have no milestone, those due earlier. */
async function deleteReminders(db: Tables, before: IsoDate): Promise<number> {
  const old = await db
    .selectFrom('reminders')
    .leftJoin('milestones', 'milestones.id', 'reminders.milestone')
    .where((eb) => eb(eb.fn.coalesce('milestones.date', 'reminders.due_on'), '<', before))
    .select('reminders.id')
    .execute();
  const ids = old.map(({ id }) => id);
  await inChunks(ids, 1, (some) => db.deleteFrom('reminders').where('id', 'in', some).execute());
  return ids.length;
}

/** Those of earlier days that carry no reminder any more. */
async function deleteMessages(db: Tables, before: IsoDate): Promise<number> {
  const gone = await db
    .deleteFrom('messages')
    .where('day', '<', before)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('reminders').select('id').whereRef('reminders.message', '=', 'messages.id'))),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
