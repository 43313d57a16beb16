import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { DirectoryEntry } from '../../domain/directory.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DirectoryLedger, LedgerRecord } from '../../ports/ledger.ts';
import { chunks, inChunks } from './chunks.ts';
import type { LedgerAccess } from './ledger-access.ts';
import { contactOf, flag, present } from './rows.ts';
import type { ContactTable, Tables } from './schema.ts';
import { writeRecords } from './write-records.ts';

/** The directory (連絡先名簿). */
export const directoryLedger = (access: LedgerAccess): DirectoryLedger => ({
  directory: async (municipality) => {
    const rows = await access.read((db) => readContacts(db, municipality === undefined ? undefined : [municipality]));
    return rows.map(entryOf);
  },
  replaceDirectory: (municipalities, entries, by, at) =>
    access.write(async (db) => {
      // Two replacements at once would otherwise leave the entries of both.
      await access.serialise(db, 'directory');
      const before = await readContacts(db, municipalities);
      await inChunks(municipalities, 1, (some) =>
        db.deleteFrom('contacts').where('municipality', 'in', some).execute(),
      );
      for (const some of chunks(entries.map(rowOf), 7))
        await db
          .insertInto('contacts')
          .values([...some])
          .execute();
      const after = await readContacts(db, municipalities);
      await writeRecords(db, replaced(municipalities, before, after, by, at));
    }),
});

async function readContacts(
  db: Tables,
  municipalities: readonly string[] | undefined,
): Promise<readonly ContactTable[]> {
  const sorted = db
    .selectFrom('contacts')
    .selectAll()
    .orderBy('municipality')
    .orderBy('department')
    .orderBy('contact_kind')
    .orderBy('contact_address')
    // Null comes first in one database and last in the other.
    .orderBy((eb) => eb.fn.coalesce('valid_from', sql.lit('')));
  if (municipalities === undefined) return sorted.execute();
  return inChunks(municipalities, 1, (some) => sorted.where('municipality', 'in', some).execute());
}

const entryOf = (row: ContactTable): DirectoryEntry => ({
  municipality: row.municipality,
  department: row.department,
  contact: contactOf(row),
  promoter: row.promoter === 1,
  ...present({ from: row.valid_from, to: row.valid_to }),
});

const rowOf = (entry: DirectoryEntry): ContactTable => ({
  municipality: entry.municipality,
  department: entry.department,
  contact_kind: entry.contact.kind,
  contact_address: entry.contact.address,
  promoter: flag(entry.promoter),
  valid_from: entry.from ?? null,
  valid_to: entry.to ?? null,
});

/** A record for each municipality whose entries are other ones now. */
function replaced(
  municipalities: readonly string[],
  before: readonly ContactTable[],
  after: readonly ContactTable[],
  by: string,
  at: Instant,
): readonly LedgerRecord[] {
  return municipalities.flatMap((municipality) => {
    const [old, now] = [before, after].map((rows) => rows.filter((row) => row.municipality === municipality));
    if (isDeepStrictEqual(old, now)) return [];
    const detail = { entries: now?.length ?? 0, before: old?.length ?? 0 };
    return [{ at, actor: by, action: 'directory-replaced', municipality, subject: municipality, detail }];
  });
}
