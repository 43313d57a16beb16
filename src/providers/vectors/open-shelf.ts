import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { KakariError } from '../../domain/errors.ts';
import { explained } from '../ledger/ledger-access.ts';
import type { LedgerDialect } from '../ledger/ledger-dialect.ts';
import { sqliteDialect } from '../ledger/sqlite-dialect.ts';
import { databaseShelf, type ShelfSearch } from './database-shelf.ts';
import { graphFolder } from './graph-file.ts';
import { type InMemoryParts, openInMemory } from './partition-in-memory.ts';
import { makeSearchable, searchByPgvector } from './pgvector.ts';
import { makeTables, type ShelfTables } from './shelf-tables.ts';
import type { VectorShelf } from './vector-shelf.ts';

/** Where the vectors are kept, and what is told of it. */
export interface ShelfPlace extends InMemoryParts {
  /** `postgres://…`; `vectors.sqlite` in the folder `data` where it is absent. */
  readonly postgres?: string | undefined;
  /** Told of a damaged file that was put aside, with the name that it has now. */
  readonly reportSetAside: (file: string) => void;
}

/** How long to wait for what another process has locked: questions are answered without the vectors meanwhile. */
const WAIT_MS = 2_000;

/**
 * Opens the shelf and makes what is missing of it. A damaged file is put aside, and an empty one takes its place. Throws `KakariError`
 * as the ledger does: `ledger-full`, `ledger-readonly`, `ledger-locked`, `ledger-unreachable`.
 */
export async function openShelf(place: ShelfPlace): Promise<VectorShelf> {
  const { postgres, data } = place;
  if (postgres !== undefined) {
    // Loaded where it is needed only.
    const { postgresDialect } = await import('../ledger/postgres-dialect.ts');
    return explained('PostgreSQL', async () => openDatabase(postgresDialect(postgres, WAIT_MS), 'postgres', place));
  }
  const file = join(data, 'vectors.sqlite');
  try {
    return await openFile(file, place);
  } catch (error) {
    if (!(error instanceof KakariError) || error.code !== 'ledger-damaged') throw error;
    place.reportSetAside(setAside(file));
    return openFile(file, place);
  }
}

const openFile = (file: string, place: ShelfPlace): Promise<VectorShelf> =>
  explained(file, async () => openDatabase(sqliteDialect(file, WAIT_MS), 'sqlite', place));

async function openDatabase(
  dialect: LedgerDialect,
  kind: 'sqlite' | 'postgres',
  place: ShelfPlace,
): Promise<VectorShelf> {
  const db = new Kysely<ShelfTables>({ dialect: dialect.kysely });
  try {
    return await explained(dialect.place, async () => {
      await dialect.makeReady();
      await makeTables(db, kind);
      const searchable = kind === 'postgres' && (await makeSearchable(db));
      return databaseShelf({ db, place: dialect.place }, searchable ? searchByPgvector(db) : searchInMemory(place));
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Searches in this process. */
const searchInMemory = (parts: InMemoryParts): ShelfSearch => ({
  columns: () => ({}),
  open: (partition, texts) => openInMemory(partition, texts, parts),
  settle: () => Promise.resolve(),
  dropped: async (space) => rmSync(graphFolder(parts.data, space), { recursive: true, force: true }),
});

/** The newest damaged file is kept, for whoever wants to look at it. */
function setAside(file: string): string {
  const aside = `${file}.damaged`;
  renameSync(file, aside);
  // What was not yet in the file belongs to it, and must not get into the next one.
  for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
  return aside;
}
